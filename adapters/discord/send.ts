/** Sends a new message to a channel: as an embed and, where embeds are barred, as text. */

import type { Logger } from 'pino';
import type { ReplyFile } from '../../src/nouns.ts';
import type { Call, How } from './call.ts';
import type { Failure } from './failures.ts';
import type { Form } from './render/message.ts';
import { type Body, withFiles } from './render/reply.ts';
import { Routes } from './routes.ts';
import { sentSchema } from './update.ts';

/** A channel or thread, and the message that is replied to. */
export interface Place {
  channel: string;
  replyTo?: string;
}

export type Sent = { kind: 'ok'; message: string } | Failure;

export interface Outgoing {
  place: Place;
  body: Body;
  files: readonly ReplyFile[];
  /** At most 25 characters; Discord gives back the first message that came with it, for some minutes. */
  nonce: string;
}

export type Send = (message: Outgoing, how: How) => Promise<Sent>;

export function createSend({ call }: { call: Call }): Send {
  return async ({ place, body, files, nonce }, how) => {
    const answer = await call(
      {
        method: 'post',
        route: Routes.messages(place.channel),
        body: { ...withFiles(body, files), ...replying(place), nonce, enforce_nonce: true },
        files,
      },
      how,
    );
    if (answer.kind !== 'ok') return answer;
    const read = sentSchema.safeParse(answer.result);
    if (read.success) return { kind: 'ok', message: read.data.id };
    return { kind: 'failed', left: true, reason: 'an answer that makes no sense' };
  };
}

/** The embed, and once more as text where we may write but not embed. */
export async function inEitherForm(send: (form: Form) => Promise<Sent>, log: Logger): Promise<Sent> {
  const sent = await send('embed');
  if (sent.kind !== 'barred') return sent;
  log.info('embeds are barred in a channel: sent as text');
  return send('text');
}

/** The answer comes also when the question was deleted meanwhile. */
function replying({ replyTo }: Place) {
  return replyTo === undefined
    ? {}
    : { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
}
