/** The sources of what is shown as one folded list: numbers, title as a link, publisher, date; each source once. */

import type { Block, Citation, Language, Span } from '../../../src/nouns.ts';
import { sourcesTitle } from '../../../src/say/telegram.ts';
import { linkable } from './blocks.ts';
import { clean, type Piece, type Run } from './rich.ts';

/** Citations of blocks that are not shown yet ("more") come with those blocks. */
export function sourcesPiece(
  citations: readonly Citation[],
  blocks: readonly Block[],
  language: Language,
): Piece[] {
  const marks = new Set(blocks.flatMap(spansOf).map(({ cite }) => cite));
  const shown = citations.filter(({ n }) => marks.has(n));
  if (shown.length === 0) return [];
  const lines = [...Map.groupBy(shown, sourceOf).values()].flatMap(line);
  return [{ shape: 'fold', runs: [{ text: sourcesTitle[language], bold: true }, ...lines] }];
}

function sourceOf({ url, title, publisher, published }: Citation): string {
  return JSON.stringify([url, title, publisher, published]);
}

function line(citations: readonly Citation[]): Run[] {
  const [first] = citations;
  if (!first) return [];
  const url = linkable(first.url);
  const title = clean(first.title || first.url || first.id);
  const rest = [first.publisher, first.published || first.as_of].map(clean).filter((part) => part !== '');
  return [
    { text: `\n${citations.map(({ n }) => `[${n}]`).join('')} ` },
    { text: title, ...(url !== undefined && { url }) },
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
