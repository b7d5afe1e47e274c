/** Takes updates as they come: presses are confirmed at once, questions go to the lane of their chat. */

import type { Logger } from 'pino';
import type { Done, Lanes } from '../../src/channel/lanes.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { type Asked, laneOf, readMessage, readQuery } from './read.ts';
import { type Me, type Query, type Update, updateSchema } from './update.ts';
import { createVersions } from './versions.ts';

export interface InboxOptions {
  lanes: Lanes;
  answer: Answer;
  call: Call;
  log: Logger;
  moved: (from: string, to: string) => void;
}

/** `done` when nothing is left to do for the update; `unfinished` when it should come again. */
export type Inbox = (raw: unknown, me: Me) => Promise<Done>;

const never = new AbortController().signal;

export function createInbox({ lanes, answer, call, log, moved }: InboxOptions): Inbox {
  const versions = createVersions();
  /** Presses on their way: an impatient second one asks nothing new. */
  const pressed = new Set<string>();

  function askedIn(update: Update, me: Me): Asked | undefined {
    const message = update.message ?? update.edited_message;
    if (update.callback_query) return readQuery(update.callback_query);
    if (!message) return undefined;
    if (message.migrate_to_chat_id !== undefined) {
      moved(String(message.chat.id), String(message.migrate_to_chat_id));
    }
    const heard = readMessage(message, update.edited_message !== undefined, me);
    return heard && versions.wanted(message, heard) ? heard.asked : undefined;
  }

  /** Stops the button's clock; a press that is too old for that is dealt with all the same. */
  function confirm(query: Query) {
    const how = { signal: never, limitMs: 10_000, repeat: 'never' } as const;
    void call('answerCallbackQuery', { callback_query_id: query.id }, how);
  }

  return async (raw, me) => {
    const read = updateSchema.safeParse(raw);
    if (!read.success) {
      log.warn({ at: read.error.issues[0]?.path.join('.') }, 'an update that could not be read was left out');
      return 'done';
    }
    const update = read.data;
    if (update.callback_query) confirm(update.callback_query);
    const asked = askedIn(update, me);
    const lane = laneOf(update);
    if (!asked || lane === undefined) return 'done';
    const press = pressOf(asked);
    if (press !== undefined && pressed.has(press)) return 'done';
    if (press !== undefined) pressed.add(press);
    const done = await lanes.run(lane, (signal) => answer(asked, signal));
    if (press !== undefined) pressed.delete(press);
    if (done === 'turned away') log.warn('too many messages wait in one chat: one was left out');
    return done;
  };
}

function pressOf({ incoming, pressed }: Asked): string | undefined {
  if (incoming.action === undefined) return undefined;
  return JSON.stringify([incoming.address, pressed, incoming.person, incoming.action]);
}
