/** Runs: spans in a platform's spelling, and runs parted and trimmed without losing a letter or a style. */

import { expect, test } from 'vitest';
import { createToRuns, type Run, splitRuns, textOf, trimRuns, unitsOf } from '../../src/channel/runs.ts';
import type { Citation, Span } from '../../src/nouns.ts';

const citation = (n: number, url: string): Citation => ({
  n,
  id: `entry/${n}`,
  entry: 'entry',
  title: 'Title',
  publisher: 'Publisher',
  url,
  published: '2024',
  as_of: '2024',
  quote: '',
  quoted: 'record',
});

const toRuns = createToRuns([citation(1, 'https://a.vn'), citation(2, 'tel:1')], {
  clean: (text) => text.toUpperCase(),
  linkable: (url) => (url?.startsWith('https:') ? url : undefined),
});

const spelled: [string, Span, Run[]][] = [
  ['plain', { text: 'số' }, [{ text: 'SỐ' }]],
  ['empty', { text: '' }, []],
  ['in both styles', { text: 'a', bold: true, italic: true }, [{ text: 'A', bold: true, italic: true }]],
  ['in no style', { text: 'a', bold: false, italic: false }, [{ text: 'A' }]],
  ['a link', { text: 'a', url: 'https://b.vn' }, [{ text: 'A', url: 'https://b.vn' }]],
  ['what is not linked', { text: 'a', url: 'tel:1' }, [{ text: 'A' }]],
  ['a mark', { text: '[1]', cite: 1 }, [{ text: '[1]', url: 'https://a.vn', mark: true }]],
  ['a mark whose source has no link', { text: '[2]', cite: 2 }, [{ text: '[2]', mark: true }]],
  [
    'a mark without its source',
    { text: '[9]', cite: 9, url: 'https://b.vn' },
    [{ text: '[9]', url: 'https://b.vn', mark: true }],
  ],
];

test.each(spelled)('%s', (_, span, runs) => {
  expect(toRuns([span])).toEqual(runs);
});

const bold: Run = { text: 'ab', bold: true };
const plain: Run = { text: 'cd' };

test.each<[number, Run[], Run[]]>([
  [-1, [], [bold, plain]],
  [0, [], [bold, plain]],
  [1, [{ text: 'a', bold: true }], [{ text: 'b', bold: true }, plain]],
  [2, [bold], [plain]],
  [3, [bold, { text: 'c' }], [{ text: 'd' }]],
  [9, [bold, plain], []],
])('parted at %i', (at, before, after) => {
  expect(splitRuns([bold, plain], at)).toEqual([before, after]);
});

test('a run keeps what a platform adds to it', () => {
  expect(splitRuns([{ text: '1. a', raw: true }], 3)).toEqual([
    [{ text: '1. ', raw: true }],
    [{ text: 'a', raw: true }],
  ]);
});

test.each<[string[], string[]]>([
  [
    [' a ', ' b '],
    ['a ', ' b'],
  ],
  [['  ', 'a', '\n'], ['a']],
  [[' ', '\u00a0'], []],
  [['a'], ['a']],
  [[], []],
])('%j trimmed is %j', (texts, trimmed) => {
  expect(trimRuns(texts.map((text) => ({ text }))).map(({ text }) => text)).toEqual(trimmed);
});

test('units are counted in UTF-16', () => {
  expect(unitsOf([{ text: '🇻🇳' }, { text: 'é' }])).toBe(5);
  expect(textOf([bold, plain])).toBe('abcd');
});
