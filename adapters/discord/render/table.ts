/** A table: aligned in fixed width where an embed can show that, otherwise one small card for each row. */

import { type Run, textOf } from '../../../src/channel/runs.ts';
import { aligned, card } from '../../../src/channel/table.ts';
import type { Piece } from './rich.ts';

/** Wider rows wrap in an embed. */
const columnsMax = 56;

/** `head` and the cells of `rows` are clean already. A row may be shorter or longer than the head. */
export function tablePieces(head: readonly string[], rows: readonly Run[][][]): Piece[] {
  const top = head.map(oneLine);
  const lines = rows.map((row) => row.map((cell) => oneLine(textOf(cell))));
  const table = aligned(top, lines, columnsMax);
  if (!table) return rows.map((row) => ({ shape: 'text', runs: card(top, row) }));
  return [{ shape: 'code', runs: [{ text: table.text }], ...(table.head !== '' && { head: table.head }) }];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
