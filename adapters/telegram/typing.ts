/** Shows "typing…" in a place until told to stop; Telegram forgets it after five seconds. */

import { keepTyping } from '../../src/channel/typing.ts';
import type { Wait } from '../../src/channel/wait.ts';
import type { Call } from './call.ts';
import { type Place, whereTo } from './send.ts';

const againMs = 4_500;
const limitMs = 4_000;
const never = new AbortController().signal;

export interface TypingOptions {
  call: Call;
  wait: Wait;
}

/** Gives the way to stop it. */
export function showTyping({ call, wait }: TypingOptions, place: Place): () => void {
  const action = { ...whereTo(place), action: 'typing' as const };
  // Cutting off a request that is under way would cost the connection and spare nothing.
  const how = { signal: never, limitMs, repeat: 'never' } as const;
  return keepTyping({ show: () => call('sendChatAction', action, how), wait, firstMs: 0, againMs });
}
