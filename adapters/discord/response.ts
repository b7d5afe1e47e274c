/** The ways to respond to one interaction: its first response, and what may follow for fifteen minutes. */

import type { ReplyFile } from '../../src/nouns.ts';
import type { Call, Called, How } from './call.ts';
import { type Body, ephemeral, withFiles } from './render/reply.ts';
import { Routes } from './routes.ts';
import type { Interaction } from './update.ts';

/** InteractionResponseType. */
export const responseType = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
} as const;

export type FirstResponse =
  | { type: typeof responseType.pong | typeof responseType.deferredUpdate }
  | { type: typeof responseType.deferredMessage; data: { flags: number } }
  | { type: typeof responseType.message | typeof responseType.update; data: Body }
  | { type: typeof responseType.choices; data: { choices: { name: string; value: string }[] } };

/**
 * Gives the first response, which has to arrive within three seconds. `taken`: somebody has responded already;
 * `lost`: it did not arrive. Over HTTP the response to Discord's request carries it, so there it cannot be lost.
 */
export type Respond = (response: FirstResponse) => Promise<'given' | 'taken' | 'lost'>;

const deadlineMs = 2_500;

/** For interactions that came over the gateway. */
export function respondByCall(call: Call, { id, token }: Interaction, signal: AbortSignal): Respond {
  return async (response) => {
    const request = { method: 'post', route: Routes.callback(id, token), body: response } as const;
    const how: How = { signal, repeat: 'never', asBot: false, limitMs: deadlineMs / 2 };
    const first = await call(request, how);
    if (first.kind === 'ok') return 'given';
    if (first.kind === 'acknowledged') return 'taken';
    if (first.kind !== 'failed') return 'lost';
    // When the first try had arrived after all, Discord says so to the second.
    const second = await call(request, how);
    return second.kind === 'ok' || (first.left && second.kind === 'acknowledged') ? 'given' : 'lost';
  };
}

export interface Later {
  edit(body: Body, files: readonly ReplyFile[]): Promise<Called>;
  /** A further message for the person alone. */
  followUp(body: Body, files: readonly ReplyFile[]): Promise<Called>;
  remove(): Promise<Called>;
}

export function laterOf(call: Call, { application_id, token }: Interaction, signal: AbortSignal): Later {
  const original = Routes.original(application_id, token);
  const how = { signal, asBot: false } as const;
  return {
    edit: (body, files) =>
      call(
        { method: 'patch', route: original, body: withFiles(body, files), files },
        { ...how, repeat: 'same' },
      ),
    followUp: (body, files) =>
      call(
        {
          method: 'post',
          route: Routes.followUp(application_id, token),
          body: { ...withFiles(body, files), flags: (body.flags ?? 0) | ephemeral },
          files,
        },
        { ...how, repeat: 'unsent' },
      ),
    remove: () => call({ method: 'delete', route: original }, { ...how, repeat: 'same' }),
  };
}
