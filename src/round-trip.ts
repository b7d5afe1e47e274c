/** The least round trip seen lately: the part of an answer's delay that is certainly the way, not the wait. */

const epochMs = 60_000;
/** Few samples overstate the least: until this many were seen only a part of it is believed. */
const believedAfter = 100;

export interface RoundTrip {
  saw(tookMs: number, nowMs: number): void;
  /** Milliseconds that may safely be taken off; a route that grew slower is believed after two minutes. */
  leastMs(nowMs: number): number;
}

export function leastRoundTrip(): RoundTrip {
  let before = Number.POSITIVE_INFINITY;
  let current = Number.POSITIVE_INFINITY;
  let since = 0;
  let seen = 0;

  function turn(nowMs: number) {
    if (nowMs - since < epochMs) return;
    before = current;
    current = Number.POSITIVE_INFINITY;
    since = nowMs;
  }
  return {
    saw(tookMs, nowMs) {
      turn(nowMs);
      current = Math.min(current, tookMs);
      seen++;
    },
    leastMs(nowMs) {
      turn(nowMs);
      const least = Math.min(before, current);
      if (least === Number.POSITIVE_INFINITY) return 0;
      return Math.max(0, least * Math.min(1, seen / believedAfter) * 0.9 - 1);
    },
  };
}
