/** A reply in the bot's own words, which rest on no source. */

import type { Reply } from './nouns.ts';

export type OwnWords = Pick<Reply, 'id' | 'language' | 'status' | 'blocks' | 'release'>;

export function ownWords({ id, language, status, blocks, release }: OwnWords): Reply {
  return {
    id,
    language,
    status,
    blocks,
    more: [],
    citations: [],
    entries: [],
    suggestions: [],
    buttons: [],
    files: [],
    model: 'none',
    release,
    private: false,
  };
}
