/** What is to be looked after in the documents: reviews that are due, passports with holes. */

import { spansOf } from './in-force.ts';
import type { DocumentVersion } from './release.ts';

export interface Stale {
  document: string;
  title: string;
  sentence: string;
}

/** A document is read anew after a year: laws are amended, pages moved. */
const reviewAfterDays = 365;
const dayMs = 86_400_000;
const wanted = ['publisher', 'url', 'published', 'licence'] as const;

export function staleDocuments(versions: readonly DocumentVersion[], now: Date): Stale[] {
  const today = now.toISOString().slice(0, 10);
  return [...spansOf(versions)].flatMap(([{ document, passport, passages, repeals, keys }, { to }]) => {
    const { title, fetched_at, effective_from } = passport;
    const isLaw =
      passport.number !== undefined || repeals.length > 0 || keys.some((key) => key.startsWith('law:'));
    const missing = [
      ...wanted.filter((field) => passport[field] === ''),
      ...(isLaw && !effective_from ? ['effective_from'] : []),
    ];
    const age = Math.floor((now.getTime() - Date.parse(fetched_at)) / dayMs);
    const sentences = [
      ...(to !== undefined && to < today
        ? [`not in force since ${to}; its text is kept for questions about earlier days.`]
        : []),
      ...(age > reviewAfterDays
        ? [`read ${age} days ago; look whether there is a newer version and add that.`]
        : []),
      ...(missing.length > 0
        ? [
            `its passport lacks ${missing.join(', ')}; add it again with --${missing.map(optionOf).join(', --')}.`,
          ]
        : []),
      ...(passages === 0 ? ['it holds no passage; remove it.'] : []),
    ];
    return sentences.map((sentence) => ({ document, title, sentence }));
  });
}

function optionOf(field: string): string {
  return field.replace('_', '-');
}
