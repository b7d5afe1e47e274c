/** HWP 5 → blocks: paragraphs in order, outline levels as headings, tables by row. */

import { cleanLine } from '../clean.ts';
import type { DocumentBlock, NamedBytes, ReadDocument } from '../document.ts';
import { limits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { openCompound } from './compound.ts';
import { decryptDistribution, type Record5, readRecords, tags, unpack } from './hwp-records.ts';

const sectionsMax = 1000;
const headingMax = 120;

export function readHwp({ bytes }: NamedBytes): ReadDocument {
  const stream = openCompound(bytes);
  const header = stream('FileHeader');
  if (!header || header.length < 40) throw new Refusal('is no HWP document: it lacks its file header.');
  const flags = new DataView(header.buffer, header.byteOffset).getUint32(36, true);
  const [packed, locked, distribution, managed] = [flags & 1, flags & 2, flags & 4, flags & 16].map(Boolean);
  if (locked || managed) throw new Refusal('is encrypted. Save it without a password and add it again.');
  const budget = { left: limits.unpackedBytes };
  const levels = outlineLevels(unpack(stream('DocInfo') ?? new Uint8Array(), packed ?? true, budget));
  const blocks: DocumentBlock[] = [];
  for (let n = 0; n < sectionsMax; n++) {
    const section = stream(`${distribution ? 'ViewText' : 'BodyText'}/Section${n}`);
    if (!section) break;
    const readable = distribution ? decryptDistribution(section) : section;
    blocks.push(...readSection(readRecords(unpack(readable, packed ?? true, budget)), levels));
  }
  return { title: '', language: 'ko', blocks };
}

/** Heading levels by the number of the paragraph shape; 0 for shapes that are not of the outline. */
function outlineLevels(docInfo: Uint8Array): number[] {
  return readRecords(docInfo)
    .filter(({ tag }) => tag === tags.paragraphShape)
    .map(({ data }) => {
      const flags = numberAt(data, 0, 4);
      return ((flags >>> 23) & 3) === 1 ? ((flags >>> 25) & 7) + 1 : 0;
    });
}

interface Control {
  level: number;
  name: string;
  /** Cells by row, for a table. */
  rows: string[][];
}

/** Headers, footers, hidden comments: what is no part of the text. */
const skippedControls = new Set(['head', 'foot', 'tcmt', 'atno', 'nwno', 'pghd', 'pgnp']);

function readSection(records: readonly Record5[], levels: readonly number[]): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  const open: Control[] = [];
  let level = 0;
  for (const { tag, level: depth, data } of records) {
    while ((open.at(-1)?.level ?? -1) >= depth) close(open.pop());
    if (tag === tags.control) open.push({ level: depth, name: controlName(data), rows: [] });
    else if (tag === tags.list) addCell(open.at(-1), data);
    else if (tag === tags.paragraph) level = levels[numberAt(data, 8, 2)] ?? 0;
    else if (tag === tags.text && !open.some(({ name }) => skippedControls.has(name))) addText(textOf(data));
  }
  while (open.length > 0) close(open.pop());
  return blocks;

  function addText(text: string): void {
    const row = open.findLast(({ rows }) => rows.length > 0)?.rows.at(-1);
    for (const line of text.split('\n').map(cleanLine).filter(Boolean)) {
      if (row) row[row.length - 1] = cleanLine(`${row.at(-1) ?? ''} ${line}`);
      else if (level > 0 && line.length <= headingMax) blocks.push({ kind: 'heading', level, text: line });
      else blocks.push({ kind: 'paragraph', text: line });
    }
  }

  function close(control: Control | undefined): void {
    const rows = (control?.rows ?? []).filter((row) => row.some(Boolean));
    if (rows.length === 0) return;
    const outer = open.findLast((one) => one.rows.length > 0)?.rows.at(-1);
    if (outer) outer[outer.length - 1] = cleanLine(`${outer.at(-1) ?? ''} ${rows.flat().join(' ')}`);
    else if (rows.flat().length === 1) blocks.push({ kind: 'paragraph', text: rows.flat()[0] ?? '' });
    else blocks.push({ kind: 'table', rows });
  }
}

/** A list header within a table opens a cell: its row stands at byte 10. */
function addCell(control: Control | undefined, data: Uint8Array): void {
  if (control?.name !== 'tbl') return;
  const row = numberAt(data, 10, 2);
  const last = control.rows.length - 1;
  if (row > last) control.rows.push(['']);
  else control.rows.at(-1)?.push('');
}

function controlName(data: Uint8Array): string {
  return [...data.subarray(0, 4)]
    .reverse()
    .map((code) => String.fromCharCode(code))
    .join('')
    .trim();
}

function numberAt(data: Uint8Array, at: number, size: 2 | 4): number {
  if (at + size > data.length) return 0;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return size === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
}

/** Codes below 32 are controls: of one unit, or of eight where they carry data. */
function textOf(data: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 2 <= data.length; at += 2) {
    const code = numberAt(data, at, 2);
    if (code > 31) text += String.fromCharCode(code);
    else if (code === 10) text += '\n';
    else if (code === 24) text += '-';
    else if (code === 30 || code === 31) text += ' ';
    else if (code !== 0 && code !== 13 && !(code >= 25 && code <= 29)) {
      if (code === 9) text += ' ';
      at += 14;
    }
  }
  return text;
}
