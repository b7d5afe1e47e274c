/** Where a text that is too long for one page is parted, as its Markdown is counted. */

import { lastBreak, lastGrapheme, lookBack, notInsideLinks } from '../../../src/channel/cut.ts';
import { splitRuns, textOf } from '../../../src/channel/runs.ts';
import { markdownOfPiece } from './markdown.ts';
import type { Piece } from './rich.ts';

/** UTF-16 units of the text, more than none, whose Markdown takes at most `room` units. */
export function cutAt(whole: Piece, room: number): number {
  // No sign takes less than one unit of Markdown: what lies further back cannot fit.
  const piece = { ...whole, runs: splitRuns(whole.runs, room + lookBack)[0] };
  const max = Math.max(1, unitsWithin(piece, room));
  const text = textOf(piece.runs);
  const fits = (units: number) => lengthTo(piece, units) <= room;
  return (
    lastBreak(text, max, { at: notInsideLinks(piece.runs), fits }) ||
    lastBreak(text, max, { at: () => true, fits }) ||
    lastGrapheme(text, max)
  );
}

/** The longest beginning that fits: found by halving, as more text never takes less room. */
function unitsWithin(piece: Piece, room: number): number {
  let fits = 0;
  let over = Math.min(textOf(piece.runs).length, room) + 1;
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (lengthTo(piece, middle) <= room) fits = middle;
    else over = middle;
  }
  return fits;
}

function lengthTo(piece: Piece, at: number): number {
  return markdownOfPiece({ ...piece, runs: splitRuns(piece.runs, at)[0] }).length;
}
