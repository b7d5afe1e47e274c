/** Finds the entries that a text names, by their names and aliases, however marks, case and spaces were typed. */

import type { Entry } from '../src/nouns.ts';
import type { Named } from '../src/ports.ts';
import { compact, fold, hangul } from '../src/text.ts';

/** A name as it is looked for: its folded words (Latin script) or its letters run together (with Hangul). Plain JSON. */
export interface Name {
  words: readonly string[];
  marked: readonly string[];
  /** Set for names with Hangul: folded, without spaces. */
  letters?: string;
  /** One short word in capitals (MOST, NHI) that is also an ordinary word: only capitals name it. */
  capitalsOnly: boolean;
  entries: string[];
}

interface Word {
  folded: string;
  marked: string;
  surface: string;
  start: number;
  end: number;
}

/** Gives a function from a text to the entries named in it, longest names first, none inside another. */
export function nameFinder(names: readonly Name[]): (text: string) => Named[] {
  const byFirstWord = groupBy(
    names.filter((name) => !name.letters),
    (name) => name.words[0] ?? '',
  );
  const byFirstLetters = groupBy(
    names.filter((name) => name.letters),
    (name) => (name.letters ?? '').slice(0, 2),
  );
  return (text) => {
    const found = [...findByWords(text, byFirstWord), ...findByLetters(text, byFirstLetters)];
    return withoutInner(found);
  };
}

/** Every name and alias of the entries, ready to be looked for. */
export function collectNames(entries: readonly Entry[]): Name[] {
  const ordinary = ordinaryWords(entries);
  const names = new Map<string, Name>();
  for (const entry of entries) {
    for (const typed of namesOf(entry)) {
      const words = splitWords(typed);
      const key = hangul.test(typed) ? compact(typed) : words.map((word) => word.folded).join(' ');
      if (key.length < 2) continue;
      const known = names.get(key);
      if (known) {
        if (!known.entries.includes(entry.id)) known.entries.push(entry.id);
      } else
        names.set(key, {
          words: words.map((word) => word.folded),
          marked: words.map((word) => word.marked),
          ...(hangul.test(typed) ? { letters: key } : {}),
          capitalsOnly: words.length === 1 && ordinary.has(key),
          entries: [entry.id],
        });
    }
  }
  return [...names.values()];
}

/** Names, short names and aliases, and each name also without what stands in brackets. */
function namesOf(entry: Entry): Set<string> {
  const typed = new Set<string>();
  for (const language of ['vi', 'ko', 'en'] as const) {
    for (const name of [entry.names[language], entry.short[language]]) {
      typed.add(name);
      typed.add(name.replace(/\s*\([^)]*\)/g, '').trim());
    }
    for (const alias of entry.aliases[language]) typed.add(alias);
  }
  for (const name of [...typed]) {
    for (const other of yearsElsewhere(name)) typed.add(other);
    if (hangul.test(name)) typed.add(lettersSpoken(name));
    if (/ của /i.test(name)) typed.add(name.replace(/ của /gi, ' '));
  }
  return typed;
}

/** "Forum 2024", "2024 Forum" and "Diễn đàn năm 2024" for a name that carries its year. */
function yearsElsewhere(name: string): string[] {
  const year = /(?<!\d)20\d\d(?!\d)/.exec(name)?.[0];
  if (!year || /\d{1,2}[/.월-]/.test(name)) return [];
  const rest = name
    .replace(/[,(]?\s*(năm\s+)?20\d\d년?\s*\)?/u, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return rest.length < 8
    ? []
    : [`${rest} ${year}`, `${year} ${rest}`, `${year}년 ${rest}`, `${rest} năm ${year}`];
}

/** "코리아 IT 스쿨" as it is also typed: "코리아 아이티 스쿨". */
function lettersSpoken(name: string): string {
  return name.replace(/ICT|IT|AI/g, (letters) => spokenLetters[letters] ?? letters);
}

const spokenLetters: Readonly<Record<string, string>> = { ICT: '아이씨티', IT: '아이티', AI: '에이아이' };

/** Words that the content itself writes in lower case: they name nothing when typed so. */
function ordinaryWords(entries: readonly Entry[]): Set<string> {
  const words = new Set<string>();
  for (const entry of entries) {
    for (const statement of entry.statements) {
      for (const text of [statement.text.vi, statement.text.en]) {
        for (const word of text.match(/\p{L}+/gu) ?? [])
          if (word === word.toLowerCase()) words.add(fold(word));
      }
    }
  }
  return words;
}

/** Runs of letters or digits of one script, each with its place in the text. */
function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(
    /[\uac00-\ud7a3]+|[\p{L}\p{N}\p{M}]+?(?=[\uac00-\ud7a3]|[^\p{L}\p{N}\p{M}]|$)/gu,
  )) {
    const surface = match[0];
    words.push({
      folded: fold(surface),
      marked: surface.normalize('NFC').toLowerCase(),
      surface,
      start: match.index,
      end: match.index + surface.length,
    });
  }
  return words;
}

function findByWords(text: string, byFirstWord: ReadonlyMap<string, Name[]>): Named[] {
  const words = splitWords(text);
  const shouted = text === text.toUpperCase();
  return words.flatMap((word, at) =>
    (byFirstWord.get(word.folded) ?? []).flatMap((name) => {
      const here = words.slice(at, at + name.words.length);
      const last = here.at(-1);
      if (!last || here.length < name.words.length || !here.every((w, n) => sameWord(w, name, n))) return [];
      if (name.capitalsOnly && (word.surface !== word.surface.toUpperCase() || shouted)) return [];
      return named(name, word.start, last.end);
    }),
  );
}

/** Folded alike, and where both were typed with marks, with the same marks. */
function sameWord(word: Word, name: Name, n: number): boolean {
  if (word.folded !== name.words[n]) return false;
  const marked = name.marked[n];
  return word.marked === word.folded || marked === word.folded || word.marked === marked;
}

function findByLetters(text: string, byFirstLetters: ReadonlyMap<string, Name[]>): Named[] {
  const { letters, starts, wordStart } = runTogether(text);
  const found: Named[] = [];
  for (let at = 0; at < letters.length - 1; at++) {
    for (const name of byFirstLetters.get(letters.slice(at, at + 2)) ?? []) {
      const looked = name.letters ?? '';
      if (looked.length < 3 && !wordStart[at]) continue;
      if (!letters.startsWith(looked, at)) continue;
      const start = starts[at] ?? 0;
      found.push(...named(name, start, (starts[at + looked.length - 1] ?? start) + 1));
    }
  }
  return found;
}

/** The folded letters of the text without gaps, and where each one stood. */
function runTogether(text: string): { letters: string; starts: number[]; wordStart: boolean[] } {
  let letters = '';
  const starts: number[] = [];
  const wordStart: boolean[] = [];
  let inWord = false;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]|[^\p{L}\p{N}\p{M}]/gsu)) {
    const folded = compact(match[0]);
    for (const letter of folded) {
      letters += letter;
      starts.push(match.index);
      wordStart.push(!inWord);
      inWord = true;
    }
    if (!folded) inWord = false;
  }
  return { letters, starts, wordStart };
}

function named(name: Name, start: number, end: number): Named[] {
  return name.entries.map((entry) => ({ entry, start, end, certainty: 1 / name.entries.length }));
}

/** Drops what lies inside a longer name, and the same entry at the same place. */
function withoutInner(found: readonly Named[]): Named[] {
  const longestFirst = [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Named[] = [];
  for (const one of longestFirst) {
    const inside = kept.some(
      (other) =>
        one.start >= other.start &&
        one.end <= other.end &&
        (other.end - other.start > one.end - one.start || other.entry === one.entry),
    );
    if (!inside) kept.push(one);
  }
  return kept;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
