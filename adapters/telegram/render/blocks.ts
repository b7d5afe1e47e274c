/** Blocks of a reply → pieces: the channel-neutral body in Telegram's own forms. */

import type { Block, Citation, Span } from '../../../src/nouns.ts';
import { clean, type Piece, type Run } from './rich.ts';
import { tablePieces } from './table.ts';

export function piecesOf(blocks: readonly Block[], citations: readonly Citation[]): Piece[] {
  const addresses = new Map(citations.map(({ n, url }) => [n, url]));
  const runs = (spans: readonly Span[]) => runsOf(spans, addresses);
  return blocks.flatMap((block) => piecesOfBlock(block, runs)).filter(saysSomething);
}

type ToRuns = (spans: readonly Span[]) => Run[];

function piecesOfBlock(block: Block, runs: ToRuns): Piece[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ shape: 'text', runs: runs(block.spans) }];
    case 'heading':
      return [
        { shape: 'text', heading: true, runs: runs(block.spans).map((run) => ({ ...run, bold: true })) },
      ];
    case 'list':
      return [{ shape: 'text', runs: listRuns(block.items.map(runs), block.ordered) }];
    case 'quote':
      return [{ shape: 'quote', runs: runs(block.spans) }];
    case 'table':
      return tablePieces(
        block.head.map(clean),
        block.rows.map((row) => row.map(runs)),
      );
  }
}

function runsOf(spans: readonly Span[], addresses: ReadonlyMap<number, string>): Run[] {
  return spans
    .filter(({ text }) => text !== '')
    .map((span) => {
      const url = linkable(span.cite === undefined ? span.url : (addresses.get(span.cite) ?? span.url));
      return {
        text: clean(span.text),
        ...(span.bold && { bold: true }),
        ...(span.italic && { italic: true }),
        ...(url !== undefined && { url }),
        ...(span.cite !== undefined && { mark: true }),
      };
    });
}

function listRuns(items: readonly Run[][], ordered: boolean): Run[] {
  return items.flatMap((item, at) => [
    { text: `${at === 0 ? '' : '\n'}${ordered ? `${at + 1}.` : '•'} ` },
    ...item,
  ]);
}

/** Telegram drops the link of any other address, or of one that is too long, and keeps the text alone. */
export function linkable(url: string | undefined): string | undefined {
  if (url === undefined || url.length > 2_000 || !URL.canParse(url)) return undefined;
  return /^https?:$/.test(new URL(url).protocol) ? clean(url).replaceAll(/\s/g, '%20') : undefined;
}

function saysSomething(piece: Piece): boolean {
  return piece.runs.some((run) => run.text.trim() !== '');
}
