/** Pieces → pages that each fit: nothing is lost, and no word, link or letter is cut in two. */

import { cutAt } from './cut.ts';
import { markdownOf, markdownOfPiece } from './markdown.ts';
import { type Piece, splitRuns, textOf, trimRuns } from './rich.ts';

/** Pages of at most that many UTF-16 units of Markdown (Discord counts code points: never more). */
export function paginate(pieces: readonly Piece[], unitsMax: number): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  const turn = () => {
    const last = page.at(-1);
    const carried = last?.shape === 'heading' && page.length > 1 ? [last] : [];
    pages.push(carried.length > 0 ? page.slice(0, -1) : page);
    page = carried;
  };
  for (const piece of pieces) {
    let rest: Piece | undefined = { ...piece, runs: trimRuns(piece.runs) };
    while (rest && rest.runs.length > 0) {
      const room = unitsMax - (page.length === 0 ? 0 : markdownOf(page).length + gap);
      if (markdownOfPiece(rest).length <= room) {
        page.push(rest);
        rest = undefined;
      } else if (page.length > 0 && !worthSplitting(rest, room, unitsMax)) {
        turn();
      } else {
        const [now, later]: [Piece, Piece | undefined] = splitPiece(rest, room, unitsMax);
        page.push(now);
        rest = later;
        turn();
      }
    }
  }
  if (page.length > 0) pages.push(page);
  return pages;
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
  return [now, { ...later, runs: repeatHead(piece, now, later, unitsMax) }];
}

function parted(piece: Piece, at: number): [Piece, Piece] {
  const [before, after] = splitRuns(piece.runs, at);
  return [
    { ...piece, runs: piece.shape === 'code' ? before : trimRuns(before) },
    { ...piece, runs: piece.shape === 'code' ? trimRuns(after) : trimRuns(after) },
  ];
}

/** A table that goes on shows its head again. */
function repeatHead({ head }: Piece, now: Piece, later: Piece, unitsMax: number): Piece['runs'] {
  const repeats =
    head !== undefined && head.length < unitsMax / 4 && textOf(now.runs).length > head.length + 1;
  return repeats ? [{ text: `${head}\n` }, ...later.runs] : later.runs;
}
