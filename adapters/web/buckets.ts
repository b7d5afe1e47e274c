/** Token buckets, one per key, in bounded memory: the key unused for longest is forgotten first. */

import { createBounded } from '../../src/bounded.ts';

export interface BucketOptions {
  perSecond: number;
  /** How many may come at once after a pause. */
  burst: number;
  keysMax: number;
  nowMs: () => number;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

/** Takes one token for the key: 0 when there was one, else the milliseconds until there will be. */
export function createBuckets({ perSecond, burst, keysMax, nowMs }: BucketOptions): (key: string) => number {
  const buckets = createBounded<Bucket>(keysMax);
  return (key) => {
    const atMs = nowMs();
    const known = buckets.get(key);
    const grown = known ? known.tokens + ((atMs - known.atMs) / 1000) * perSecond : burst;
    const tokens = Math.min(burst, grown);
    const granted = tokens >= 1;
    buckets.set(key, { tokens: granted ? tokens - 1 : tokens, atMs });
    return granted ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);
  };
}
