/** Messages as they come: those that speak to us go to the lane of their chat and are answered where they stand. */

import type { Logger } from 'pino';
import type { Bounded } from '../../src/bounded.ts';
import type { Lanes } from '../../src/channel/lanes.ts';
import type { Wait } from '../../src/channel/wait.ts';
import type { Address, Reply } from '../../src/nouns.ts';
import { languages } from '../../src/nouns.ts';
import { mentionMe } from '../../src/say/discord.ts';
import type { Answer } from './answer.ts';
import type { Call, How } from './call.ts';
import { nonceOf } from './nonce.ts';
import { type Asked, readMessage, speaksToUs } from './read.ts';
import type { Form } from './render/message.ts';
import { canTurn, everyPage, pageOf } from './render/reply.ts';
import { inEitherForm, type Send, type Sent } from './send.ts';
import { sentence } from './sentence.ts';
import type { Threads } from './threads.ts';
import { showTyping } from './typing.ts';
import { type Message, messageSchema } from './update.ts';
import { createVersions } from './versions.ts';

export interface InboxOptions {
  lanes: Lanes;
  answer: Answer;
  call: Call;
  send: Send;
  /** By the action that gets the reply again. */
  shelf: Bounded<Reply>;
  threads: Threads;
  log: Logger;
  wait: Wait;
}

/** Takes one MESSAGE_CREATE or MESSAGE_UPDATE; resolves when it is dealt with, and never rejects. */
export type Inbox = (raw: unknown, edited: boolean, me: string) => Promise<void>;

export function createInbox({ lanes, answer, call, send, shelf, threads, log, wait }: InboxOptions): Inbox {
  const versions = createVersions();
  const told = new Set<string>();

  async function read(message: Message, edited: boolean, me: string, signal: AbortSignal): Promise<Asked> {
    const { guild_id, channel_id } = message;
    const parent = guild_id === undefined ? undefined : await threads.parentOf(channel_id, signal);
    return readMessage(message, edited, me, parent);
  }

  async function deal(asked: Asked, signal: AbortSignal) {
    const reply = asked.unreadable ? askForMention(asked) : await answered(asked, signal);
    if (reply) await show(asked, reply, signal);
  }

  async function answered({ incoming }: Asked, signal: AbortSignal) {
    const stopTyping = showTyping({ call, wait }, channelOf(incoming.address));
    try {
      return await answer(incoming, signal);
    } finally {
      stopTyping();
    }
  }

  /** Once for each person in each chat: Discord hides the text of replies that do not mention us. */
  function askForMention({ incoming: { address, person } }: Asked): Reply | undefined {
    const whom = `${address.chat}/${person}`;
    if (told.has(whom)) return undefined;
    told.add(whom);
    return sentence('en', ...languages.map((language) => mentionMe[language]));
  }

  /** The first page with buttons to turn; all pages one after the other when the buttons cannot hold the way back. */
  async function show(asked: Asked, reply: Reply, signal: AbortSignal) {
    const source = sourceOf(asked, reply);
    if (reply.id !== '') shelf.set(source, reply);
    const turns = reply.id !== '' && canTurn(source);
    const bodies = (form: Form) =>
      turns ? [pageOf(reply, { page: 0, form, source })] : everyPage(reply, form);
    const sent = await inEitherForm((form) => inOrder(asked, bodies(form), reply, signal), log);
    signal.throwIfAborted();
    if (sent.kind !== 'ok') log.warn({ outcome: sent.kind, reason: sent.reason }, 'a reply did not go out');
  }

  async function inOrder(
    { incoming, replyTo }: Asked,
    bodies: ReturnType<typeof everyPage>,
    { files }: Reply,
    signal: AbortSignal,
  ): Promise<Sent> {
    const channel = channelOf(incoming.address);
    const how: How = { signal, repeat: 'same', pace: { kind: 'reply', chat: channel } };
    let sent: Sent = { kind: 'refused', reason: 'there is nothing to send' };
    for (const [at, body] of bodies.entries()) {
      const place = { channel, ...(replyTo !== undefined && at === 0 && { replyTo }) };
      const nonce = nonceOf('reply', incoming.id, at);
      sent = await send({ place, body, files: at === 0 ? files : [], nonce }, how);
      if (sent.kind !== 'ok') return sent;
    }
    return sent;
  }

  return async (raw, edited, me) => {
    const parsed = messageSchema.safeParse(raw);
    if (!parsed.success) {
      log.warn(
        { at: parsed.error.issues[0]?.path.join('.') },
        'a message that could not be read was left out',
      );
      return;
    }
    const message = parsed.data;
    // Pins and link previews come as updates, too: only people's edits carry a time.
    if ((edited && !message.edited_timestamp) || !versions.isNews(message) || !speaksToUs(message, me))
      return;
    const done = await lanes.run(message.channel_id, async (signal) =>
      deal(await read(message, edited, me, signal), signal),
    );
    if (done !== 'done') log.warn({ done }, 'a message was not answered');
  };
}

/** The action that gets the same reply again. */
export function sourceOf({ incoming }: Pick<Asked, 'incoming'>, reply: Reply): string {
  return incoming.action?.startsWith('more:') === true ? incoming.action : `open:${reply.id}`;
}

export function channelOf({ chat, thread }: Address): string {
  return thread ?? chat;
}
