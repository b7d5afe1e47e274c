/** Replies kept at hand for the turning of pages; what is gone from here is asked of the conversation again. */

import type { Reply } from '../../src/nouns.ts';

const keptMax = 500;

/** By the action that gets the reply again. */
export interface Shelf {
  find(source: string): Reply | undefined;
  keep(source: string, reply: Reply): void;
}

export function createShelf(): Shelf {
  const kept = new Map<string, Reply>();
  return {
    find: (source) => kept.get(source),
    keep(source, reply) {
      kept.delete(source);
      kept.set(source, reply);
      const [oldest] = kept.keys();
      if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
    },
  };
}
