/** A bounded map: what is set is found, and the one set longest ago goes first. */

import { expect, test } from 'vitest';
import { createBounded } from '../src/bounded.ts';

const kept = (map: ReturnType<typeof createBounded<number>>, keys: string) =>
  [...keys].filter((key) => map.has(key)).join('');

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'bcd'],
  ['abcad', 3, 'acd'],
  ['aaaa', 1, 'a'],
  ['abab', 1, 'b'],
])('of %s, at most %i are kept: %s', (set, most, left) => {
  const map = createBounded<number>(most);
  for (const [at, key] of [...set].entries()) map.set(key, at);
  expect(kept(map, 'abcd')).toBe(left);
});

test('setting it again changes the value, and finding it does not make it younger', () => {
  const map = createBounded<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  expect([map.get('a'), map.get('b')]).toEqual([3, 2]);
  map.set('c', 4);
  expect(kept(map, 'abc')).toBe('ac');
});

test('what was deleted is gone and leaves room', () => {
  const map = createBounded<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.delete('a');
  map.set('c', 3);
  expect(kept(map, 'abc')).toBe('bc');
  expect(map.get('a')).toBeUndefined();
});

test('a thing kept as nothing is told from one that is not there', () => {
  const map = createBounded<number | undefined>(2);
  map.set('a', undefined);
  expect([map.has('a'), map.has('b')]).toEqual([true, false]);
});
