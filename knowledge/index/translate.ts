/** A question in one language as terms of another: phrases first, then words; names and numbers as they are. */

import type { Language } from '../../src/nouns.ts';
import { fold } from '../terms/fold.ts';
import { isHangul, syllablePairs } from '../terms/ko.ts';
import { questionTerms, terms } from '../terms/terms.ts';
import type { TermKind } from './hash.ts';
import type { Dictionary, Lexicon } from './lexicon.ts';

/** Terms of which a document may have any; shares tell how good each is (1: best). */
export interface TermGroup {
  kind: TermKind;
  weight: number;
  options: readonly [string, number][];
}

export interface Direction {
  from: Language;
  to: Language;
  lexicon: Lexicon;
}

/** Words of a phrase that is looked up as a whole. */
export const phraseWordsMax = 6;
/** What the glossary says of a phrase counts beside what was learned of its words. */
const phraseWeight = 0.4;
const learnedInPhraseWeight = 0.8;
const hasDigit = /\d/;

/** The groups of terms that a question in `from` has in `to`; what nobody can translate passes without its marks. */
export function translateQuestion(text: string, { from, to, lexicon }: Direction): TermGroup[] {
  const dictionary = lexicon[`${from}>${to}`] ?? { phrases: {}, words: {}, pairs: {} };
  const { words } = questionTerms(text, from);
  const names = capitalised(text);
  const groups: TermGroup[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at, dictionary);
    const part = words.slice(at, at + (phrase?.length ?? 1));
    if (phrase) groups.push(...phraseGroups(phrase.target, to));
    groups.push(...learnedGroups(part, { dictionary, from, to, weight: phrase ? learnedInPhraseWeight : 1 }));
    for (const word of part) {
      const known = phrase !== undefined || Object.hasOwn(dictionary.words, word);
      if (passes(fold(word), { known, named: names.has(fold(word)), to })) {
        groups.push({ kind: 'word', weight: 1, options: [[fold(word), 1]] });
      }
    }
    at += part.length;
  }
  return groups;
}

function longestPhrase(
  words: readonly string[],
  at: number,
  { phrases }: Dictionary,
): { length: number; target: string } | undefined {
  for (let length = Math.min(phraseWordsMax, words.length - at); length > 0; length--) {
    const unit = words.slice(at, at + length).join(' ');
    const target = Object.hasOwn(phrases, unit) ? phrases[unit] : undefined;
    if (target !== undefined) return { length, target };
  }
  return undefined;
}

function phraseGroups(target: string, to: Language): TermGroup[] {
  const { words, pairs } = terms(target, to);
  const group = (kind: TermKind, text: string): TermGroup => ({
    kind,
    weight: phraseWeight,
    options: [[text, 1]],
  });
  return [...words.map((word) => group('word', word)), ...pairs.map((pair) => group('pair', pair))];
}

interface Learned {
  dictionary: Dictionary;
  from: Language;
  to: Language;
  weight: number;
}

/** What was learned of each word; in Vietnamese, of pairs that are known as such before that of their syllables. */
function learnedGroups(words: readonly string[], { dictionary, from, to, weight }: Learned): TermGroup[] {
  const groups: TermGroup[] = [];
  for (let at = 0; at < words.length; ) {
    const pair = `${words[at]} ${words[at + 1]}`;
    const length = from === 'vi' && Object.hasOwn(dictionary.words, pair) ? 2 : 1;
    const unit = length === 2 ? pair : (words[at] ?? '');
    groups.push(...groupsOf(unit, { dictionary, to, weight: weight * length }));
    at += length;
  }
  return groups;
}

function groupsOf(unit: string, { dictionary, to, weight }: Omit<Learned, 'from'>): TermGroup[] {
  const words = Object.hasOwn(dictionary.words, unit) ? (dictionary.words[unit] ?? []) : [];
  const pairs = Object.hasOwn(dictionary.pairs, unit) ? (dictionary.pairs[unit] ?? []) : [];
  const groups: TermGroup[] = [];
  if (words.length > 0) groups.push({ kind: 'word', weight, options: words });
  if (pairs.length > 0) groups.push({ kind: 'pair', weight, options: pairs });
  const best = words[0]?.[0] ?? '';
  if (to !== 'ko' || !isHangul(best) || best.length < 2) return groups;
  // Korean documents write compounds together, so a word is looked for by its syllable pairs too.
  const inside = syllablePairs(best);
  return [
    ...groups,
    ...inside.map(
      (part): TermGroup => ({ kind: 'pair', weight: weight / inside.length, options: [[part, 1]] }),
    ),
  ];
}

function passes(word: string, by: { known: boolean; named: boolean; to: Language }): boolean {
  if (word === '') return false;
  if (hasDigit.test(word)) return true;
  if (isHangul(word)) return by.to === 'ko';
  return by.named || !by.known;
}

/** Words that begin with a capital, without marks. */
function capitalised(text: string): Set<string> {
  const found = text.normalize('NFC').match(/\p{Lu}[\p{L}\p{M}]*/gu) ?? [];
  return new Set(found.map(fold));
}
