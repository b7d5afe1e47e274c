/** The sources of an answer: number, title as a link, publisher, date. */

import type { Citation } from '../../../src/nouns.ts';
import { linkable } from './blocks.ts';
import { clean, type Piece, type Run } from './rich.ts';

/** One piece, a line for each source; nothing when there are none. */
export function sourcesPieces(citations: readonly Citation[]): Piece[] {
  const runs = citations.flatMap((citation, at) => [
    ...(at === 0 ? [] : [{ text: '\n' }]),
    ...line(citation),
  ]);
  return runs.length === 0 ? [] : [{ shape: 'text', runs }];
}

function line({ n, id, title, url, publisher, published, as_of }: Citation): Run[] {
  const link = linkable(url);
  const name = clean(title || url || id).replaceAll(/\s+/g, ' ');
  const unlinked = link === undefined && url !== '' && title !== '' ? url : '';
  const rest = [publisher, published || as_of, unlinked].map(clean).filter((part) => part !== '');
  return [
    { text: `[${n}] ` },
    { text: name, ...(link !== undefined && { url: link }) },
    { text: rest.map((part) => ` · ${part}`).join('') },
  ].filter((run) => run.text !== '');
}
