/** Which updates are still being answered: only those before them are acknowledged to Telegram. */

/** Telegram gives at most 100 updates at once, and starts with those not acknowledged. */
export const batchMax = 100;
const rememberedMax = 1_000;

export interface Unconfirmed {
  /** The offset to ask with: acknowledges all updates before it. Undefined until one was seen. */
  offset(): number | undefined;
  /** Updates handed out and not yet acknowledged. */
  size(): number;
  /** False for an update that was taken already. */
  take(id: number): boolean;
  finish(id: number): void;
  unfinished(): number;
  /** Telegram would give nothing that is new. */
  full(): boolean;
  /** Resolves as soon as everything taken is finished. */
  settled(): Promise<void>;
  /** Resolves as soon as it is not full. */
  room(): Promise<void>;
  /** Acknowledge all that was taken, finished or not: the window is full. */
  letGo(): void;
}

export function createUnconfirmed(): Unconfirmed {
  /** Taken and not acknowledged, oldest first; true when finished. */
  const taken = new Map<number, boolean>();
  /** Acknowledged lately: a poll that was under way meanwhile still brings them. */
  const gone = new Set<number>();
  const listeners = new Set<() => void>();
  let last: number | undefined;

  function dropFinished() {
    for (const id of [...taken.keys()].sort((a, b) => a - b)) {
      if (!taken.get(id)) return;
      forget(id);
    }
  }

  function forget(id: number) {
    taken.delete(id);
    gone.add(id);
    for (const oldest of gone) {
      if (gone.size <= rememberedMax) break;
      gone.delete(oldest);
    }
  }

  const full = () => taken.size >= batchMax;

  function until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });
  }

  return {
    offset() {
      const [oldest] = [...taken.keys()].sort((a, b) => a - b);
      return oldest ?? (last === undefined ? undefined : last + 1);
    },
    size: () => taken.size,
    take(id) {
      if (taken.has(id) || gone.has(id)) return false;
      // Telegram starts its numbers anew after a quiet week: then the first one sets the count, also a lower one.
      last = last === undefined || taken.size === 0 ? id : Math.max(last, id);
      taken.set(id, false);
      return true;
    },
    finish(id) {
      if (taken.has(id)) taken.set(id, true);
      dropFinished();
      for (const look of [...listeners]) look();
    },
    unfinished: () => [...taken.values()].filter((finished) => !finished).length,
    full,
    settled: () => until(() => taken.size === 0),
    room: () => until(() => !full()),
    letGo() {
      for (const id of [...taken.keys()]) forget(id);
      for (const look of [...listeners]) look();
    },
  };
}
