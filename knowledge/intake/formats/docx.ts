/** DOCX → blocks: headings by their style's outline level, paragraphs with their list numbers, tables by row. */

import { cleanLine } from '../clean.ts';
import type { DocumentBlock, NamedBytes, ReadDocument } from '../document.ts';
import { Refusal } from '../refusal.ts';
import { type Numbering, numberer, readNumbering } from './docx-numbering.ts';
import { walkXml } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

export function readDocx({ bytes }: NamedBytes): ReadDocument {
  const archive = openArchive(bytes);
  const main = archive.read('word/document.xml');
  if (!main) throw new Refusal('is no Word document: it lacks word/document.xml.');
  const blocks = readBody(main, readStyles(archive), readNumbering(archive.read('word/numbering.xml')));
  const about = readProperties(archive);
  if (blocks.every(({ page }) => page === 1)) for (const block of blocks) delete block.page;
  return { title: about.title, ...(about.language ? { language: about.language } : {}), blocks };
}

/** Style id → heading level, 1 to 9. A title counts as level 1. */
type Styles = ReadonlyMap<string, { level?: number; numbering?: { id: string; level: number } }>;

function readStyles(archive: Archive): Styles {
  const styles = new Map<
    string,
    { level?: number; basedOn?: string; numbering?: { id: string; level: number } }
  >();
  const bytes = archive.read('word/styles.xml');
  let id = '';
  if (bytes)
    walkXml(bytes, {
      open: (name, { val = '', styleId = '' }) => {
        if (name === 'style') {
          id = styleId;
          styles.set(id, {});
        }
        const style = styles.get(id);
        if (!style) return;
        if (name === 'outlineLvl' && Number(val) < 9) style.level = Number(val) + 1;
        if (name === 'name' && /^title$/i.test(val)) style.level = 1;
        if (name === 'name' && /^heading [1-9]$/i.test(val)) style.level = Number(val.at(-1));
        if (name === 'basedOn') style.basedOn = val;
        if (name === 'numId') style.numbering = { id: val, level: style.numbering?.level ?? 0 };
        if (name === 'ilvl') style.numbering = { id: style.numbering?.id ?? '', level: Number(val) };
      },
      close: (name) => {
        if (name === 'style') id = '';
      },
      text: () => {},
    });
  for (const style of styles.values()) {
    for (let base = styles.get(style.basedOn ?? ''), steps = 0; base && steps < 10; steps++) {
      if (style.level === undefined && base.level !== undefined) style.level = base.level;
      base = styles.get(base.basedOn ?? '');
    }
  }
  return styles;
}

interface Paragraph {
  text: string;
  style: string;
  outline?: number;
  numId?: string;
  numLevel?: number;
}

function readBody(bytes: Uint8Array, styles: Styles, numbering: Numbering): DocumentBlock[] {
  const number = numberer(numbering);
  const blocks: DocumentBlock[] = [];
  const tables: { rows: string[][] }[] = [];
  /** Paragraphs may hold paragraphs, in text boxes. */
  const open: Paragraph[] = [];
  const skipped: string[] = [];
  let inText = false;
  let page = 1;

  walkXml(bytes, {
    open: (name, attributes) => {
      const { val = '' } = attributes;
      const paragraph = open.at(-1);
      if (skippedElements.has(name)) skipped.push(name);
      if (skipped.length > 0) return;
      if (name === 'p') open.push({ text: '', style: '' });
      else if (name === 'tbl') tables.push({ rows: [] });
      else if (name === 'tr') tables.at(-1)?.rows.push([]);
      else if (name === 'tc') tables.at(-1)?.rows.at(-1)?.push('');
      else if (name === 'lastRenderedPageBreak') page++;
      else if (!paragraph) return;
      else if (name === 't') inText = true;
      else if (name === 'tab') paragraph.text += ' ';
      else if (name === 'br' || name === 'cr') paragraph.text += '\n';
      else if (name === 'noBreakHyphen') paragraph.text += '-';
      else if (name === 'pStyle') paragraph.style = val;
      else if (name === 'outlineLvl') paragraph.outline = Number(val) + 1;
      else if (name === 'numId') paragraph.numId = val;
      else if (name === 'ilvl') paragraph.numLevel = Number(val);
    },
    close: (name) => {
      if (skipped.at(-1) === name) skipped.pop();
      else if (skipped.length > 0) return;
      else if (name === 't') inText = false;
      else if (name === 'p') finish(open.pop());
      else if (name === 'tbl') closeTable(tables.pop());
    },
    text: (text) => {
      const paragraph = open.at(-1);
      if (inText && skipped.length === 0 && paragraph) paragraph.text += text;
    },
  });
  return blocks;

  function finish(paragraph: Paragraph | undefined): void {
    if (!paragraph) return;
    for (const line of linesOf(paragraph)) {
      const row = tables.at(-1)?.rows.at(-1);
      if (row) row[row.length - 1] = cleanLine(`${row.at(-1) ?? ''} ${line}`);
      else blocks.push({ ...blockOf(paragraph, line), page });
    }
  }

  function linesOf(paragraph: Paragraph): string[] {
    const style = styles.get(paragraph.style);
    const lines = paragraph.text.split('\n').map(cleanLine).filter(Boolean);
    const id = paragraph.numId ?? style?.numbering?.id;
    if (lines.length === 0 || id === undefined || id === '0') return lines;
    const mark = number(id, paragraph.numLevel ?? style?.numbering?.level ?? 0);
    return lines.map((line, n) => (n === 0 && mark ? `${mark} ${line}` : line));
  }

  function blockOf(paragraph: Paragraph, text: string): DocumentBlock {
    const level = paragraph.outline ?? styles.get(paragraph.style)?.level;
    if (level !== undefined && level < 10) return { kind: 'heading', level, text };
    return { kind: paragraph.numId === undefined ? 'paragraph' : 'item', text };
  }

  /** A table within a table gives its words to the cell that it stands in; a table of one cell is a frame. */
  function closeTable(table: { rows: string[][] } | undefined): void {
    const rows = (table?.rows ?? []).filter((row) => row.some(Boolean));
    const outer = tables.at(-1)?.rows.at(-1);
    if (rows.length === 0) return;
    if (outer) outer[outer.length - 1] = cleanLine(`${outer.at(-1) ?? ''} ${rows.flat().join(' ')}`);
    else blocks.push({ kind: 'table', rows, page });
  }
}

/** Deleted text, field codes, the copy of a text box for old programs, what is drawn. */
const skippedElements = new Set([
  'del',
  'delText',
  'instrText',
  'Fallback',
  'moveFrom',
  'rPrChange',
  'pPrChange',
]);

function readProperties(archive: Archive): { title: string; language?: string } {
  const bytes = archive.read('docProps/core.xml');
  const about: Record<string, string> = {};
  let name = '';
  if (bytes)
    walkXml(bytes, {
      open: (opened) => {
        name = opened;
      },
      close: () => {
        name = '';
      },
      text: (text) => {
        if (name) about[name] = (about[name] ?? '') + text;
      },
    });
  const { title = '', language } = about;
  return { title: cleanLine(title), ...(language ? { language } : {}) };
}
