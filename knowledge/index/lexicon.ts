/** Words of one language in another: the glossary's phrases, and pairs learned from texts in three languages. */

import { type Language, type Localized, languages } from '../../src/nouns.ts';
import { questionTerms, terms } from '../terms/terms.ts';
import { learnPairs, type UnitPairs } from './ibm1.ts';
import { phraseWordsMax } from './translate.ts';

/** Plain data, to be kept as JSON: one dictionary for each direction, as "vi>ko". */
export type Lexicon = Partial<Record<string, Dictionary>>;

/** From units (a word, a Vietnamese pair, a phrase with a space between its words) to what they are. */
export interface Dictionary {
  phrases: Record<string, string>;
  /** Words, and in Vietnamese pairs, that any of them stand for it; with shares, best first. */
  words: Record<string, [string, number][]>;
  pairs: Record<string, [string, number][]>;
}

/**
 * The lexicon of phrases (glossary rows, names) and of the words in texts that say the same in three languages.
 * Takes about two seconds for a thousand texts: to be done when the content changes, and kept.
 */
export function createLexicon(phrases: readonly Localized[], texts: readonly Localized[]): Lexicon {
  const lexicon: Lexicon = {};
  for (const [one, other] of directions()) {
    const words = learn(texts, [one, wordsOf], [other, wordsOf]);
    const toPairs = other === 'vi' ? learn(texts, [one, wordsOf], [other, pairsOf]) : nothing;
    const fromPairs = one === 'vi' ? learn(texts, [one, pairsOf], [other, wordsOf]) : nothing;
    lexicon[`${one}>${other}`] = {
      phrases: phraseRecord(phrases, one, other),
      words: record(words.forward, fromPairs.forward),
      pairs: record(toPairs.forward),
    };
    lexicon[`${other}>${one}`] = {
      phrases: phraseRecord(phrases, other, one),
      words: record(words.backward, toPairs.backward),
      pairs: record(fromPairs.backward),
    };
  }
  return lexicon;
}

function directions(): [Language, Language][] {
  return languages.flatMap((one, at) =>
    languages.slice(at + 1).map((other): [Language, Language] => [one, other]),
  );
}

type Units = (text: string, language: Language) => string[];
const wordsOf: Units = (text, language) => questionTerms(text, language).words;
const pairsOf: Units = (text, language) => questionTerms(text, language).pairs;

const nothing: { forward: UnitPairs; backward: UnitPairs } = { forward: new Map(), backward: new Map() };

function learn(
  texts: readonly Localized[],
  [one, unitsOfOne]: [Language, Units],
  [other, unitsOfOther]: [Language, Units],
): { forward: UnitPairs; backward: UnitPairs } {
  return learnPairs(
    texts.map((text) => ({ one: unitsOfOne(text[one], one), other: unitsOfOther(text[other], other) })),
  );
}

function record(...pairs: readonly UnitPairs[]): Record<string, [string, number][]> {
  return Object.fromEntries(pairs.flatMap((map) => [...map]));
}

/** Where several phrases have the same source, the last one counts. */
function phraseRecord(phrases: readonly Localized[], from: Language, to: Language): Record<string, string> {
  const found: Record<string, string> = {};
  for (const phrase of phrases) {
    const unit = phraseUnit(terms(phrase[from], from).words);
    if (unit !== undefined && phrase[to].trim() !== '') found[unit] = phrase[to];
  }
  return found;
}

/** The words of a phrase as it is looked up; undefined for one that is too long. */
function phraseUnit(words: readonly string[]): string | undefined {
  return words.length === 0 || words.length > phraseWordsMax ? undefined : words.join(' ');
}
