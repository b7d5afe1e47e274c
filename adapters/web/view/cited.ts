/** Which sources a text rests on. */

import { marksIn } from '../../../src/channel/cited.ts';
import type { Block, Citation } from '../../../src/nouns.ts';

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
