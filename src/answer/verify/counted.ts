/** What a number counts: numbers of one text that changed places stand before each other's words. */

import type { Value } from '../values.ts';
import type { Claim } from './claim.ts';
import { unitsOf, type Word } from './words.ts';

/** A number is refused whose neighbours belong, in the cited text, to another number alone. */
export function checkCounted({ words, values, language, same, text }: Claim): string | undefined {
  const said = windowsOf(text, words, values, language);
  if (said.length === 0) return undefined;
  const texts = same
    .map((one) => windowsOf(one.text, one.words, one.values, language))
    .filter((there) => there.length > 1);
  for (const one of said) {
    const wrong = texts.map((there) => misplaced(one, there, language));
    const first = wrong.find((number) => number !== undefined);
    if (first !== undefined && !texts.some((there) => fits(one, there)))
      return `${one.number} stands where ${first} is cited`;
  }
  return undefined;
}

/** How many words it takes; in Korean, pairs of syllables. */
const least = { vi: 2, ko: 3, en: 2 } as const;

/** The number that these neighbours belong to, where it is another one. */
function misplaced(
  { number, near }: Window,
  there: readonly Window[],
  language: Claim['language'],
): number | undefined {
  if (there.filter((other) => other.number === number).length !== 1) return undefined;
  return there.find((other) => other.number !== number && only(near, other, there) >= least[language])
    ?.number;
}

function fits({ number, near }: Window, there: readonly Window[]): boolean {
  return there.some((other) => other.number === number && only(near, other, there) > 0);
}

interface Window {
  number: number;
  near: ReadonlySet<string>;
}

/** How many of the words stand beside `other` and beside no other number. */
function only(near: ReadonlySet<string>, other: Window, all: readonly Window[]): number {
  return [...near].filter(
    (unit) => other.near.has(unit) && all.every((one) => one === other || !one.near.has(unit)),
  ).length;
}

/** Each number in digits with the words behind it up to the next value (Korean: those before it as well). */
function windowsOf(
  text: string,
  words: readonly Word[],
  values: readonly Value[],
  language: Claim['language'],
): Window[] {
  return values.flatMap((value): Window[] => {
    if (value.kind !== 'number' || value.spelled || text[value.start - 1] === '(') return [];
    const near = [...before(value, words, values, language), ...after(value, words, values, language)];
    return [{ number: value.readings[0] ?? 0, near: new Set(unitsOf(near, language)) }];
  });
}

function before(
  value: Value,
  words: readonly Word[],
  values: readonly Value[],
  language: Claim['language'],
): Word[] {
  if (language !== 'ko') return [];
  const last = Math.max(
    0,
    ...values.map(({ end, kind }) => (end <= value.start && kind === 'number' ? end : 0)),
  );
  const free = (word: Word) => values.every(({ start, end }) => word.end <= start || word.start >= end);
  return words.filter((word) => word.end <= value.start && word.start >= last && free(word)).slice(-4);
}

function after(
  value: Value,
  words: readonly Word[],
  values: readonly Value[],
  language: Claim['language'],
): Word[] {
  const next = Math.min(
    ...values.map(({ start }) => (start > value.start ? start : Number.POSITIVE_INFINITY)),
  );
  const between = words.filter(({ start, end }) => start >= value.end && end <= next);
  if (language !== 'ko') return between.slice(0, 6);
  const near = between.slice(0, 3);
  const leads =
    next < Number.POSITIVE_INFINITY && between.length <= 3 && !/에서$/.test(near.at(-1)?.lower ?? '');
  return leads ? near.slice(0, -1) : near;
}
