/** The elements of a page → blocks. */

import { cleanLine } from '../clean.ts';
import type { DocumentBlock } from '../document.ts';
import { isElement, type PageElement } from './html-page.ts';

const inlineElements = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RP RT RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR IMG'.split(
    ' ',
  ),
);
const cellsAcrossMin = 2;

export function blocksOfElement(root: PageElement): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  let open = '';
  const close = (kind: 'paragraph' | 'item' = 'paragraph') => {
    const text = cleanLine(open);
    if (text) blocks.push({ kind, text });
    open = '';
  };
  walk(root, 'paragraph');
  close();
  return blocks;

  function walk(element: PageElement, kind: 'paragraph' | 'item'): void {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) open += node.textContent ?? '';
      if (!isElement(node)) continue;
      const name = node.tagName.toUpperCase();
      if (isHidden(node)) continue;
      if (name === 'BR') close(kind);
      else if (inlineElements.has(name)) walk(node, kind);
      else {
        close(kind);
        block(node, name, kind);
        close(kind);
      }
    }
  }

  function block(element: PageElement, name: string, kind: 'paragraph' | 'item'): void {
    const level = /^H([1-6])$/.exec(name)?.[1];
    if (level !== undefined) {
      const text = cleanLine(element.textContent ?? '');
      if (text) blocks.push({ kind: 'heading', level: Number(level), text });
    } else if (name === 'TABLE' && isData(element)) blocks.push({ kind: 'table', rows: rowsOf(element) });
    else if (name === 'LI') {
      walk(element, 'item');
      close('item');
    } else walk(element, kind);
  }
}

function isHidden(element: PageElement): boolean {
  return /display:\s*none|visibility:\s*hidden/i.test(element.getAttribute('style') ?? '');
}

/** A table that holds values, not the layout of a page: several columns, no headings, no long text, no table inside. */
function isData(table: PageElement): boolean {
  if (table.querySelector('table,h1,h2,h3,h4')) return false;
  const rows = rowsOf(table);
  const cells = rows.flat();
  const long = cells.filter((cell) => cell.length > 1500).length;
  return rows.some((row) => row.length >= cellsAcrossMin) && rows.length > 1 && long === 0;
}

function rowsOf(table: PageElement): string[][] {
  return [...table.querySelectorAll('tr')]
    .map((row) => [...row.querySelectorAll('th,td')].map((cell) => cleanLine(spaced(cell))))
    .filter((row) => row.some(Boolean));
}

/** The words of a cell, its lines apart. */
function spaced(cell: PageElement): string {
  return [...cell.childNodes]
    .map((node) => {
      if (!isElement(node)) return node.textContent ?? '';
      const inner = spaced(node);
      return inlineElements.has(node.tagName.toUpperCase()) ? inner : ` ${inner} `;
    })
    .join('');
}
