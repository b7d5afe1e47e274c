/** Ends a streamed request that takes too long: in all, until its first words, or between two pieces. */

export interface Limits {
  /** One answer with all its attempts. */
  totalMs: number;
  /** From a request to its first words. */
  firstWordsMs: number;
  /** Between two pieces of a stream. */
  stallMs: number;
}

export const usualLimits: Limits = { totalMs: 20_000, firstWordsMs: 10_000, stallMs: 5_000 };

export interface Watch extends Disposable {
  signal: AbortSignal;
  /** Call for every piece that came. */
  heard(): void;
  /** Which limit ended it, if one did. */
  ended(): 'silent' | 'stalled' | undefined;
}

/** `outer` carries the total limit and the caller's own signal; dispose it when the stream is done. */
export function watch({ firstWordsMs, stallMs }: Limits, outer: AbortSignal): Watch {
  const own = new AbortController();
  let ended: 'silent' | 'stalled' | undefined;
  const endAfter = (ms: number, why: 'silent' | 'stalled') =>
    setTimeout(() => {
      ended = why;
      own.abort();
    }, ms);
  let timer = endAfter(firstWordsMs, 'silent');
  return {
    signal: AbortSignal.any([outer, own.signal]),
    heard() {
      clearTimeout(timer);
      timer = endAfter(stallMs, 'stalled');
    },
    ended: () => ended,
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
