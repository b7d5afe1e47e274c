/** How many pushes may be under way at once: what the rate needs, since each is in doubt after a crash. */

export interface Flight {
  took(tookMs: number): void;
  most(): number;
}

const atLeast = 4;
const firstGuessMs = 20;
/** Between marking and sending a row waits for the limiter. */
const waitMs = 20;
/** The share of round trips that are quicker than the guess; slow ones must not call for more of the same. */
const quicker = 0.25;
const step = 0.1;

/** By Little's law a rate needs `rate × round trip` under way; twice a quick trip leaves room for slow ones. */
export function createFlight(perSecond: number): Flight {
  let quickMs = firstGuessMs;
  return {
    took(tookMs) {
      quickMs *= tookMs < quickMs ? 1 - step * (1 - quicker) : 1 + step * quicker;
      quickMs = Math.max(1, quickMs);
    },
    most: () => atLeast + Math.ceil((perSecond * (2 * quickMs + waitMs)) / 1000),
  };
}
