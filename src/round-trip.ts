/** The least round trip seen lately: the part of an answer's delay that is certainly the way, not the wait. */

const epochMs = 300_000;
/** A busy moment overstates the least, and so do few samples: until both are past only a part is believed. */
const believedAfterMs = 30_000;
const believedAfter = 100;

export interface RoundTrip {
  saw(tookMs: number, nowMs: number): void;
  /** Milliseconds that may safely be taken off; a route that grew slower is believed after ten minutes. */
  leastMs(nowMs: number): number;
}

export function leastRoundTrip(): RoundTrip {
  let before = Number.POSITIVE_INFINITY;
  let current = Number.POSITIVE_INFINITY;
  let since = 0;
  let seen = 0;
  let firstMs: number | undefined;

  function turn(nowMs: number) {
    if (nowMs - since < epochMs) return;
    before = current;
    current = Number.POSITIVE_INFINITY;
    since = nowMs;
  }
  return {
    saw(tookMs, nowMs) {
      turn(nowMs);
      firstMs ??= nowMs;
      current = Math.min(current, tookMs);
      seen++;
    },
    leastMs(nowMs) {
      turn(nowMs);
      const least = Math.min(before, current);
      if (least === Number.POSITIVE_INFINITY) return 0;
      const believed = Math.min(1, seen / believedAfter, (nowMs - (firstMs ?? nowMs)) / believedAfterMs);
      return Math.max(0, least * believed * 0.9 - 1);
    },
  };
}
