/** Pushes: one try each, and what came of it. The enforced nonce makes it safe to do it again. */

import type { Logger } from 'pino';
import type { Outcome } from '../../src/nouns.ts';
import type { Push } from '../../src/ports.ts';
import type { Call, How } from './call.ts';
import type { Failure } from './failures.ts';
import { channelOf } from './inbox.ts';
import { nonceOf } from './nonce.ts';
import type { Form } from './render/message.ts';
import { everyPage } from './render/reply.ts';
import { Routes } from './routes.ts';
import { inEitherForm, type Send, type Sent } from './send.ts';
import { sentSchema } from './update.ts';

/** How long a channel waits that cannot be reached, and one whose token is refused. */
const unreachableMs = 5_000;
const unauthorizedMs = 60_000;
const nonceMax = 25;

export interface PushOptions {
  call: Call;
  send: Send;
  log: Logger;
}

/** A push that needs several messages goes out in order; done again, those that arrived are not doubled. */
export function createPush({ call, send, log }: PushOptions) {
  const directs = new Map<string, string>();

  /** The chat `@<user id>` stands for the person's direct messages, which are opened when first needed. */
  async function openDirect(user: string, how: How): Promise<Sent> {
    const known = directs.get(user);
    if (known !== undefined) return { kind: 'ok', message: known };
    const answer = await call(
      { method: 'post', route: Routes.directChannels(), body: { recipient_id: user } },
      how,
    );
    if (answer.kind !== 'ok') return answer;
    const read = sentSchema.safeParse(answer.result);
    if (!read.success) return { kind: 'failed', left: true, reason: 'an answer that makes no sense' };
    directs.set(user, read.data.id);
    return { kind: 'ok', message: read.data.id };
  }

  async function sendAll(push: Push, channel: string, form: Form, how: How): Promise<Sent> {
    const { blocks, buttons, language, files, nonce } = push;
    const messages: string[] = [];
    const bodies = everyPage({ blocks, buttons, language, citations: [] }, form);
    for (const [at, body] of bodies.entries()) {
      const last = at === bodies.length - 1;
      const sent = await send(
        {
          place: { channel },
          body,
          files: last ? files : [],
          nonce: at === 0 && nonce.length <= nonceMax ? nonce : nonceOf(nonce, at),
        },
        how,
      );
      if (sent.kind !== 'ok') return sent;
      messages.push(sent.message);
    }
    return { kind: 'ok', message: messages.join(' ') };
  }

  return async (push: Push, signal: AbortSignal): Promise<Outcome> => {
    const chat = channelOf(push.address);
    const how: How = { signal, repeat: 'never', pace: { kind: 'push', chat } };
    const place: Sent = chat.startsWith('@')
      ? await openDirect(chat.slice(1), how)
      : { kind: 'ok', message: chat };
    if (place.kind !== 'ok') return outcomeOf(place);
    const sent = await inEitherForm((form) => sendAll(push, place.message, form, how), log);
    return sent.kind === 'ok' ? { kind: 'sent', message: sent.message } : outcomeOf(sent);
  };
}

function outcomeOf(failure: Failure): Outcome {
  const { reason } = failure;
  switch (failure.kind) {
    case 'limited':
      return { kind: 'later', afterMs: failure.afterMs, wholeChannel: failure.wholeChannel, reason };
    case 'unauthorized':
      return {
        kind: 'later',
        afterMs: unauthorizedMs,
        wholeChannel: true,
        reason: 'DISCORD_BOT_TOKEN is refused',
      };
    case 'gone':
      return { kind: 'gone', reason };
    case 'failed':
      return { kind: 'later', afterMs: unreachableMs, wholeChannel: !failure.left, reason };
    case 'barred':
    case 'acknowledged':
    case 'refused':
      return { kind: 'refused', reason };
  }
}
