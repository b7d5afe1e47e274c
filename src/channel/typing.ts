/** Shows "typing…" again and again until told to stop: platforms forget it after some seconds. */

import type { Wait } from './wait.ts';

export interface TypingOptions {
  /** Shows it once. Never rejects: it is a courtesy. */
  show: (stopped: AbortSignal) => Promise<unknown>;
  wait: Wait;
  /** Not before that; at once when it is 0. */
  firstMs: number;
  againMs: number;
}

/** Gives the way to stop it. */
export function keepTyping({ show, wait, firstMs, againMs }: TypingOptions): () => void {
  const stop = new AbortController();
  void (async () => {
    if (firstMs > 0) await wait(firstMs, stop.signal).catch(() => undefined);
    while (!stop.signal.aborted) {
      await show(stop.signal);
      await wait(againMs, stop.signal).catch(() => undefined);
    }
  })();
  return () => stop.abort();
}
