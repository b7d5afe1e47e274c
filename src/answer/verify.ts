/** Step 5: nothing is sent that does not stand in what it cites. */

import type { Entry, Language } from '../nouns.ts';
import type { Draft, DraftBlock, DraftSentence, MaterialById } from './draft.ts';
import { whyNot } from './verify/sentence.ts';

export interface Verified {
  draft: Draft;
  dropped: { text: string; why: string }[];
}

/**
 * The draft without the sentences that fail; a table loses the row of a failing cell, empty blocks vanish.
 * `known` lets names stand for one another that belong to one entry (MIC, Bộ Thông tin và Truyền thông).
 */
export function verify(
  draft: Draft,
  material: MaterialById,
  language: Language,
  known?: ReadonlyMap<string, Entry>,
): Verified {
  const dropped: Verified['dropped'] = [];
  const stands = (sentence: DraftSentence): boolean => {
    const why = whyNot(sentence, { material, language, known });
    if (why !== undefined) dropped.push({ text: sentence.text, why });
    return why === undefined;
  };
  return { draft: { blocks: keep(draft.blocks, stands), more: keep(draft.more, stands) }, dropped };
}

function keep(blocks: readonly DraftBlock[], stands: (sentence: DraftSentence) => boolean): DraftBlock[] {
  return blocks.flatMap((block): DraftBlock[] => {
    switch (block.kind) {
      case 'sentences': {
        const sentences = block.sentences.filter(stands);
        return sentences.length > 0 ? [{ ...block, sentences }] : [];
      }
      case 'list': {
        const items = block.items.filter(stands);
        return items.length > 0 ? [{ ...block, items }] : [];
      }
      case 'table': {
        const rows = block.rows.filter((row) => row.cells.filter((cell) => !stands(cell)).length === 0);
        return rows.length > 0 ? [{ ...block, rows }] : [];
      }
    }
  });
}
