/** What was used last is kept; what was not used longest makes room. */

import { expect, test } from 'vitest';
import { keepLatest } from '../../../knowledge/corpus/latest.ts';

test('the least lately used goes first', () => {
  const keep = keepLatest<string>(2);
  const made: string[] = [];
  const use = (key: string) =>
    keep(key, () => {
      made.push(key);
      return `value of ${key}`;
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(use)).toEqual(
    ['a', 'b', 'a', 'c', 'a', 'b'].map((key) => `value of ${key}`),
  );
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
