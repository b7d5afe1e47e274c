/** A reply in the adapter's own words. */

import type { Language, Reply } from '../../src/nouns.ts';
import { ownWords } from '../../src/own-words.ts';

export function sentence(language: Language, ...texts: string[]): Reply {
  const blocks: Reply['blocks'] = texts.map((text) => ({ kind: 'paragraph', spans: [{ text }] }));
  return ownWords({ id: '', language, status: 'unavailable', blocks, release: '' });
}
