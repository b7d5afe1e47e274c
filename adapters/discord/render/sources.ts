/** The sources of what is shown: numbers, title as a link, publisher, date; each source once. */

import { citedSources } from '../../../src/channel/cited.ts';
import type { Block, Citation } from '../../../src/nouns.ts';
import { linkable } from './blocks.ts';
import { clean, type Piece, type Run } from './rich.ts';

/** One piece, a line for each source. Citations of blocks that are not shown yet ("more") come with those blocks. */
export function sourcesPieces(citations: readonly Citation[], blocks: readonly Block[]): Piece[] {
  const lines = citedSources(citations, blocks).map(line);
  const runs = lines.flatMap((one, at) => [...(at === 0 ? [] : [{ text: '\n' }]), ...one]);
  return runs.length === 0 ? [] : [{ shape: 'text', runs }];
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
