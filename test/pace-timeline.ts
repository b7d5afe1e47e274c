/** Virtual time for the pacing tests: runs what is due in order, with no real waiting. */

import type { Timers } from '../src/pace.ts';

export interface Timeline extends Timers {
  /** Runs everything that falls due until then, letting promises settle between. */
  runUntil(atMs: number): Promise<void>;
}

export function createTimeline(): Timeline {
  let nowMs = 0;
  let order = 0;
  const due = new Map<number, { atMs: number; run: () => void }>();

  function next(untilMs: number) {
    let best: [number, { atMs: number; run: () => void }] | undefined;
    for (const entry of due) {
      if (entry[1].atMs <= untilMs && (!best || entry[1].atMs < best[1].atMs)) best = entry;
    }
    return best;
  }
  return {
    nowMs: () => nowMs,
    after(delayMs, run) {
      const id = order++;
      due.set(id, { atMs: nowMs + delayMs, run });
      return () => due.delete(id);
    },
    async runUntil(atMs) {
      await settle();
      for (let entry = next(atMs); entry; entry = next(atMs)) {
        due.delete(entry[0]);
        nowMs = Math.max(nowMs, entry[1].atMs);
        entry[1].run();
        await settle();
      }
      nowMs = atMs;
    },
  };
}

async function settle() {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}
