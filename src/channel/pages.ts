/** Pieces → pages that each fit one message: nothing is lost, and a heading stays with what follows. */

import { type Run, textOf, trimRuns } from './runs.ts';

/** How a platform measures pages. `Room` is what a page still takes, in whatever it counts. */
export interface Measure<Piece, Room> {
  roomOn(page: readonly Piece[]): Room;
  fits(piece: Piece, room: Room): boolean;
  /** False where a piece that does not fit had better begin on a page of its own. */
  worthSplitting(piece: Piece, room: Room): boolean;
  /** What goes on this page, and what is left. */
  split(piece: Piece, room: Room): [Piece, Piece | undefined];
  isHeading(piece: Piece): boolean;
}

export function paginate<Piece extends { runs: Run[] }, Room>(
  pieces: readonly Piece[],
  { roomOn, fits, worthSplitting, split, isHeading }: Measure<Piece, Room>,
): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  const turn = () => {
    const last = page.at(-1);
    const carried = last && isHeading(last) && page.length > 1 ? [last] : [];
    pages.push(carried.length > 0 ? page.slice(0, -1) : page);
    page = carried;
  };
  for (const piece of pieces) {
    let rest: Piece | undefined = { ...piece, runs: trimRuns(piece.runs) };
    while (rest && rest.runs.length > 0) {
      const room = roomOn(page);
      if (fits(rest, room)) {
        page.push(rest);
        rest = undefined;
      } else if (page.length > 0 && !worthSplitting(rest, room)) {
        turn();
      } else {
        const [now, later]: [Piece, Piece | undefined] = split(rest, room);
        page.push(now);
        rest = later;
        turn();
      }
    }
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

export interface Parted {
  head: string | undefined;
  now: readonly Run[];
  later: Run[];
}

/** A table that goes on shows its head again, where that leaves room for its rows. */
export function repeatHead({ head, now, later }: Parted, unitsMax: number): Run[] {
  const repeats = head !== undefined && head.length < unitsMax / 4 && textOf(now).length > head.length + 1;
  return repeats ? [{ text: `${head}\n` }, ...later] : later;
}
