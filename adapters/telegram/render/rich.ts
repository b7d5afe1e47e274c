/** The pieces of a Telegram message before they become HTML, and what Telegram takes of a text. */

import type { Run } from '../../../src/channel/runs.ts';

/** `fold` is an expandable quotation. */
export type Shape = 'text' | 'pre' | 'quote' | 'fold';

/** One block as Telegram shows it. `head` is repeated where a table goes on; `heading` stays with what follows. */
export interface Piece {
  shape: Shape;
  runs: Run[];
  head?: string;
  heading?: boolean;
}

/** The entities that a piece costs: Telegram silently drops all after the hundredth of a message. */
export function entitiesOf(piece: Piece): number {
  return piece.runs.reduce((sum, run) => sum + entitiesOfRun(run), piece.shape === 'text' ? 0 : 1);
}

export function entitiesOfRun(run: Run): number {
  return Number(run.bold ?? false) + Number(run.italic ?? false) + Number(run.url !== undefined);
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
