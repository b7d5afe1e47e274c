/** Pieces → pages that each fit: nothing is lost, and no word, link or letter is cut in two. */

import { paginate as inPages, repeatHead } from '../../../src/channel/pages.ts';
import { splitRuns, trimRuns } from '../../../src/channel/runs.ts';
import { cutAt } from './cut.ts';
import { markdownOf, markdownOfPiece } from './markdown.ts';
import type { Piece } from './rich.ts';

/** Pages of at most that many UTF-16 units of Markdown (Discord counts code points: never more). */
export function paginate(pieces: readonly Piece[], unitsMax: number): Piece[][] {
  return inPages(pieces, {
    roomOn: (page) => unitsMax - (page.length === 0 ? 0 : markdownOf(page).length + gap),
    fits: (piece, room) => markdownOfPiece(piece).length <= room,
    worthSplitting: (piece, room) => worthSplitting(piece, room, unitsMax),
    split: (piece, room) => splitPiece(piece, room, unitsMax),
    isHeading: ({ shape }) => shape === 'heading',
  });
}

const gap = 2;
const roomWorthUsing = 200;

/** A page half full is left as it is when the next piece fits a page of its own. */
function worthSplitting(piece: Piece, room: number, unitsMax: number): boolean {
  if (room < roomWorthUsing) return false;
  return markdownOfPiece(piece).length > unitsMax || room >= unitsMax / 2;
}

function splitPiece(piece: Piece, room: number, unitsMax: number): [Piece, Piece | undefined] {
  const [now, later] = parted(piece, cutAt(piece, room));
  if (later.runs.length === 0) return [now, undefined];
  return [
    now,
    { ...later, runs: repeatHead({ head: piece.head, now: now.runs, later: later.runs }, unitsMax) },
  ];
}

function parted(piece: Piece, at: number): [Piece, Piece] {
  const [before, after] = splitRuns(piece.runs, at);
  return [
    { ...piece, runs: piece.shape === 'code' ? before : trimRuns(before) },
    { ...piece, runs: trimRuns(after) },
  ];
}
