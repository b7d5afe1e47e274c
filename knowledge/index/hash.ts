/** Terms and ids as numbers: the index keeps hashes, never strings. */

export type TermKind = 'word' | 'pair';

/** `fold`: 32 bits of the term without marks; `exact`: 12 more of that, 19 of the term itself, 1 for its kind. */
export interface TermKey {
  fold: number;
  exact: number;
}

const exactBits = 20;
const seeds: Readonly<Record<TermKind, number>> = { word: 0x9747b28c, pair: 0x3c6ef372 };

/** The key of a term. Terms that are alike without marks share `fold` and `foldRest`. */
export function termKey(kind: TermKind, text: string, folded: string): TermKey {
  const seed = seeds[kind];
  const rest = hash(folded, seed ^ 0x5bd1e995) >>> exactBits;
  const own = (hash(text, seed ^ 0x27d4eb2f) >>> (32 - exactBits)) & ~1;
  return { fold: hash(folded, seed), exact: ((rest << exactBits) | own | (kind === 'pair' ? 1 : 0)) >>> 0 };
}

/** The part of `TermKey.exact` that all spellings of one folded term share. */
export function foldRest(exact: number): number {
  return exact >>> exactBits;
}

/** The kind of term that a key names. */
export function kindOf(exact: number): TermKind {
  return (exact & 1) === 1 ? 'pair' : 'word';
}

/** Murmur3's 32-bit mix over UTF-16 code units. */
export function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
