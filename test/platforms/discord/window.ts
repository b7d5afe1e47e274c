/** A true sliding window of one second over the calls that arrive. */

export function createSlidingWindow(perSecond = Number.POSITIVE_INFINITY) {
  const arrivedAtMs: number[] = [];
  const forget = () => {
    while ((arrivedAtMs[0] ?? Number.POSITIVE_INFINITY) <= performance.now() - 1_000) arrivedAtMs.shift();
  };
  return {
    lets(): boolean {
      forget();
      if (arrivedAtMs.length >= perSecond) return false;
      arrivedAtMs.push(performance.now());
      return true;
    },
    retryAfterS(): number {
      return Math.max(0.001, ((arrivedAtMs[0] ?? 0) + 1_000 - performance.now()) / 1_000);
    },
  };
}
