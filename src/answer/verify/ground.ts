/** What a sentence may rest on: the cited texts, read once for each statement or passage. */

import type { Entry, Language, Passage, Statement } from '../../nouns.ts';
import { compact, fold } from '../../text.ts';
import type { Material } from '../draft.ts';
import { recordedDate } from '../values/dates.ts';
import { type DateValue, readValues, type Value } from '../values.ts';
import { unitsOf, type Word, wordsOf } from './words.ts';

/** One cited text in one language. */
export interface GroundText {
  language: Language;
  text: string;
  lower: string;
  words: readonly Word[];
  /** Its words as they can be looked up. */
  forms: ReadonlySet<string>;
  units: ReadonlySet<string>;
  values: readonly Value[];
}

export interface Ground {
  id: string;
  entry: string | undefined;
  texts: readonly GroundText[];
  /** Folded words of all texts; marked (lower case) words as well. */
  words: ReadonlySet<string>;
  /** Those with a capital: what may be a name in another language. */
  names: ReadonlySet<string>;
  /** Folded letters of all texts run together. */
  letters: string;
  values: readonly Value[];
  /** Dates of the record itself: when it was so, when it was published. */
  recorded: readonly DateValue[];
  url: string | undefined;
}

const read = new WeakMap<Statement | Passage, Ground>();

export function groundOf(material: Material): Ground {
  const key = material.kind === 'statement' ? material.statement : material.passage;
  const known = read.get(key);
  if (known) return known;
  const ground =
    material.kind === 'statement' ? ofStatement(material.statement) : ofPassage(material.passage);
  read.set(key, ground);
  return ground;
}

function ofStatement(statement: Statement): Ground {
  const texts = (['vi', 'ko', 'en'] as const).map((language) => textOf(statement.text[language], language));
  const recorded = [statement.as_of, statement.period, statement.until]
    .flatMap((date) => date ?? [])
    .map(recordedDate);
  return together({ id: statement.id, entry: statement.entry, url: undefined, recorded }, texts);
}

function ofPassage(passage: Passage): Ground {
  const dates = [passage.published, passage.effective_from, passage.effective_to];
  const recorded = dates.flatMap((date) => (date ? recordedDate(date) : []));
  const about = textOf(`${passage.title}. ${passage.place}. ${passage.publisher}`, passage.language);
  return together({ id: passage.id, entry: undefined, url: passage.url, recorded }, [
    textOf(passage.text, passage.language),
    about,
  ]);
}

function together(about: Pick<Ground, 'id' | 'entry' | 'url' | 'recorded'>, texts: GroundText[]): Ground {
  return {
    ...about,
    texts,
    words: new Set(texts.flatMap(({ words }) => words.flatMap(formsOf))),
    names: new Set(
      texts.flatMap(({ words }) => words.filter(({ surface }) => /\p{Lu}/u.test(surface)).flatMap(formsOf)),
    ),
    letters: texts.map(({ text }) => compact(text)).join('|'),
    values: texts.flatMap(({ values }) => values),
  };
}

/** A word as it can be looked up: with marks, without, and without a possessive. */
export function formsOf({ lower, folded }: Pick<Word, 'lower' | 'folded'>): string[] {
  return [lower, folded, folded.replace(/[’'].*$/, '')];
}

export function textOf(text: string, language: Language): GroundText {
  const clean = text.normalize('NFC');
  const words = wordsOf(clean);
  return {
    language,
    text: clean,
    lower: clean.toLowerCase(),
    words,
    forms: new Set(words.flatMap(formsOf)),
    units: new Set(unitsOf(words, language)),
    values: readValues(clean, language),
  };
}

/** The names of an entry: what stands for it in any language. */
export interface NamesOf {
  words: ReadonlySet<string>;
  letters: string;
  /** The full and the short names, one a line. */
  texts: string;
  values: readonly Value[];
}

const named = new WeakMap<Entry, NamesOf>();

export function namesOf(entry: Entry): NamesOf {
  const known = named.get(entry);
  if (known) return known;
  const texts = (['vi', 'ko', 'en'] as const).flatMap((language) =>
    [entry.names[language], entry.short[language], ...entry.aliases[language]].map((name) => ({
      name,
      language,
    })),
  );
  const names: NamesOf = {
    words: new Set(texts.flatMap(({ name }) => wordsOf(name.normalize('NFC')).flatMap(formsOf))),
    letters: texts.map(({ name }) => compact(name)).join('|'),
    texts: [...Object.values(entry.names), ...Object.values(entry.short)].join('\n').normalize('NFC'),
    values: texts.flatMap(({ name, language }) => readValues(name.normalize('NFC'), language)),
  };
  named.set(entry, names);
  return names;
}

/** Words that a language writes in lower case somewhere in the knowledge: a capital makes no name of them. */
export function vocabularyOf(entries: ReadonlyMap<string, Entry>): ReadonlySet<string> {
  const known = vocabularies.get(entries);
  if (known) return known;
  const words = new Set<string>();
  for (const entry of entries.values()) {
    for (const { text } of entry.statements) {
      for (const language of ['vi', 'en'] as const) {
        for (const [word] of text[language].matchAll(/(?<![\p{L}])\p{Ll}[\p{Ll}\p{M}]*(?![\p{L}])/gu))
          words.add(fold(word));
      }
    }
  }
  vocabularies.set(entries, words);
  return words;
}

const vocabularies = new WeakMap<ReadonlyMap<string, Entry>, ReadonlySet<string>>();

/** Every pair of neighbouring Korean syllables in the knowledge. */
export function syllablePairsOf(entries: ReadonlyMap<string, Entry>): ReadonlySet<string> {
  const known = syllablePairs.get(entries);
  if (known) return known;
  const pairs = new Set<string>();
  for (const entry of entries.values()) {
    for (const { text } of entry.statements) {
      for (const [run] of text.ko.matchAll(/[가-힣]{2,}/g)) {
        for (let at = 0; at < run.length - 1; at++) pairs.add(run.slice(at, at + 2));
      }
    }
  }
  syllablePairs.set(entries, pairs);
  return pairs;
}

const syllablePairs = new WeakMap<ReadonlyMap<string, Entry>, ReadonlySet<string>>();
