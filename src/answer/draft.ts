/** An answer while it is being made: sentences that name what they rest on, in blocks. */

import type { Passage, Statement } from '../nouns.ts';

/** One sentence. `cites` are ids of material; `own` marks the bot's own words, which rest on nothing. */
export interface DraftSentence {
  text: string;
  cites: readonly string[];
  own?: true;
}

export type DraftBlock =
  | { kind: 'sentences'; sentences: DraftSentence[] }
  | { kind: 'list'; ordered: boolean; items: DraftSentence[] }
  | { kind: 'table'; head: string[]; rows: { label: string; cells: DraftSentence[] }[] };

export interface Draft {
  blocks: DraftBlock[];
  more: DraftBlock[];
}

/** What sentences may cite: a statement or a passage, under its id. */
export type Material =
  | { kind: 'statement'; id: string; statement: Statement }
  | { kind: 'passage'; id: string; passage: Passage };

export type MaterialById = ReadonlyMap<string, Material>;

/** Every sentence of a draft, in reading order. */
export function sentencesOf(draft: Draft): DraftSentence[] {
  return [...draft.blocks, ...draft.more].flatMap(sentencesOfBlock);
}

export function sentencesOfBlock(block: DraftBlock): DraftSentence[] {
  switch (block.kind) {
    case 'sentences':
      return block.sentences;
    case 'list':
      return block.items;
    case 'table':
      return block.rows.flatMap((row) => row.cells);
  }
}
