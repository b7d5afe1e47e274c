/** What language detection looks at in a word: the word itself and its runs of two to four letters. */

import { hash } from '../index/hash.ts';

const seed = 0x2545f491;

/** The numbers (below `size`, a power of two) of a word's features; the word is in lower case without marks. */
export function features(word: string, size: number): number[] {
  const framed = `^${word}$`;
  const found = [hash(framed, seed ^ 1) & (size - 1)];
  for (let length = 2; length <= 4; length++) {
    for (let at = 0; at + length <= framed.length; at++) {
      found.push(hash(framed.slice(at, at + length), seed) & (size - 1));
    }
  }
  return found;
}
