/** The bot's own words: no fact of their own beyond years and dates, entry names and nothing to click. */

import type { DraftSentence } from '../draft.ts';
import { readValues } from '../values.ts';
import { hasLink } from './links.ts';
import type { Known } from './sentence.ts';

export function checkOwn({ text, cites }: DraftSentence, known: Known | undefined): string | undefined {
  if (cites.length > 0) return 'own words cite nothing';
  if (hasLink(text)) return 'own words carry a link';
  if (/["“«「『]/.test(text)) return 'own words carry a quotation';
  const named = known && /\d/.test(text) ? known.named(text) : [];
  const fact = readValues(text, 'vi').find(
    (value) =>
      value.kind !== 'date' &&
      !(value.kind === 'number' && value.spelled) &&
      !named.some(({ start, end }) => value.start >= start && value.end <= end),
  );
  return fact ? `own words carry the number ${text.slice(fact.start, fact.end)}` : undefined;
}
