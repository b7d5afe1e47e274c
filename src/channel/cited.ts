/** Which sources a text rests on. */

import type { Block, Citation, Span } from '../nouns.ts';

/** The spans of a block in reading order; the head of a table has none. */
export function spansOf(block: Block): Span[] {
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

/** The numbers of the citation marks in the blocks. */
export function marksIn(blocks: readonly Block[]): Set<number> {
  return new Set(blocks.flatMap(spansOf).flatMap(({ cite }) => cite ?? []));
}

/** The citations whose marks are in the blocks, those of the same source together. */
export function citedSources(citations: readonly Citation[], blocks: readonly Block[]): Citation[][] {
  const marks = marksIn(blocks);
  return [
    ...Map.groupBy(
      citations.filter(({ n }) => marks.has(n)),
      sourceOf,
    ).values(),
  ];
}

function sourceOf({ url, title, publisher, published }: Citation): string {
  return JSON.stringify([url, title, publisher, published]);
}
