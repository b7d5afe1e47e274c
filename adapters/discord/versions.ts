/** Remembers the newest version of recent messages: an original that comes after its edit is old news. */

import { createBounded } from '../../src/bounded.ts';
import type { Message } from './update.ts';

const keptMax = 10_000;

export function createVersions() {
  const newest = createBounded<number>(keptMax);
  return {
    /** False for a version older than one that was seen. */
    isNews({ id, edited_timestamp }: Message): boolean {
      const at = edited_timestamp ? Date.parse(edited_timestamp) : 0;
      if (at < (newest.get(id) ?? 0)) return false;
      newest.set(id, at);
      return true;
    },
  };
}
