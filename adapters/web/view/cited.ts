/** Which sources a text rests on. */

import type { Block, Citation, Span } from '../../../src/nouns.ts';

/** The sources marked in the short answer, and those that only what "more" opens rests on. */
export function sharedOut(
  citations: readonly Citation[],
  blocks: readonly Block[],
  more: readonly Block[],
): { short: Citation[]; further: Citation[] } {
  const inShort = marksIn(blocks);
  const inMore = marksIn(more);
  const further = citations.filter(({ n }) => inMore.has(n) && !inShort.has(n));
  return { short: citations.filter((citation) => !further.includes(citation)), further };
}

function marksIn(blocks: readonly Block[]): Set<number> {
  return new Set(blocks.flatMap(spansOf).flatMap(({ cite }) => cite ?? []));
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
