/** Names of entries that fit what somebody has typed so far: for autocompletion. */

import type { Entry, Language } from '../nouns.ts';
import type { Knowledge } from '../ports.ts';
import { compact, plain } from '../text.ts';

export interface SuggestedEntry {
  id: string;
  name: string;
}

/** Best first: names that begin so, then those with a word that begins so, then those that contain it. */
export function suggestEntries(
  knowledge: Pick<Knowledge, 'entries'>,
  text: string,
  language: Language,
  limit: number,
): SuggestedEntry[] {
  const typed = plain(text);
  const ranked = [...knowledge.entries.values()].flatMap((entry) => {
    const rank = Math.min(...namesOf(entry, language).map((name) => rankOf(name, typed)));
    return rank < noFit ? [{ rank, id: entry.id, name: entry.short[language] }] : [];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, language))
    .slice(0, limit)
    .map(({ id, name }) => ({ id, name }));
}

const noFit = 4;

function rankOf(name: string, typed: string): number {
  const seen = plain(name);
  if (typed === '' || seen.startsWith(typed)) return 0;
  if (seen.includes(` ${typed}`)) return 1;
  return compact(name).includes(compact(typed)) ? 2 : noFit;
}

function namesOf(entry: Entry, language: Language): string[] {
  return [entry.short[language], entry.names[language], ...Object.values(entry.aliases).flat()];
}
