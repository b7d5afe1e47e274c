/** The bot's own words: no fact of their own beyond a year or an as-of date, and names only to list them. */

import type { Language, Localized } from '../../nouns.ts';
import * as say from '../../say/answers.ts';
import type { DraftSentence } from '../draft.ts';
import { readValues, type Value } from '../values.ts';
import { hasLink } from './links.ts';
import type { Known } from './sentence.ts';

/** What the bot says around an answer, word for word: it passes as it is. */
const said: ReadonlySet<string> = new Set(
  Object.values(say).flatMap((one) =>
    typeof one === 'object' ? Object.values<string>(one satisfies Localized) : [],
  ),
);

export function checkOwn(
  { text, cites }: DraftSentence,
  language: Language,
  known: Known | undefined,
): string | undefined {
  if (cites.length > 0) return 'own words cite nothing';
  if (said.has(text)) return undefined;
  if (hasLink(text)) return 'own words carry a link';
  if (/["“«「『]/.test(text)) return 'own words carry a quotation';
  const listed = isListing(text, known);
  const fact = readValues(text, language).find((value) => !listed && isFact(value, text));
  return fact ? `own words carry ${text.slice(fact.start, fact.end).trim()}` : undefined;
}

const asOf = /tính đến|tính tới|as of|기준/i;

/** A year alone says what is spoken about; a day or month only when something was so. */
function isFact(value: Value, text: string): boolean {
  switch (value.kind) {
    case 'date':
      return (value.month !== undefined || value.day !== undefined) && !(asOf.test(text) && text.length < 60);
    case 'number':
      return !value.spelled;
    case 'code':
      return true;
  }
}

/** Nothing but an entry's name, as in a list of what the bot knows about. */
function isListing(text: string, known: Known | undefined): boolean {
  if (!known || !/\d/.test(text)) return false;
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').length;
  const named = known
    .named(text)
    .reduce(
      (most, { start, end }) => Math.max(most, text.slice(start, end).replace(/[^\p{L}\p{N}]/gu, '').length),
      0,
    );
  return named >= letters * 0.8;
}
