/** Step 5: nothing is sent that does not stand in what it cites. */

import type { Language } from '../nouns.ts';
import type { Draft, DraftBlock, DraftSentence, MaterialById } from './draft.ts';
import { type Known, whyNot } from './verify/sentence.ts';

export interface Verified {
  draft: Draft;
  dropped: { text: string; why: string }[];
}

/**
 * The draft without the sentences that fail; a table loses the row of a failing cell, empty blocks vanish.
 * `known` (the knowledge) lets names stand for one another that belong to one entry (MIC, Bộ Thông tin và Truyền thông).
 */
export function verify(draft: Draft, material: MaterialById, language: Language, known?: Known): Verified {
  const dropped: Verified['dropped'] = [];
  const stands = (sentence: DraftSentence): boolean => {
    const why = whyNot(sentence, { material, language, known });
    if (why !== undefined) dropped.push({ text: sentence.text, why });
    return why === undefined;
  };
  return { draft: { blocks: keep(draft.blocks, stands), more: keep(draft.more, stands) }, dropped };
}

type Stands = (sentence: DraftSentence) => boolean;

function keep(blocks: readonly DraftBlock[], stands: Stands): DraftBlock[] {
  return blocks.map((block) => kept(block, stands)).filter((block) => !isEmpty(block));
}

function kept(block: DraftBlock, stands: Stands): DraftBlock {
  switch (block.kind) {
    case 'sentences':
      return { ...block, sentences: block.sentences.filter(stands) };
    case 'list':
      return { ...block, items: block.items.filter(stands) };
    case 'table':
      return { ...block, rows: block.rows.filter((row) => row.cells.map(stands).every(Boolean)) };
  }
}

function isEmpty(block: DraftBlock): boolean {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.length === 0;
    case 'list':
      return block.items.length === 0;
    case 'table':
      return block.rows.length === 0;
  }
}
