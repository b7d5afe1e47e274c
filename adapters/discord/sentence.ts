/** A reply in the adapter's own words. */

import type { Language, Reply } from '../../src/nouns.ts';

export function sentence(language: Language, ...texts: string[]): Reply {
  return {
    id: '',
    language,
    status: 'unavailable',
    blocks: texts.map((text) => ({ kind: 'paragraph', spans: [{ text }] })),
    more: [],
    citations: [],
    entries: [],
    suggestions: [],
    buttons: [],
    files: [],
    model: 'none',
    release: '',
    private: false,
  };
}
