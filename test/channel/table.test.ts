/** Tables in text: columns that line up, also in Hangul, and cards where they would be too wide. */

import { expect, test } from 'vitest';
import { aligned, card } from '../../src/channel/table.ts';

test.each<[string, string[], string[][], string]>([
  ['with a head', ['Name', 'n'], [['a', '1']], 'Name  n\n───────\na     1'],
  [
    'Hangul takes two columns',
    ['나라', 'n'],
    [
      ['abcd', '1'],
      ['한국', '2'],
    ],
    '나라  n\n───────\nabcd  1\n한국  2',
  ],
  [
    'an emoji takes two',
    [],
    [
      ['🇻🇳', '1'],
      ['abc', '2'],
    ],
    '🇻🇳   1\nabc  2',
  ],
  [
    'marks take none',
    [],
    [
      ['e\u0301', '1'],
      ['ab', '2'],
    ],
    'e\u0301   1\nab  2',
  ],
  ['without a head', ['', ''], [['a', 'b']], 'a  b'],
  ['a row that is shorter', ['a', 'b'], [['c']], 'a  b\n────\nc'],
  ['a row that is longer', ['a'], [['b', 'c']], 'a\n────\nb  c'],
  ['a head alone', ['a', 'b'], [], 'a  b\n────'],
])('%s', (_, head, lines, text) => {
  expect(aligned(head, lines, 20)?.text).toBe(text);
});

test('the head is given with its rule, to be shown again', () => {
  expect(aligned(['a', 'b'], [['c', 'd']], 20)?.head).toBe('a  b\n────');
  expect(aligned(['', ''], [['c', 'd']], 20)?.head).toBe('');
  expect(aligned([], [['c', 'd']], 20)?.head).toBe('');
});

test.each([
  [4, true],
  [3, false],
])('two columns of one are four wide: %i is enough: %s', (columnsMax, fits) => {
  expect(aligned(['a', 'b'], [['c', 'd']], columnsMax) !== undefined).toBe(fits);
});

test('a card names its row in bold, and each cell by its column', () => {
  const row = [[{ text: 'Việt Nam' }], [{ text: '71', italic: true }], [{ text: '0.77' }], [{ text: 'x' }]];
  expect(card(['Country', 'Rank', ''], row)).toEqual([
    { text: 'Việt Nam', bold: true },
    { text: '\nRank: ' },
    { text: '71', italic: true },
    { text: '\n' },
    { text: '0.77' },
    { text: '\n' },
    { text: 'x' },
  ]);
});
