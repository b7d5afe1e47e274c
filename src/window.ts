/** A sliding window as seen from the sending side: how many more may go now, and when the next may. */

export interface Limit {
  count: number;
  windowMs: number;
}

/** Counts permits that are out, and those that came back but still count for the platform. */
export interface Window {
  free(nowMs: number): number;
  /** How many will be free at a later moment, if nothing else is taken. */
  freeBy(atMs: number): number;
  take(): void;
  /** The permit's answer came; it counts until `backAtMs`. */
  giveBack(backAtMs: number): void;
  /** When a permit comes free: now, later, or Infinity while every one is out. */
  freeAt(nowMs: number): number;
  idle(nowMs: number): boolean;
}

export function createWindow(count: number): Window {
  let out = 0;
  const backAt: number[] = [];
  let first = 0;

  function forget(nowMs: number) {
    while (first < backAt.length && (backAt[first] ?? 0) <= nowMs) first++;
    if (first <= 64 || first * 2 <= backAt.length) return;
    backAt.splice(0, first);
    first = 0;
  }
  function counted() {
    return out + backAt.length - first;
  }
  return {
    free(nowMs) {
      forget(nowMs);
      return Math.max(0, count - counted());
    },
    freeBy(atMs) {
      let back = first;
      while (back < backAt.length && (backAt[back] ?? 0) <= atMs) back++;
      return Math.max(0, count - out - (backAt.length - back));
    },
    take() {
      out++;
    },
    giveBack(backAtMs) {
      out--;
      let at = backAt.length;
      while (at > first && (backAt[at - 1] ?? 0) > backAtMs) at--;
      backAt.splice(at, 0, backAtMs);
    },
    freeAt(nowMs) {
      forget(nowMs);
      const over = counted() - count;
      if (over < 0) return nowMs;
      return backAt[first + over] ?? Number.POSITIVE_INFINITY;
    },
    idle(nowMs) {
      forget(nowMs);
      return counted() === 0;
    },
  };
}
