/** A table: aligned in fixed width where an embed can show that, otherwise one small card for each row. */

import { type Piece, type Run, textOf } from './rich.ts';

/** Wider rows wrap in an embed, and a wrapped table is no table. */
const columnsMax = 56;

/** `head` and the cells of `rows` are clean already. A row may be shorter or longer than the head. */
export function tablePieces(head: readonly string[], rows: readonly Run[][][]): Piece[] {
  const top = head.map(oneLine);
  const lines = rows.map((row) => row.map((cell) => oneLine(textOf(cell))));
  const widths = columnWidths([top, ...lines]);
  const total = widths.reduce((sum, width) => sum + width + 2, -2);
  return total <= columnsMax ? [fixedWidth(top, lines, widths)] : rows.map((row) => card(top, row));
}

function fixedWidth(head: readonly string[], lines: readonly string[][], widths: readonly number[]): Piece {
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - columnsOf(cell)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  const top = head.some((cell) => cell !== '') ? `${line(head)}\n${rule}` : '';
  const body = lines.map(line).join('\n');
  return {
    shape: 'code',
    runs: [{ text: [top, body].filter((part) => part !== '').join('\n') }],
    ...(top !== '' && { head: top }),
  };
}

/** The first cell bold, then a line each for the others: what its column is called, and what it says. */
function card(head: readonly string[], row: readonly Run[][]): Piece {
  const runs = row.flatMap((cell, at): Run[] => {
    const label = head[at] ?? '';
    if (at === 0) return cell.map((run) => ({ ...run, bold: true }));
    return [{ text: `\n${label === '' ? '' : `${label}: `}` }, ...cell];
  });
  return { shape: 'text', runs };
}

function columnWidths(lines: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const cells of lines) {
    for (const [at, cell] of cells.entries()) widths[at] = Math.max(widths[at] ?? 0, columnsOf(cell));
  }
  return widths;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation})/u;

/** Columns in a fixed-width face: Hangul, Han and emoji take two (Unicode's East Asian width W and F). */
function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += wide.test(segment) ? 2 : 1;
  return columns;
}
