/** A table: aligned in fixed width where a phone can show that, otherwise one small card for each row. */

import { type Run, textOf } from '../../../src/channel/runs.ts';
import { aligned, card } from '../../../src/channel/table.ts';
import type { Piece } from './rich.ts';

/** Wider rows wrap on a phone. */
const columnsMax = 48;

/** `head` and the cells of `rows` are clean already. A row may be shorter or longer than the head. */
export function tablePieces(head: readonly string[], rows: readonly Run[][][]): Piece[] {
  const lines = rows.map((row) => lineOf(row.map(textOf)));
  const top = head.some((cell) => cell.trim() !== '') ? lineOf(head) : [];
  const table = aligned(top, lines, columnsMax);
  const labels = head.map((cell) => cell.trim());
  if (!table) return rows.map((row) => ({ shape: 'text', runs: card(labels, row) }));
  return [{ shape: 'pre', runs: [{ text: table.text }], ...(table.head !== '' && { head: table.head }) }];
}

/** One line for each cell. An empty first one gets a dot: Telegram trims a message, and the line would shift. */
function lineOf(cells: readonly string[]): string[] {
  return cells.map((cell, at) => cell.replace(/\s+/g, ' ').trim() || (at === 0 ? '·' : ''));
}
