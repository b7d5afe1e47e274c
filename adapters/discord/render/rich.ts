/** The pieces of a Discord message before they become Markdown, and what Discord takes of a text. */

import type { Run as PlainRun } from '../../../src/channel/runs.ts';

/** `raw` is markup of ours (a bullet, a number) that must not be escaped. */
export interface Run extends PlainRun {
  raw?: boolean;
}

export type Shape = 'text' | 'heading' | 'quote' | 'code';

/** One block as Discord shows it. `head` is repeated where a table goes on. */
export interface Piece {
  shape: Shape;
  runs: Run[];
  head?: string;
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
