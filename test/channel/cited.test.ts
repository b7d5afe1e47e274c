/** Which sources a text rests on: by its marks, each source once. */

import { expect, test } from 'vitest';
import { citedSources, marksIn, spansOf } from '../../src/channel/cited.ts';
import type { Block, Citation } from '../../src/nouns.ts';

const cite = (n: number) => ({ text: `[${n}]`, cite: n });

const blocks: [Block, number[]][] = [
  [{ kind: 'paragraph', spans: [{ text: 'a' }, cite(1)] }, [1]],
  [{ kind: 'heading', spans: [cite(2)] }, [2]],
  [{ kind: 'quote', spans: [cite(3)] }, [3]],
  [{ kind: 'list', ordered: true, items: [[cite(4)], [{ text: 'b' }, cite(5)]] }, [4, 5]],
  [{ kind: 'table', head: ['[9]'], rows: [[[cite(6)], [cite(7)]], [[cite(6)]]] }, [6, 7]],
  [{ kind: 'paragraph', spans: [{ text: '[8]' }] }, []],
];

test.each(blocks)('the marks of %j', (block, marks) => {
  expect([...marksIn([block])]).toEqual(marks);
});

test('spans come in reading order', () => {
  const table: Block = { kind: 'table', head: ['x'], rows: [[[cite(2)], [cite(1)]], [[cite(3)]]] };
  expect(spansOf(table).map(({ text }) => text)).toEqual(['[2]', '[1]', '[3]']);
});

const citation = (n: number, about: Partial<Citation> = {}): Citation => ({
  n,
  id: `entry/${n}`,
  entry: 'entry',
  title: 'Title',
  publisher: 'Publisher',
  url: 'https://a.vn',
  published: '2024',
  as_of: `20${n + 10}`,
  quote: '',
  quoted: 'record',
  ...about,
});

const numbers = (citations: Citation[], shown: number[]) =>
  citedSources(citations, [{ kind: 'paragraph', spans: shown.map(cite) }]).map((one) =>
    one.map(({ n }) => n),
  );

test('citations of one source stand together, in their order; those not shown are left out', () => {
  const other = citation(2, { url: 'https://b.vn' });
  expect(numbers([citation(1), other, citation(3), citation(4)], [3, 1, 2])).toEqual([[1, 3], [2]]);
});

test.each(['url', 'title', 'publisher', 'published'] as const)('another %s is another source', (what) => {
  expect(numbers([citation(1), citation(2, { [what]: 'other' })], [1, 2])).toEqual([[1], [2]]);
});

test('what it says of another time is still the same source', () => {
  expect(numbers([citation(1), citation(2)], [1, 2])).toEqual([[1, 2]]);
});
