/** Shows "typing…" in a channel until told to stop; Discord forgets it after ten seconds. */

import type { Call } from './call.ts';
import { Routes } from './routes.ts';

/** Most answers are there before anybody would see it. */
const firstMs = 400;
const againMs = 8_000;
const limitMs = 4_000;

export interface TypingOptions {
  call: Call;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Gives the way to stop it. Failures do not matter: it is a courtesy. */
export function showTyping({ call, wait }: TypingOptions, channel: string): () => void {
  const stop = new AbortController();
  void (async () => {
    await wait(firstMs, stop.signal).catch(() => undefined);
    while (!stop.signal.aborted) {
      await call(
        { method: 'post', route: Routes.typing(channel) },
        { signal: stop.signal, limitMs, repeat: 'never', pace: { kind: 'reply', chat: channel } },
      );
      await wait(againMs, stop.signal).catch(() => undefined);
    }
  })();
  return () => stop.abort();
}
