/** Reading what a model wrote: whole answers, beginnings of answers, single sentences. */

import { describe, expect, test } from 'vitest';
import { completeSentences } from '../../../adapters/openai/complete-sentences.ts';
import { readDraft, readSentence, withoutThinking } from '../../../adapters/openai/draft.ts';

const known = new Set(['a', 'b7']);

describe('a sentence', () => {
  test.each([
    ['stays', { text: 'Đúng vậy.', tokens: ['a'] }, { text: 'Đúng vậy.', tokens: ['a'] }],
    [
      'names each token once',
      { text: 'Yes.', tokens: ['a', 'a', 'b7'] },
      { text: 'Yes.', tokens: ['a', 'b7'] },
    ],
    [
      'loses its marks',
      { text: 'Yes [a, b7], so (a).', tokens: ['"a"'] },
      { text: 'Yes, so.', tokens: ['a'] },
    ],
    [
      'keeps other brackets',
      { text: 'UN (EGDI) [sic].', tokens: ['a'] },
      { text: 'UN (EGDI) [sic].', tokens: ['a'] },
    ],
    ['becomes one line', { text: ' One\n two ', tokens: ['a'] }, { text: 'One two', tokens: ['a'] }],
    ['falls without tokens', { text: 'Yes.', tokens: [] }, undefined],
    ['falls with one unknown token', { text: 'Yes.', tokens: ['a', 'c'] }, undefined],
    ['falls with a link', { text: 'See HTTPS://x.vn', tokens: ['a'] }, undefined],
    ['falls with a hidden link', { text: 'See [here](x.vn).', tokens: ['a'] }, undefined],
    ['falls when nothing is left of it', { text: ' [a] ', tokens: ['a'] }, undefined],
  ])('%s', (_, sentence, read) => {
    expect(readSentence(sentence, known)).toEqual(read);
  });
});

describe('thinking', () => {
  test.each([
    ['<think>x</think>y', 'y'],
    ['x</think>y', 'y'],
    ['<think>x', ''],
    ['y', 'y'],
  ])('%s → %s', (text, rest) => {
    expect(withoutThinking(text)).toBe(rest);
  });
});

describe('the beginning of an answer', () => {
  const one = '{"text": "Said \\"}]\\" {here}.", "tokens": ["a"]}';
  const sentence = { text: 'Said "}]" {here}.', tokens: ['a'] };
  test.each([
    ['nothing', '', []],
    ['an open list', '{"sentences": [', []],
    ['a sentence without its last brace', `{"sentences": [${one.slice(0, -1)}`, []],
    ['a whole sentence', `{"sentences": [${one}`, [sentence]],
    ['one and a half', `{"sentences":[${one},{"text": "Se`, [sentence]],
    ['the end of the list', `{"sentences": [${one}], "more": [${one}]}`, [sentence]],
    ['another shape', `{"sentences": [{"words": 1}, ${one}]}`, []],
    ['open thinking', `<think>{"sentences": [${one}]}`, []],
  ])('%s', (_, text, sentences) => {
    expect(completeSentences(text)).toEqual(sentences);
  });
});

test('an answer is what its sentences are, one by one', () => {
  expect(
    readDraft('{"sentences":[{"text":"Yes.","tokens":["a"]},{"text":"No.","tokens":["c"]}]}', known),
  ).toEqual({
    kind: 'drafted',
    sentences: [{ text: 'Yes.', tokens: ['a'] }],
  });
});
