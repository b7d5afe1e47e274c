/** Whether the sentence speaks of what it cites at all, and not rather of other material. */

import type { Language } from '../../nouns.ts';
import type { Claim } from './claim.ts';
import { type Ground, groundOf } from './ground.ts';
import type { Grounds } from './sentence.ts';

/** Least share of a sentence's words that stand in the cited texts, by language. */
const least: Readonly<Record<Language, number>> = { vi: 0.5, ko: 0.3, en: 0.4 };
/** How much better other material may carry the sentence before its citation counts as mistaken. */
const lead = 0.25;

export function checkSource(claim: Claim, { material }: Grounds): string | undefined {
  if (claim.same.length === 0)
    return anchored(claim) ? undefined : 'nothing ties the sentence to what it cites';
  const units = [...new Set(claim.units)];
  if (units.length === 0) return undefined;
  const share = shareIn(units, claim.cited, claim);
  if (share < least[claim.language]) return 'most of the sentence is not in what is cited';
  if (share > 1 - lead) return undefined;
  for (const other of material.values()) {
    const ground = groundOf(other);
    if (claim.cited.includes(ground)) continue;
    if (shareIn(units, [ground], claim) >= share + lead)
      return `the sentence fits ${ground.id} rather than what it cites`;
  }
  return undefined;
}

function shareIn(units: readonly string[], grounds: readonly Ground[], { language, about }: Claim): number {
  const texts = grounds.flatMap((ground) => ground.texts.filter((text) => text.language === language));
  const has = (unit: string) =>
    texts.some((text) => text.units.has(unit)) ||
    about.some(({ words, letters }) => words.has(unit) || (language === 'ko' && letters.includes(unit)));
  return units.filter(has).length / units.length;
}

/** A passage in another language: one value or name at least must be the same. */
function anchored({ values, words, cited }: Claim): boolean {
  return (
    values.length > 0 ||
    words.some(
      ({ folded, surface }) => /\p{Lu}/u.test(surface) && cited.some((ground) => ground.words.has(folded)),
    )
  );
}
