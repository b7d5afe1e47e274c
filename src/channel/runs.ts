/** Text with its styles, before it becomes a platform's markup: pages are cut here, where no markup can break. */

import type { Citation, Span } from '../nouns.ts';

/** A stretch of text in one style. `mark` is a citation mark: never parted from the word before it. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  url?: string;
  mark?: boolean;
}

/** What a platform takes of a text, and of an address; undefined for an address that it would not link. */
export interface Spelling {
  clean: (text: string) => string;
  linkable: (url: string | undefined) => string | undefined;
}

/** Makes runs of spans; a citation mark links to its source. */
export function createToRuns(citations: readonly Citation[], { clean, linkable }: Spelling) {
  const addresses = new Map(citations.map(({ n, url }) => [n, url]));
  return (spans: readonly Span[]): Run[] =>
    spans
      .filter(({ text }) => text !== '')
      .map((span) => {
        const url = linkable(span.cite === undefined ? span.url : (addresses.get(span.cite) ?? span.url));
        return {
          text: clean(span.text),
          ...(span.bold && { bold: true }),
          ...(span.italic && { italic: true }),
          ...(url !== undefined && { url }),
          ...(span.cite !== undefined && { mark: true }),
        };
      });
}

export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** UTF-16 units. */
export function unitsOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

/** Two parts of the runs, parted at that many UTF-16 units. */
export function splitRuns<R extends Run>(runs: readonly R[], at: number): [R[], R[]] {
  const before: R[] = [];
  const after: R[] = [];
  let start = 0;
  for (const run of runs) {
    const cut = Math.min(Math.max(at - start, 0), run.text.length);
    if (cut > 0) before.push({ ...run, text: run.text.slice(0, cut) });
    if (cut < run.text.length) after.push({ ...run, text: run.text.slice(cut) });
    start += run.text.length;
  }
  return [before, after];
}

/** Without white space at both ends, as platforms trim a message themselves. */
export function trimRuns<R extends Run>(runs: readonly R[]): R[] {
  const text = textOf(runs);
  const from = text.length - text.trimStart().length;
  const [kept] = splitRuns(runs, text.trimEnd().length);
  return splitRuns(kept, Math.min(from, unitsOf(kept)))[1];
}
