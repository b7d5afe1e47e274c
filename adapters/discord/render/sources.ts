/** The sources of what is shown: numbers, title as a link, publisher, date; each source once. */

import type { Block, Citation, Span } from '../../../src/nouns.ts';
import { linkable } from './blocks.ts';
import { clean, type Piece, type Run } from './rich.ts';

/** One piece, a line for each source. Citations of blocks that are not shown yet ("more") come with those blocks. */
export function sourcesPieces(citations: readonly Citation[], blocks: readonly Block[]): Piece[] {
  const marks = new Set(blocks.flatMap(spansOf).map(({ cite }) => cite));
  const shown = citations.filter(({ n }) => marks.has(n));
  const lines = [...Map.groupBy(shown, sourceOf).values()].map(line);
  const runs = lines.flatMap((one, at) => [...(at === 0 ? [] : [{ text: '\n' }]), ...one]);
  return runs.length === 0 ? [] : [{ shape: 'text', runs }];
}

function sourceOf({ url, title, publisher, published }: Citation): string {
  return JSON.stringify([url, title, publisher, published]);
}

function line(citations: readonly Citation[]): Run[] {
  const [first] = citations;
  if (!first) return [];
  const { id, title, url, publisher, published, as_of } = first;
  const link = linkable(url);
  const name = clean(title || url || id).replaceAll(/\s+/g, ' ');
  const unlinked = link === undefined && title !== '' ? url : '';
  const rest = [publisher, published || as_of, unlinked].map(clean).filter((part) => part !== '');
  return [
    { text: `${citations.map(({ n }) => `[${n}]`).join('')} ` },
    { text: name, ...(link !== undefined && { url: link }) },
    { text: rest.map((part) => ` · ${part}`).join('') },
  ].filter((run) => run.text !== '');
}

function spansOf(block: Block): Span[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return block.spans;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flat(2);
  }
}
