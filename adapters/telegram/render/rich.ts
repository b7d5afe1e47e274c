/** Text with its styles, before it becomes Telegram's HTML: pages are cut here, where no tag can break. */

/** A stretch of text in one style. `mark` is a citation mark: never parted from the word before it. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  url?: string;
  mark?: boolean;
}

/** `fold` is an expandable quotation. */
export type Shape = 'text' | 'pre' | 'quote' | 'fold';

/** One block as Telegram shows it. `head` is repeated where a table goes on; `heading` stays with what follows. */
export interface Piece {
  shape: Shape;
  runs: Run[];
  head?: string;
  heading?: boolean;
}

/** UTF-16 units, as Telegram counts a message after its entities are parsed. */
export function unitsOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** The entities that a piece costs: Telegram silently drops all after the hundredth of a message. */
export function entitiesOf(piece: Piece): number {
  return piece.runs.reduce((sum, run) => sum + entitiesOfRun(run), piece.shape === 'text' ? 0 : 1);
}

export function entitiesOfRun(run: Run): number {
  return Number(run.bold ?? false) + Number(run.italic ?? false) + Number(run.url !== undefined);
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

/** Without white space at both ends, as Telegram trims a message itself. */
export function trimRuns(runs: readonly Run[]): Run[] {
  const text = textOf(runs);
  const from = text.length - text.trimStart().length;
  const [kept] = splitRuns(runs, text.trimEnd().length);
  return splitRuns(kept, Math.min(from, unitsOf(kept)))[1];
}

/**
 * Text that Telegram takes as it is: whole surrogate pairs, line feeds alone, no control characters
 * (Telegram turns those into spaces or refuses the message).
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}--[\n\t]]/gv, ' ');
}
