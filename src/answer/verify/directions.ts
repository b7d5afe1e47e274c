/** Direction and comparison: what rose has not fallen, what comes before comes not after. */

import type { Language } from '../../nouns.ts';
import type { Claim } from './claim.ts';
import type { GroundText } from './ground.ts';
import { opposites } from './opposites.ts';
import { unitsOf, type Word } from './words.ts';

type Side = Readonly<Record<Language, RegExp>>;

export function checkDirections(claim: Claim): string | undefined {
  for (const { name, strict, sides, closeOnly } of opposites) {
    if (closeOnly) continue;
    for (const [said, other] of [sides, [sides[1], sides[0]] as const]) {
      if (!says(said, claim.text, claim.language)) continue;
      const here = claim.all.some((one) => says(said, one.text, one.language));
      const there = claim.all.some((one) => says(other, one.text, one.language));
      if (!here && (there || strict) && !says(other, claim.text, claim.language))
        return `${name}: the other way round`;
      if (!here && there && strict) return `${name}: the other way round`;
      if (strict && here && there && standsWhereOther(claim, said, other)) return `${name}: exchanged`;
    }
  }
  return undefined;
}

function says(side: Side, text: string, language: Language): boolean {
  return text.search(side[language]) >= 0;
}

/** Both sides are cited: the words around the said one tell which of them it took the place of. */
function standsWhereOther({ text, language, words, same }: Claim, said: Side, other: Side): boolean {
  const mine = around(text, words, said, language);
  if (mine.length === 0 || same.length === 0) return false;
  const right = same.flatMap((one) => around(one.text, one.words, said, language));
  const wrong = same.flatMap((one) => around(one.text, one.words, other, language));
  return mine.some((context) => closest(context, wrong) >= closest(context, right) + 2);
}

function closest(context: ReadonlySet<string>, others: readonly ReadonlySet<string>[]): number {
  return Math.max(0, ...others.map((other) => [...context].filter((unit) => other.has(unit)).length));
}

const reach = 3;

/** What stands within three words of each match, each with the side it stands on. */
function around(
  text: string,
  words: GroundText['words'],
  side: Side,
  language: Language,
): ReadonlySet<string>[] {
  return [...text.matchAll(side[language])].map((match) => {
    const end = match.index + match[0].length;
    const left = words.filter((word) => word.end <= match.index).slice(-reach);
    const right = words.filter((word) => word.start >= end).slice(0, reach);
    return new Set([...marks('<', left, language), ...marks('>', right, language)]);
  });
}

function marks(sign: string, words: readonly Word[], language: Language): string[] {
  return [
    ...unitsOf(words, language),
    ...words.filter(({ lower }) => /^\d/.test(lower)).map(({ lower }) => lower),
  ].map((unit) => sign + unit);
}
