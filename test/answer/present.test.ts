/** From a draft to blocks: citations numbered as they are read, the age of what is said, what to ask next. */

import { describe, expect, test } from 'vitest';
import type { Draft, DraftSentence, Material } from '../../src/answer/draft.ts';
import { present, question, suggest } from '../../src/answer/present.ts';
import { plainText } from '../../src/answer-object.ts';
import { entry, passage, source, statement, tinyKnowledge } from './tiny.ts';

const knowledge = tinyKnowledge();

function material(...ids: string[]): Map<string, Material> {
  return new Map([
    ...ids.map((id): [string, Material] => [
      id,
      { kind: 'statement', id, statement: statement(`${id} in 2025`, { id }) },
    ]),
    [passage.id, { kind: 'passage', id: passage.id, passage }],
  ]);
}

const says = (text: string, ...cites: string[]): DraftSentence => ({ text, cites });
const draftOf = (sentences: DraftSentence[], more: DraftSentence[] = []): Draft => ({
  blocks: [{ kind: 'sentences', sentences }],
  more: more.length > 0 ? [{ kind: 'list', ordered: false, items: more }] : [],
});

describe('citations', () => {
  test('are numbered in the order in which they are read, each source once', () => {
    const draft = draftOf([says('One 2025.', 'b'), says('Two.', 'a', 'b'), says('Three.', 'c')]);
    const { blocks, citations } = present(draft, material('a', 'b', 'c'), 'en', knowledge);
    expect(plainText(blocks)).toBe('One 2025. [1] Two. [2] [1] Three. [3]');
    expect(citations.map(({ n, id }) => [n, id])).toEqual([
      [1, 'b'],
      [2, 'a'],
      [3, 'c'],
    ]);
  });

  test('of the short answer come before those of what "more" opens', () => {
    const draft = draftOf([says('Short 2025.', 'c')], [says('More.', 'a'), says('Again.', 'c')]);
    const { more, citations } = present(draft, material('a', 'c'), 'en', knowledge);
    expect(citations.map(({ id }) => id)).toEqual(['c', 'a']);
    expect(plainText(more)).toBe('- More. [2]\n- Again. [1]');
  });

  test('stand as spans of their own, so that a channel can link them', () => {
    const { blocks } = present(draftOf([says('One 2025.', 'a')]), material('a'), 'en', knowledge);
    expect(blocks[0]).toMatchObject({
      spans: [{ text: 'One 2025.' }, { text: ' ' }, { text: '[1]', cite: 1 }],
    });
  });

  test('of a statement tell its record, its source and when it was so', () => {
    const { citations } = present(draftOf([says('One 2025.', 'a')]), material('a'), 'en', knowledge);
    expect(citations).toEqual([
      {
        n: 1,
        id: 'a',
        entry: 'goodpy',
        title: source.title,
        publisher: source.publisher,
        url: source.url,
        published: '2025-03-01',
        as_of: '2025-03-01',
        quote: 'a in 2025',
        quoted: 'record',
      },
    ]);
  });

  test('of a document tell its own words, and where in it they stand', () => {
    const { citations } = present(draftOf([says('Five.', passage.id)]), material(), 'en', knowledge);
    expect(citations[0]).toMatchObject({
      entry: 'law.pdf',
      title: 'Luật Thử nghiệm, Điều 5',
      as_of: '2025-07-01',
      quote: passage.text,
      quoted: 'verbatim',
    });
  });

  test('of a statement about a period tell that period', () => {
    const of: Map<string, Material> = new Map([
      ['a', { kind: 'statement', id: 'a', statement: statement('x', { id: 'a', period: '2022' }) }],
    ]);
    expect(present(draftOf([says('x', 'a')]), of, 'en', knowledge).citations[0]?.as_of).toBe('2022');
  });

  test('of what there is not are none', () => {
    const { blocks, citations } = present(draftOf([says('One 2025.', 'gone')]), material(), 'en', knowledge);
    expect(plainText(blocks)).toBe('One 2025.');
    expect(citations).toEqual([]);
  });
});

describe('the age of what is said', () => {
  test.each([
    ['vi', 'Thông tin tính đến ngày 01/3/2025.'],
    ['ko', '2025년 3월 1일 기준입니다.'],
    ['en', 'As of 1 March 2025.'],
  ] as const)('stands below it in %s, where it does not tell the year itself', (language, expected) => {
    const { blocks } = present(draftOf([says('Ten users.', 'a')]), material('a'), language, knowledge);
    expect(blocks.at(-1)).toEqual({ kind: 'paragraph', spans: [{ text: expected, italic: true }] });
  });

  test('is not told twice', () => {
    const { blocks } = present(draftOf([says('Ten users in 2025.', 'a')]), material('a'), 'en', knowledge);
    expect(blocks).toHaveLength(1);
  });
});

test('every kind of block keeps its kind, our own words are set off', () => {
  const draft: Draft = {
    blocks: [
      { kind: 'sentences', sentences: [{ text: 'Yes.', cites: [], own: true }] },
      { kind: 'list', ordered: true, items: [says('One.', 'a')] },
      { kind: 'table', head: ['', '2025'], rows: [{ label: 'Rank', cells: [says('71', 'b')] }] },
    ],
    more: [],
  };
  expect(present(draft, material('a', 'b'), 'en', knowledge).blocks).toMatchObject([
    { kind: 'paragraph', spans: [{ text: 'Yes.', bold: true }] },
    { kind: 'list', ordered: true, items: [[{ text: 'One.' }, { text: ' ' }, { cite: 1 }]] },
    {
      kind: 'table',
      head: ['', '2025'],
      rows: [[[{ text: 'Rank', bold: true }], [{ text: '71' }, {}, { cite: 2 }]]],
    },
  ]);
});

describe('what to ask next', () => {
  const cued = (id: string, cue: string) =>
    statement('x', { id: `goodpy/${id}`, cues: { vi: [cue], ko: [cue], en: [cue] } });
  const goodpy = entry('goodpy', {
    related: ['aila', 'minister', 'goodpy', 'gone'],
    statements: [cued('a', 'number of users'), cued('b', 'year of its launch'), cued('c', 'who operates it')],
  });
  const others = [goodpy, entry('aila'), entry('minister', { kind: 'person' })];
  const of = tinyKnowledge({ entries: others });

  test('is what the answer left unsaid, then what is related; three at most', () => {
    expect(suggest(['goodpy'], new Set(['goodpy/a']), 'en', of)).toEqual([
      'goodpy (en): year of its launch?',
      'goodpy (en): who operates it?',
      'What is aila (en)?',
    ]);
  });

  test('never what the answer is about already', () => {
    const said = new Set(goodpy.statements.map(({ id }) => id));
    expect(suggest(['goodpy', 'aila'], said, 'en', of)).toEqual(['Who is minister (en)?']);
  });

  test('is nothing where the answer is about nothing that we know', () => {
    expect(suggest(['law.pdf'], new Set(), 'en', of)).toEqual([]);
  });

  test.each([
    ['vi', 'minister (vi) là ai?'],
    ['ko', 'minister (ko)에 대해 알려 주세요'],
    ['en', 'Who is minister (en)?'],
  ] as const)('asks who a person is, in %s', (language, expected) => {
    expect(question(entry('minister', { kind: 'person' }), language)).toBe(expected);
  });
});
