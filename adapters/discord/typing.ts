/** Shows "typing…" in a channel until told to stop; Discord forgets it after ten seconds. */

import { keepTyping } from '../../src/channel/typing.ts';
import type { Wait } from '../../src/channel/wait.ts';
import type { Call } from './call.ts';
import { Routes } from './routes.ts';

/** Most answers are there before anybody would see it. */
const firstMs = 400;
const againMs = 8_000;
const limitMs = 4_000;

export interface TypingOptions {
  call: Call;
  wait: Wait;
}

/** Gives the way to stop it. */
export function showTyping({ call, wait }: TypingOptions, channel: string): () => void {
  const request = { method: 'post', route: Routes.typing(channel) } as const;
  const how = { limitMs, repeat: 'never', pace: { kind: 'reply', chat: channel } } as const;
  return keepTyping({ show: (signal) => call(request, { signal, ...how }), wait, firstMs, againMs });
}
