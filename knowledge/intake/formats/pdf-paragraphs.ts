/** The lines of all pages → blocks: headings by size, paragraphs over page breaks, rows set in columns as tables. */

import { cleanLine } from '../clean.ts';
import type { DocumentBlock } from '../document.ts';
import { startsStructure } from '../legal/marks.ts';
import { joined } from './lines.ts';
import type { Line } from './pdf-lines.ts';

interface Placed extends Line {
  page: number;
}

const sentenceEnd = /[.!?;:。…]["'”’)\]]*$/;
const listMark = /^(?:[-*+•▪◦○●■□◆◇※·–—]|\d{1,3}[.)]|\(?[a-zđ][.)]|[①-⑳]|[가-하][.)])\s+/u;
const headingRatio = 1.12;

export function blocksOfPages(pages: readonly Line[][]): DocumentBlock[] {
  const lines = withoutFurniture(pages);
  const usual = usualSize(lines);
  const margin = usualMargin(lines);
  const headings = headingLevels(lines, usual);
  const blocks: DocumentBlock[] = [];
  let before: Placed | undefined;
  for (const line of lines) {
    const text = cleanLine(line.text);
    if (text === '') continue;
    const level = headings.get(Math.round(line.size));
    const last = blocks.at(-1);
    if (line.cells.length > 1 && isRow(line, lines)) addRow(blocks, line);
    else if (level !== undefined && text.length < 200) {
      if (last?.kind === 'heading' && last.level === level && before && isNextLine(before, line))
        last.text += ` ${text}`;
      else blocks.push({ kind: 'heading', level, text, page: line.page });
    } else if (last?.kind === 'paragraph' && before && continues(before, line, text, margin)) {
      last.text = joined(last.text, text);
    } else blocks.push({ kind: 'paragraph', text, page: line.page });
    before = line;
  }
  return blocks;
}

/** Page numbers, and lines that stand at the same place on many pages. */
function withoutFurniture(pages: readonly Line[][]): Placed[] {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(edgesOf(page).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = Math.max(3, pages.length * 0.4);
  return pages.flatMap((page, n) => {
    const edges = new Set(edgesOf(page));
    return page
      .filter(
        (line) => !edges.has(line) || ((counts.get(keyOf(line)) ?? 0) < often && !isPageNumber(line.text)),
      )
      .map((line) => ({ ...line, page: n + 1 }));
  });
}

function edgesOf(page: readonly Line[]): Line[] {
  const byHeight = page.toSorted((a, b) => b.y - a.y);
  return [...byHeight.slice(0, 2), ...byHeight.slice(-2)];
}

function keyOf({ text }: Line): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
}

function isPageNumber(text: string): boolean {
  return /^\s*(?:[-–—]\s*)?(?:trang|page|p\.)?\s*\d{1,4}\s*(?:[/／]\s*\d{1,4})?(?:\s*[-–—]|\s*쪽)?\s*$/i.test(
    text,
  );
}

function usualSize(lines: readonly Line[]): number {
  return mostOf(lines.map(({ size, text }) => [Math.round(size * 2) / 2, text.length]));
}

/** Where full lines end. */
function usualMargin(lines: readonly Line[]): number {
  const ends = lines.map(({ end }) => end).sort((a, b) => a - b);
  return ends[Math.floor(ends.length * 0.9)] ?? 0;
}

function mostOf(weighed: readonly (readonly [number, number])[]): number {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighed) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Sizes above the usual one, the largest first, are the levels of headings. */
function headingLevels(lines: readonly Line[], usual: number): Map<number, number> {
  const sizes = new Set(
    lines.filter(({ size }) => size > usual * headingRatio).map(({ size }) => Math.round(size)),
  );
  return new Map([...sizes].sort((a, b) => b - a).map((size, n) => [size, Math.min(n + 1, 6)]));
}

function isNextLine(before: Placed, line: Placed): boolean {
  return (
    before.page === line.page && before.y - line.y < 2 * Math.max(before.size, line.size) && before.y > line.y
  );
}

/** The paragraph goes on: its last line was full, and this one begins nothing new. Also over a page break. */
function continues(before: Placed, line: Placed, text: string, margin: number): boolean {
  if (startsStructure(text) || listMark.test(text)) return false;
  if (/\p{Ll}-$/u.test(before.text.trim()) && /^\p{Ll}/u.test(text)) return true;
  if (isCapitals(text) !== isCapitals(before.text) || line.x > before.x + 8 * line.size) return false;
  const full = before.end > margin - Math.max(6 * before.size, firstWordWidth(line) + before.size);
  const indented = line.x > before.x + 0.8 * line.size && line.x < before.x + 5 * line.size;
  const ended = sentenceEnd.test(before.text.trim());
  if (!isNextLine(before, line)) return !ended && /^[\p{Ll}\p{N}가-힣(]/u.test(text) && full;
  if (indented && ended) return false;
  return full || (!ended && /^\p{Ll}/u.test(text));
}

/** A line is full when the next word would not have fitted into it. */
function firstWordWidth({ text, x, end }: Line): number {
  const first = text.trim().split(' ')[0] ?? '';
  return ((end - x) * first.length) / Math.max(1, text.length);
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
}

/** A row of a table: a line in cells with another of as many cells right above or below. */
function isRow(line: Placed, lines: readonly Placed[]): boolean {
  const at = lines.indexOf(line);
  return [lines[at - 1], lines[at + 1]].some(
    (other) =>
      other?.page === line.page &&
      other.cells.length === line.cells.length &&
      other.cells.every(({ x }, n) => Math.abs(x - (line.cells[n]?.x ?? 0)) < 30),
  );
}

function addRow(blocks: DocumentBlock[], { cells, page }: Placed): void {
  const row = cells.map(({ text }) => cleanLine(text));
  const last = blocks.at(-1);
  if (last?.kind === 'table' && last.page === page && last.rows[0]?.length === row.length)
    last.rows.push(row);
  else blocks.push({ kind: 'table', rows: [row], page });
}
