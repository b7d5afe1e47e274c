/** Pieces → pages that each fit one message: nothing is lost, and no word, link or letter is cut in two. */

import { cutAt } from './cut.ts';
import { htmlOf, plainOf } from './html.ts';
import { entitiesOf, type Piece, splitRuns, textOf, trimRuns, unitsOf } from './rich.ts';

/** Telegram's limits of one message, after its entities are parsed. */
export const unitsMax = 4_096;
export const entitiesMax = 100;

export interface Page {
  html: string;
  /** For the case that Telegram refuses the HTML. */
  plain: string;
}

const gap = 2;
/** A page that full is left as it is when the next piece fits a page of its own. */
const fullEnough = unitsMax / 2;
const roomWorthUsing = 200;

export function pagesOf(pieces: readonly Piece[]): Page[] {
  return paginate(pieces).map((page) => ({ html: htmlOf(page), plain: plainOf(page, unitsMax) }));
}

export function paginate(pieces: readonly Piece[]): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  const turn = () => {
    const last = page.at(-1);
    const carried = last?.heading && page.length > 1 ? [last] : [];
    pages.push(carried.length > 0 ? page.slice(0, -1) : page);
    page = carried;
  };
  for (const piece of pieces) {
    let rest: Piece | undefined = { ...piece, runs: trimRuns(piece.runs) };
    while (rest && rest.runs.length > 0) {
      const room = roomOf(page);
      if (fits(rest, room)) {
        page.push(rest);
        rest = undefined;
      } else if (page.length > 0 && !worthSplitting(rest, room)) {
        turn();
      } else {
        const [now, later] = splitPiece(rest, room);
        page.push(now);
        rest = later;
        turn();
      }
    }
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

interface Room {
  units: number;
  entities: number;
}

function roomOf(page: readonly Piece[]): Room {
  const units = page.reduce((sum, piece) => sum + unitsOf(piece.runs) + gap, 0);
  const entities = page.reduce((sum, piece) => sum + entitiesOf(piece), 0);
  return { units: unitsMax - units, entities: entitiesMax - entities };
}

function fits(piece: Piece, room: Room): boolean {
  return unitsOf(piece.runs) <= room.units && entitiesOf(piece) <= room.entities;
}

function worthSplitting(piece: Piece, room: Room): boolean {
  if (room.units < roomWorthUsing || room.entities < entitiesMax / 4) return false;
  const fitsAlone = fits(piece, { units: unitsMax, entities: entitiesMax });
  return !(fitsAlone && room.units < fullEnough);
}

function splitPiece(piece: Piece, room: Room): [Piece, Piece | undefined] {
  const ownEntity = piece.shape === 'text' ? 0 : 1;
  const at = cutAt(piece.runs, { units: room.units, entities: room.entities - ownEntity });
  const [before, after] = splitRuns(piece.runs, at);
  const now = trimRuns(before);
  const later = trimRuns(after);
  const { heading: _, ...kept } = piece;
  if (later.length === 0) return [{ ...kept, runs: now }, undefined];
  return [
    { ...kept, runs: now },
    { ...kept, runs: repeatHead(piece, now, later) },
  ];
}

/** A table that goes on shows its head again. */
function repeatHead({ head }: Piece, now: Piece['runs'], later: Piece['runs']): Piece['runs'] {
  const repeats = head !== undefined && head.length < unitsMax / 4 && textOf(now).length > head.length + 1;
  return repeats ? [{ text: `${head}\n` }, ...later] : later;
}
