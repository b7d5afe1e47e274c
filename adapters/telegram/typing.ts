/** Shows "typing…" in a place until told to stop; Telegram forgets it after five seconds. */

import type { Call } from './call.ts';
import { type Place, whereTo } from './send.ts';

const againMs = 4_500;
const limitMs = 4_000;
const never = new AbortController().signal;

export interface TypingOptions {
  call: Call;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Gives the way to stop it. Failures do not matter: it is a courtesy. */
export function showTyping({ call, wait }: TypingOptions, place: Place): () => void {
  const stop = new AbortController();
  void (async () => {
    while (!stop.signal.aborted) {
      const action = { ...whereTo(place), action: 'typing' as const };
      // Cutting off a request that is under way would cost the connection and spare nothing.
      await call('sendChatAction', action, { signal: never, limitMs, repeat: 'never' });
      await wait(againMs, stop.signal).catch(() => undefined);
    }
  })();
  return () => stop.abort();
}
