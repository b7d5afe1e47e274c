/** Remembers the newest version of recent messages: an original that comes after its edit is old news. */

import type { Message } from './update.ts';

const keptMax = 10_000;

export function createVersions() {
  const newest = new Map<string, number>();
  return {
    /** False for a version older than one that was seen. */
    isNews({ id, edited_timestamp }: Message): boolean {
      const at = edited_timestamp ? Date.parse(edited_timestamp) : 0;
      if (at < (newest.get(id) ?? 0)) return false;
      newest.delete(id);
      newest.set(id, at);
      const [oldest] = newest.keys();
      if (newest.size > keptMax && oldest !== undefined) newest.delete(oldest);
      return true;
    },
  };
}
