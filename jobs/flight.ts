/** How many pushes may be under way at once: what the rate needs, since each is in doubt after a crash. */

export interface Flight {
  took(tookMs: number): void;
  most(): number;
}

const atLeast = 4;
const firstGuessMs = 20;
/** The weight of the newest round trip in the average. */
const newest = 0.1;

/** By Little's law a rate needs `rate × round trip` under way; twice that leaves room for slow ones. */
export function createFlight(perSecond: number): Flight {
  let averageMs = firstGuessMs;
  return {
    took(tookMs) {
      averageMs += (tookMs - averageMs) * newest;
    },
    most: () => atLeast + Math.ceil((2 * perSecond * averageMs) / 1000),
  };
}
