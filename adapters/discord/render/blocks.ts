/** Blocks of a reply → pieces: the channel-neutral body in Discord's own forms. */

import { createToRuns, textOf } from '../../../src/channel/runs.ts';
import type { Block, Citation, Span } from '../../../src/nouns.ts';
import { clean, type Piece, type Run } from './rich.ts';
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
      return [{ shape: 'heading', runs: onOneLine(runs(block.spans)) }];
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
    { text: `${at === 0 ? '' : '\n'}${ordered ? `${at + 1}.` : '-'} `, raw: true },
    ...item.map((run) => ({ ...run, text: run.text.replaceAll(/\n+/g, '\n  ') })),
  ]);
}

function onOneLine(runs: readonly Run[]): Run[] {
  return runs.map((run) => ({ ...run, text: run.text.replaceAll(/\s+/g, ' ') }));
}

/** The address in a form that ends at no bracket; undefined for what Discord would not link. */
export function linkable(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (!/^https?:$/.test(protocol) || href.length > 800) return undefined;
  return href.replaceAll(/[()<>*_~|`\\[\]"'\s]/g, (sign) =>
    sign === '_' ? sign : `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
