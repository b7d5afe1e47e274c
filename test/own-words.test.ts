/** The bot's own words as a reply: nothing in it but what is said. */

import { expect, test } from 'vitest';
import type { Block } from '../src/nouns.ts';
import { ownWords } from '../src/own-words.ts';

test('it says what it says, cites nothing, offers nothing, and everybody may read it', () => {
  const blocks: Block[] = [{ kind: 'paragraph', spans: [{ text: 'Xin chào' }] }];
  expect(ownWords({ id: 'r1', language: 'vi', status: 'smalltalk', blocks, release: 'r7' })).toEqual({
    id: 'r1',
    language: 'vi',
    status: 'smalltalk',
    blocks: [{ kind: 'paragraph', spans: [{ text: 'Xin chào' }] }],
    more: [],
    citations: [],
    entries: [],
    suggestions: [],
    buttons: [],
    files: [],
    model: 'none',
    release: 'r7',
    private: false,
  });
});
