/** A reply as scripts get it: plain text with marks, and the citations that its text has. */

import { describe, expect, test } from 'vitest';
import { answerObject, plainText } from '../src/answer-object.ts';
import type { Block, Reply } from '../src/nouns.ts';
import { answerShape } from './adapters/terminal/answer-shape.ts';

const citation = (n: number) => ({
  n,
  id: `egdi/${n}`,
  entry: 'egdi',
  title: 'The Gazette',
  publisher: 'Ministry of Tests',
  url: 'https://gazette.example/1',
  published: '2025-03-01',
  as_of: '2024',
  quote: 'Viet Nam ranked 71st.',
  quoted: 'record' as const,
});

const reply: Reply = {
  id: 'answer1',
  language: 'en',
  status: 'answered',
  blocks: [{ kind: 'paragraph', spans: [{ text: 'Ranked 71st.' }, { text: ' ' }, { text: '[1]', cite: 1 }] }],
  more: [{ kind: 'list', ordered: false, items: [[{ text: 'More.' }, { text: '[2]', cite: 2 }]] }],
  citations: [citation(1), citation(2)],
  entries: ['egdi'],
  suggestions: ['And in 2022?'],
  buttons: [],
  files: [],
  model: 'none',
  release: 'r',
  private: false,
};

describe('the answer object', () => {
  test('is that of the contract', () => {
    const object = answerObject(reply, { question: 'How did it rank?', ms: 1.8765 });
    expect(answerShape.parse(JSON.parse(JSON.stringify(object)))).toEqual({
      question: 'How did it rank?',
      language: 'en',
      status: 'answered',
      text: 'Ranked 71st. [1]',
      citations: [citation(1)],
      entries: ['egdi'],
      suggestions: ['And in 2022?'],
      model: 'none',
      ms: 1.9,
      id: 'answer1',
      release: 'r',
    });
  });

  test('has the citations of its text, not those of what "more" opens', () => {
    expect(answerObject(reply, { question: '', ms: 0 }).citations.map(({ n }) => n)).toEqual([1]);
  });
});

describe('plain text', () => {
  const one = [{ text: 'One', bold: true }, { text: ' two' }];
  test.each<[string, Block[], string]>([
    ['of nothing', [], ''],
    ['of a paragraph', [{ kind: 'paragraph', spans: one }], 'One two'],
    ['of a heading', [{ kind: 'heading', spans: one }], 'One two'],
    ['of a quotation', [{ kind: 'quote', spans: one }], 'One two'],
    ['of a list', [{ kind: 'list', ordered: false, items: [one, one] }], '- One two\n- One two'],
    ['of a numbered list', [{ kind: 'list', ordered: true, items: [one, one] }], '1. One two\n2. One two'],
    [
      'of a table',
      [{ kind: 'table', head: ['a', 'b'], rows: [[one, [{ text: 'x' }]]] }],
      'a | b\nOne two | x',
    ],
    [
      'of several blocks',
      [
        { kind: 'paragraph', spans: one },
        { kind: 'quote', spans: one },
      ],
      'One two\n\nOne two',
    ],
  ])('%s', (_, blocks, text) => {
    expect(plainText(blocks)).toBe(text);
  });
});
