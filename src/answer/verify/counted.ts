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
    if (first !== undefined && !texts.some((there, at) => wrong[at] === undefined && fits(one, there)))
      return `${one.number} stands where ${first} is cited`;
  }
  return undefined;
}

/** How many words it takes; in Korean, pairs of syllables. */
const least = { vi: 2, ko: 3, en: 2 } as const;

/** The number that these neighbours belong to, where it is another one. */
function misplaced(
  { number, near, unit }: Window,
  there: readonly Window[],
  language: Claim['language'],
): number | undefined {
  const own = there.filter((other) => other.number === number);
  const [right] = own;
  if (!right || own.length > 1) return undefined;
  const fitting = only(near, right, there);
  return there.find(
    (other) =>
      other.number !== number &&
      (unit === undefined || other.unit === undefined || other.unit === unit) &&
      only(near, other, there) >= Math.max(least[language], fitting + 1),
  )?.number;
}

function fits({ number, near }: Window, there: readonly Window[]): boolean {
  return there.some((other) => other.number === number && only(near, other, there) > 0);
}

interface Window {
  number: number;
  unit: string | undefined;
  near: ReadonlySet<string>;
}

/** How many of the words stand beside `other` and beside no other number; what is counted weighs most. */
function only(near: ReadonlySet<string>, other: Window, all: readonly Window[]): number {
  return [...near]
    .filter((unit) => other.near.has(unit) && all.every((one) => one === other || !one.near.has(unit)))
    .reduce((sum, unit) => sum + (unit.startsWith('#') ? least.ko : 1), 0);
}

/** The noun behind a Korean counter: "3개 지표" counts 지표. */
function countedNoun(value: Value, words: readonly Word[], language: Claim['language']): string[] {
  if (language !== 'ko') return [];
  const noun = words.filter(({ start }) => start >= value.end)[1]?.lower;
  const bare = noun?.replace(/(?:에서|으로|은|는|이|가|을|를|에|의|로|와|과)$/, '');
  return bare && /^[가-힣]+$/.test(bare) ? [`#${bare}`] : [];
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
    const behind = after(value, words, values, language);
    const units = unitsOf([...before(value, words, values, language), ...behind], language);
    return [
      {
        number: value.readings[0] ?? 0,
        unit: value.unit,
        near: new Set([...units, ...countedNoun(value, words, language)]),
      },
    ];
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
