/** Who the bot is: asked of Telegram once, until it answers. */

import type { Health } from '../../src/channel/health.ts';
import type { Wait } from '../../src/channel/wait.ts';
import type { Call } from './call.ts';
import { tokenRefused } from './failures.ts';
import { type Me, meSchema } from './update.ts';

export interface IdentityOptions {
  call: Call;
  health: Health;
  wait: Wait;
}

const pauseMsMax = 30_000;
const limitMs = 10_000;

export function createIdentity({ call, health, wait }: IdentityOptions) {
  let me: Me | undefined;

  /** One try: the bot, or why not. Rejects when the token is refused. */
  async function ask(signal: AbortSignal): Promise<string | undefined> {
    const answer = await call('getMe', {}, { signal, limitMs, repeat: 'never' });
    if (answer.kind === 'unauthorized') throw tokenRefused(answer.reason);
    if (answer.kind !== 'ok') return answer.reason;
    const read = meSchema.safeParse(answer.result);
    me = read.data;
    return read.success ? undefined : 'an answer that makes no sense';
  }

  return {
    /** Tries until it knows or the signal ends it. */
    async learn(signal: AbortSignal): Promise<Me | undefined> {
      for (let tries = 0; !me && !signal.aborted; tries++) {
        const reason = await ask(signal);
        if (reason === undefined) break;
        health.set(false, `Telegram cannot be reached (${reason}); still trying.`);
        await wait(Math.min(pauseMsMax, 500 * 2 ** tries), signal).catch(() => undefined);
      }
      return me;
    },
    /** For a request that waits: one try, nothing when it fails. */
    async known(): Promise<Me | undefined> {
      if (!me) await ask(new AbortController().signal).catch(() => undefined);
      return me;
    },
  };
}
