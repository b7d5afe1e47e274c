/** The sources of what is shown as one folded list: numbers, title as a link, publisher, date; each source once. */

import { citedSources } from '../../../src/channel/cited.ts';
import type { Run } from '../../../src/channel/runs.ts';
import type { Block, Citation, Language } from '../../../src/nouns.ts';
import { sourcesTitle } from '../../../src/say/telegram.ts';
import { linkable } from './blocks.ts';
import { clean, type Piece } from './rich.ts';

/** Citations of blocks that are not shown yet ("more") come with those blocks. */
export function sourcesPiece(
  citations: readonly Citation[],
  blocks: readonly Block[],
  language: Language,
): Piece[] {
  const lines = citedSources(citations, blocks).flatMap(line);
  if (lines.length === 0) return [];
  return [{ shape: 'fold', runs: [{ text: sourcesTitle[language], bold: true }, ...lines] }];
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
