/** Letters without their marks, and the other views of a text that steps compare by. */

import { describe, expect, test } from 'vitest';
import { compact, fold, hasVietnameseMarks, plain } from '../src/text.ts';

test.each([
  ['Đề án Số 06', 'de an so 06'],
  ['đường', 'duong'],
  ['ĐƯỜNG', 'duong'],
  ['Hòa'.normalize('NFD'), 'hoa'],
  ['Café', 'cafe'],
  ['한국', '한국'],
  ['한국'.normalize('NFD'), '한국'],
  ['', ''],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test.each([
  ['  Luật AI, có hiệu lực?', 'luat ai co hieu luc'],
  ["What's GOV.UK Chat", 'what s gov uk chat'],
  ['포럼은 (언제)?', '포럼은 언제'],
  ['—', ''],
])('%s in plain words is %s', (text, words) => {
  expect(plain(text)).toBe(words);
});

test.each([
  ['디지털 포럼은 언제?', '디지털포럼은언제'],
  ['KOICA 사업', 'koica사업'],
])('%s run together is %s', (text, letters) => {
  expect(compact(text)).toBe(letters);
});

describe('marks of Vietnamese', () => {
  test.each([
    ['Việt Nam', true],
    ['đ', true],
    ['Đề án'.normalize('NFD'), true],
    ['Viet Nam', false],
    ['한국', false],
    ['naïve façade', false],
  ])('%s: %s', (text, marked) => {
    expect(hasVietnameseMarks(text)).toBe(marked);
  });
});
