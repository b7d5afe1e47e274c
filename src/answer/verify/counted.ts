/** What a number counts: numbers of one text that changed places stand before each other's words. */

import type { Value } from '../values.ts';
import type { Claim } from './claim.ts';
import { unitsOf, type Word } from './words.ts';

/** A number is refused whose neighbours belong, in the cited text, to another number alone. */
export function checkCounted({ words, values, language, same }: Claim): string | undefined {
  const said = windowsOf(words, values, language);
  if (said.length === 0) return undefined;
  for (const cited of same) {
    const there = windowsOf(cited.words, cited.values, language);
    if (there.length < 2) continue;
    for (const { number, near } of said) {
      const own = there.filter((other) => other.number === number);
      if (own.length !== 1) continue;
      const right = shared(near, new Set(own.flatMap((one) => [...one.near])));
      const wrong = there.find(
        (other) => other.number !== number && only(near, other, there) >= 2 && right === 0,
      );
      if (wrong) return `${number} stands where ${wrong.number} is cited`;
    }
  }
  return undefined;
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

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((unit) => other.has(unit)).length;
}

/** Each number in digits with the words behind it up to the next value (Korean: those before it as well). */
function windowsOf(words: readonly Word[], values: readonly Value[], language: Claim['language']): Window[] {
  return values.flatMap((value): Window[] => {
    if (value.kind !== 'number' || value.spelled) return [];
    const next = Math.min(
      ...values.map(({ start }) => (start > value.start ? start : Number.POSITIVE_INFINITY)),
    );
    const last = Math.max(0, ...values.map(({ end }) => (end < value.end ? end : 0)));
    const after = words
      .filter(({ start, end }) => start >= value.end && end <= next)
      .slice(0, language === 'ko' ? 2 : 4);
    const before =
      language === 'ko'
        ? words.filter(({ start, end }) => end <= value.start && start >= last).slice(-2)
        : [];
    return [{ number: value.readings[0] ?? 0, near: new Set(unitsOf([...before, ...after], language)) }];
  });
}
