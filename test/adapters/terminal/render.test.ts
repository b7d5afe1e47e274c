/** A reply as lines of a terminal. */

import { describe, expect, test } from 'vitest';
import { renderReply } from '../../../adapters/terminal/render.ts';
import type { Block } from '../../../src/nouns.ts';
import { citation, reply } from '../web/replies.ts';

const text = (words: string) => [{ text: words }];
const rendered = (block: Block, columns = 0) =>
  renderReply({ ...reply(), blocks: [block], citations: [], suggestions: [] }, columns);

describe('a block', () => {
  test.each<[string, Block, string]>([
    ['heading', { kind: 'heading', spans: text('Đề án 06') }, 'ĐỀ ÁN 06'],
    ['paragraph', { kind: 'paragraph', spans: text('One. Two.') }, 'One. Two.'],
    ['quotation', { kind: 'quote', spans: text('So it is.') }, '> So it is.'],
    ['list', { kind: 'list', ordered: false, items: [text('one'), text('two')] }, ' • one\n • two'],
    ['numbered list', { kind: 'list', ordered: true, items: [text('one'), text('two')] }, '1. one\n2. two'],
    [
      'table',
      { kind: 'table', head: ['Year', 'Rank'], rows: [[text('2024'), text('71')]] },
      'Year: 2024\n   Rank: 71',
    ],
  ])('%s', (_, block, lines) => {
    expect(rendered(block)).toBe(lines);
  });
});

describe('lines', () => {
  test('are as long as the terminal is wide, and lose no word', () => {
    const words = 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(5).trim();
    const lines = rendered({ kind: 'paragraph', spans: text(words) }, 30).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(30);
    expect(lines.join(' ')).toBe(words);
  });

  test('count two columns for a letter of Hangul', () => {
    const lines = rendered({ kind: 'paragraph', spans: text('디지털 협력 포럼 개최 결과 안내') }, 20).split(
      '\n',
    );
    expect(lines).toEqual(['디지털 협력 포럼', '개최 결과 안내']);
  });

  test('are not broken where nobody reads columns', () => {
    expect(rendered({ kind: 'paragraph', spans: text('x '.repeat(200).trim()) })).not.toContain('\n');
  });
});

test('sources stand below the answer: those that it cites, and no others', () => {
  const blocks: Block[] = [{ kind: 'paragraph', spans: [{ text: 'So. ' }, { text: '[1]', cite: 1 }] }];
  const citations = [citation({ n: 1 }), citation({ n: 2 })];
  const lines = renderReply({ ...reply(), blocks, citations, suggestions: ['Next?'] }, 0);
  expect(lines).toContain(`[1] ${citations[0]?.title}`);
  expect(lines).toContain(`    ${citations[0]?.url}`);
  expect(lines).not.toContain('[2]');
  expect(lines).toMatch(/ {2}1\) Next\?$/);
});
