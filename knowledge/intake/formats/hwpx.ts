/** HWPX (KS X 6101) → blocks: paragraphs of the sections in order, outline levels as headings, tables by row. */

import { cleanLine } from '../clean.ts';
import type { DocumentBlock, NamedBytes, ReadDocument } from '../document.ts';
import { Refusal } from '../refusal.ts';
import { walkXml } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

export function readHwpx({ bytes }: NamedBytes): ReadDocument {
  const archive = openArchive(bytes);
  refuseEncrypted(archive);
  const sections = archive.names
    .filter((name) => /^Contents\/section\d+\.xml$/i.test(name))
    .toSorted((a, b) => numberIn(a) - numberIn(b));
  if (sections.length === 0) throw new Refusal('is no HWPX document: it lacks Contents/section0.xml.');
  const levels = outlineLevels(archive.read('Contents/header.xml'));
  const blocks = sections.flatMap((name) => readSection(archive.read(name) ?? new Uint8Array(), levels));
  return { title: titleOf(archive.read('Contents/content.hpf')), language: 'ko', blocks };
}

function numberIn(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

function refuseEncrypted(archive: Archive): void {
  const manifest = Buffer.from(archive.read('META-INF/manifest.xml') ?? []).toString('utf8');
  if (manifest.includes('encryption-data')) {
    throw new Refusal('is encrypted. Save it without a password and add it again.');
  }
}

/** Paragraph shape → heading level, for shapes of the outline. */
function outlineLevels(bytes: Uint8Array | undefined): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  let shape = '';
  if (bytes)
    walkXml(bytes, {
      open: (name, { id = '', type, level }) => {
        if (name === 'paraPr') shape = id;
        if (name === 'heading' && type === 'OUTLINE') levels.set(shape, Number(level ?? 0) + 1);
      },
      close: () => {},
      text: () => {},
    });
  return levels;
}

const skippedElements = new Set([
  'header',
  'footer',
  'hiddenComment',
  'memo',
  'script',
  'pageNum',
  'fieldBegin',
  'parameters',
]);
/** An outline paragraph longer than this is text, not a heading. */
const headingMax = 120;

function readSection(bytes: Uint8Array, levels: ReadonlyMap<string, number>): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  const paragraphs: { text: string; shape: string }[] = [];
  const tables: string[][][] = [];
  const skipped: string[] = [];
  let inText = 0;

  walkXml(bytes, {
    open: (name, { paraPrIDRef = '' }) => {
      if (skippedElements.has(name)) skipped.push(name);
      if (skipped.length > 0) return;
      const paragraph = paragraphs.at(-1);
      if (name === 'p') paragraphs.push({ text: '', shape: paraPrIDRef });
      else if (name === 'tbl') tables.push([]);
      else if (name === 'tr') tables.at(-1)?.push([]);
      else if (name === 'tc') tables.at(-1)?.at(-1)?.push('');
      else if (name === 't') inText++;
      else if (paragraph && name === 'lineBreak') paragraph.text += '\n';
      else if (paragraph && inText > 0 && /^(?:tab|nbSpace|fwSpace)$/.test(name)) paragraph.text += ' ';
    },
    close: (name) => {
      if (skipped.at(-1) === name) skipped.pop();
      else if (skipped.length > 0) return;
      else if (name === 't') inText--;
      else if (name === 'p') finish(paragraphs.pop());
      else if (name === 'tbl') closeTable(tables.pop() ?? []);
    },
    text: (text) => {
      const paragraph = paragraphs.at(-1);
      if (inText > 0 && skipped.length === 0 && paragraph) paragraph.text += text;
    },
  });
  return blocks;

  function finish(paragraph: { text: string; shape: string } | undefined): void {
    const level = levels.get(paragraph?.shape ?? '');
    for (const text of (paragraph?.text ?? '').split('\n').map(cleanLine).filter(Boolean)) {
      const row = tables.at(-1)?.at(-1);
      if (row) row[row.length - 1] = cleanLine(`${row.at(-1) ?? ''} ${text}`);
      else if (level !== undefined && text.length <= headingMax)
        blocks.push({ kind: 'heading', level, text });
      else blocks.push({ kind: 'paragraph', text });
    }
  }

  function closeTable(all: string[][]): void {
    const rows = all.filter((row) => row.some(Boolean));
    const outer = tables.at(-1)?.at(-1);
    if (rows.length === 0) return;
    if (outer) outer[outer.length - 1] = cleanLine(`${outer.at(-1) ?? ''} ${rows.flat().join(' ')}`);
    else if (rows.length === 1 && rows[0]?.length === 1)
      blocks.push({ kind: 'paragraph', text: rows[0][0] ?? '' });
    else blocks.push({ kind: 'table', rows });
  }
}

function titleOf(bytes: Uint8Array | undefined): string {
  let title = '';
  let inTitle = false;
  if (bytes)
    walkXml(bytes, {
      open: (name) => {
        inTitle = name === 'title';
      },
      close: () => {
        inTitle = false;
      },
      text: (text) => {
        if (inTitle) title += text;
      },
    });
  return cleanLine(title);
}
