/** Pieces → pages that each fit one message: nothing is lost, and no word, link or letter is cut in two. */

import { paginate as inPages, repeatHead } from '../../../src/channel/pages.ts';
import { splitRuns, trimRuns, unitsOf } from '../../../src/channel/runs.ts';
import { cutAt } from './cut.ts';
import { htmlOf, plainOf } from './html.ts';
import { entitiesOf, type Piece } from './rich.ts';

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
  return inPages(pieces, {
    roomOn,
    fits,
    worthSplitting,
    split: splitPiece,
    isHeading: ({ heading }) => heading === true,
  });
}

interface Room {
  units: number;
  entities: number;
}

function roomOn(page: readonly Piece[]): Room {
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
    { ...kept, runs: repeatHead({ head: piece.head, now, later }, unitsMax) },
  ];
}
