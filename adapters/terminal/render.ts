/** A reply as lines of a terminal: wrapped at its width, sources listed under it. */

import { spansText } from '../../src/answer-object.ts';
import type { Block, Citation, Reply } from '../../src/nouns.ts';

/** `columns` 0: not wrapped. */
export function renderReply(reply: Reply, columns: number): string {
  const body = reply.blocks.map((block) => renderBlock(block, columns)).join('\n\n');
  const sources = reply.citations
    .filter((citation) => cited(reply.blocks, citation.n))
    .map((citation) => sourceLine(citation))
    .join('\n');
  const asks = reply.suggestions.map((suggestion, n) => `  ${n + 1}) ${suggestion}`).join('\n');
  return [body, sources, asks].filter(Boolean).join('\n\n');
}

function renderBlock(block: Block, columns: number): string {
  switch (block.kind) {
    case 'heading':
      return wrap(spansText(block.spans).toUpperCase(), columns, '');
    case 'paragraph':
      return wrap(spansText(block.spans), columns, '');
    case 'quote':
      return wrap(spansText(block.spans), columns, '> ');
    case 'list':
      return block.items
        .map((item, n) => wrap(spansText(item), columns, '   ', block.ordered ? `${n + 1}. ` : ' • '))
        .join('\n');
    case 'table':
      return block.rows
        .map((row) =>
          row
            .map((cell, n) => `${block.head[n] ? `${block.head[n]}: ` : ''}${spansText(cell)}`)
            .join('\n   '),
        )
        .join('\n');
  }
}

function sourceLine({ n, title, publisher, published, url }: Citation): string {
  const said = `[${n}] ${[title, publisher, published].filter(Boolean).join(', ')}`;
  return url ? `${said}\n    ${url}` : said;
}

function cited(blocks: readonly Block[], n: number): boolean {
  return blocks.some((block) => renderBlock(block, 0).includes(`[${n}]`));
}

/** Breaks at spaces; a Hangul syllable takes two columns. */
function wrap(text: string, columns: number, indent: string, first = indent): string {
  if (columns < 20) return first + text;
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = indent + word;
    } else line += (empty ? '' : ' ') + word;
    empty = false;
  }
  return [...lines, line].join('\n');
}

function width(text: string): number {
  return text.length + (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/g)?.length ?? 0);
}
