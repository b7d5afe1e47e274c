/** A table in text: columns that line up in a fixed-width face, or one small card for each row. */

import type { Run } from './runs.ts';

export interface Aligned {
  text: string;
  /** The head with its rule; empty when no column has a name. */
  head: string;
}

/**
 * Nothing when it would be wider than that: a wrapped table is no table. Cells are of one line each. A row may
 * be shorter or longer than the head.
 */
export function aligned(
  head: readonly string[],
  lines: readonly (readonly string[])[],
  columnsMax: number,
): Aligned | undefined {
  const widths = columnWidths([head, ...lines]);
  if (widths.reduce((sum, width) => sum + width + 2, -2) > columnsMax) return undefined;
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - columnsOf(cell)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  const top = head.some((cell) => cell !== '') ? `${line(head)}\n${rule}` : '';
  const body = lines.map(line).join('\n');
  return { text: [top, body].filter((part) => part !== '').join('\n'), head: top };
}

/** The first cell bold, then a line each for the others: what its column is called, and what it says. */
export function card(labels: readonly string[], row: readonly Run[][]): Run[] {
  return row.flatMap((cell, at): Run[] => {
    const label = labels[at] ?? '';
    if (at === 0) return cell.map((run) => ({ ...run, bold: true }));
    return [{ text: `\n${label === '' ? '' : `${label}: `}` }, ...cell];
  });
}

function columnWidths(lines: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const cells of lines) {
    for (const [at, cell] of cells.entries()) widths[at] = Math.max(widths[at] ?? 0, columnsOf(cell));
  }
  return widths;
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
