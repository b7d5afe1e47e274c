/** Text with its styles, before it becomes Discord's Markdown: pages are cut here, where no markup can break. */

/**
 * A stretch of text in one style. `mark` is a citation mark: never parted from the word before it.
 * `raw` is markup of ours (a bullet, a number) that must not be escaped.
 */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  url?: string;
  mark?: boolean;
  raw?: boolean;
}

export type Shape = 'text' | 'heading' | 'quote' | 'code';

/** One block as Discord shows it. `head` is repeated where a table goes on. */
export interface Piece {
  shape: Shape;
  runs: Run[];
  head?: string;
}

export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** Two parts of the runs, parted at that many UTF-16 units. */
export function splitRuns(runs: readonly Run[], at: number): [Run[], Run[]] {
  const before: Run[] = [];
  const after: Run[] = [];
  let start = 0;
  for (const run of runs) {
    const cut = Math.min(Math.max(at - start, 0), run.text.length);
    if (cut > 0) before.push({ ...run, text: run.text.slice(0, cut) });
    if (cut < run.text.length) after.push({ ...run, text: run.text.slice(cut) });
    start += run.text.length;
  }
  return [before, after];
}

/** Without white space at both ends, as Discord trims a message itself. */
export function trimRuns(runs: readonly Run[]): Run[] {
  const text = textOf(runs);
  const kept = splitRuns(runs, text.trimEnd().length)[0];
  return splitRuns(kept, Math.min(text.length - text.trimStart().length, textOf(kept).length))[1];
}

/** Whole letters, plain line ends, and no control characters: Discord refuses or drops the others. */
export function clean(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
  );
}
