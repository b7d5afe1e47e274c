/** Where a text is parted: the best break, never inside a link or a letter. */

import { expect, test } from 'vitest';
import { lastBreak, lastGrapheme, notInsideLinks } from '../../src/channel/cut.ts';
import type { Run } from '../../src/channel/runs.ts';

const anywhere = { at: () => true };

test.each([
  ['a line', 'one two\nthree four', 12, 'one two\n'],
  ['a line that fills too little of the page', 'one\ntwo three four', 12, 'one\ntwo '],
  ['a sentence', 'One two. three four', 12, 'One two. '],
  ['a sentence with its closing sign', 'One “two.” three', 12, 'One “two.” '],
  ['a question', 'Một hai ba? bốn', 13, 'Một hai ba? '],
  ['a sentence that fills too little of the page', 'One. two three four', 12, 'One. two '],
  ['a decimal point is none', 'is 3.5 now ok', 12, 'is 3.5 now '],
  ['a word', 'one two three', 9, 'one two '],
  ['the last word that fits', 'one two three', 8, 'one two '],
  ['a line before a sentence', 'One two.\nThree. four five', 16, 'One two.\n'],
  ['no break', '디지털정부협력', 5, ''],
])('%s', (_, text, max, before) => {
  expect(text.slice(0, lastBreak(text, max, anywhere))).toBe(before);
});

test('of each kind of break only the last one is measured', () => {
  const measured: number[] = [];
  const fits = (units: number) => measured.push(units) > 1;
  expect(lastBreak('One two. three four five', 12, { ...anywhere, fits })).toBe(9);
  expect(measured).toEqual([9, 9]);
  expect(lastBreak('One two. three four five', 12, { ...anywhere, fits: () => false })).toBe(0);
});

test('a link and a word with its mark are not parted', () => {
  const runs: Run[] = [
    { text: 'see ' },
    { text: 'the law', url: 'https://a.vn' },
    { text: '[1]', url: 'https://b.vn', mark: true },
    { text: ' now' },
  ];
  const allowed = notInsideLinks(runs);
  const units = Array.from({ length: 19 }, (_, unit) => unit).filter(allowed);
  expect(units).toEqual([0, 1, 2, 3, 4, 14, 15, 16, 17, 18]);
});

test.each([
  ['a Hangul syllable', '디지털', 2, '디지'],
  ['a flag', 'a🇻🇳🇰🇷', 6, 'a🇻🇳'],
  ['a family', 'ab👩‍👩‍👧', 7, 'ab'],
  ['a letter and its mark', 'abe\u0301', 3, 'ab'],
  ['all of it', 'abc', 9, 'abc'],
  ['a first letter that is too long is parted', '👩‍👩‍👧', 3, '👩‍'],
  ['a first letter of one pair: at least one unit', '👩', 1, '\ud83d'],
  ['never inside a pair', '👩‍👩‍👧', 4, '👩‍'],
])('%s', (_, text, max, before) => {
  expect(text.slice(0, lastGrapheme(text, max))).toBe(before);
});

test('a letter with more marks than anybody writes is parted between them', () => {
  const text = `a${'\u0301'.repeat(1_000)}`;
  expect(lastGrapheme(text, 500)).toBe(500);
});
