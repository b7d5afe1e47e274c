/** Blocks of a reply → pieces: the channel-neutral body in Telegram's own forms. */

import { createToRuns, type Run, textOf } from '../../../src/channel/runs.ts';
import type { Block, Citation, Span } from '../../../src/nouns.ts';
import { clean, type Piece } from './rich.ts';
import { tablePieces } from './table.ts';

export function piecesOf(blocks: readonly Block[], citations: readonly Citation[]): Piece[] {
  const runs = createToRuns(citations, { clean, linkable });
  return blocks
    .flatMap((block) => piecesOfBlock(block, runs))
    .filter((piece) => textOf(piece.runs).trim() !== '');
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
