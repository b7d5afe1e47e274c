/** Sends and edits pages and files in a place, in HTML and, when Telegram cannot read that, without markup. */

import type { Logger } from 'pino';
import { z } from 'zod';
import type { ReplyFile } from '../../src/nouns.ts';
import type { Call, Called, How } from './call.ts';
import type { Failure } from './failures.ts';
import type { Keyboard } from './render/keyboard.ts';
import type { Page } from './render/pages.ts';

/** A chat, the topic in it, and the message that is replied to. */
export interface Place {
  chat: string;
  thread?: string;
  replyTo?: number;
}

export type Sent = { kind: 'ok'; message: number } | Failure;

export interface Sender {
  page(place: Place, page: Page, keyboard: Keyboard | undefined, how: How): Promise<Sent>;
  edit(place: Place, message: number, page: Page, keyboard: Keyboard | undefined, how: How): Promise<Sent>;
  file(place: Place, file: ReplyFile, how: How): Promise<Sent>;
}

const noPreview = { link_preview_options: { is_disabled: true } };

export function createSender({ call, log }: { call: Call; log: Logger }): Sender {
  /**
   * HTML with buttons first. When Telegram cannot read that, or a person waits and it refuses it for any other
   * reason, the same words without markup and without buttons: a refused message has surely not arrived.
   */
  async function plainIfRefused(
    page: Page,
    how: How,
    send: Send,
    keyboard: Keyboard | undefined,
  ): Promise<Sent> {
    const answer = await send({ text: page.html, parse_mode: 'HTML', ...under(keyboard) });
    const parsed = answer.kind !== 'unparsed';
    if (parsed && !(answer.kind === 'refused' && how.repeat === 'new')) return sentOf(answer);
    log.error({ reason: answer.reason }, 'Telegram refused a message as HTML; sent without markup');
    return sentOf(await send({ text: page.plain, ...(parsed ? {} : under(keyboard)) }));
  }

  return {
    page: (place, page, keyboard, how) => {
      const fixed = { ...whereTo(place), ...replying(place), ...noPreview };
      return plainIfRefused(page, how, (text) => call('sendMessage', { ...fixed, ...text }, how), keyboard);
    },
    edit: (place, message, page, keyboard, how) => {
      const fixed = { chat_id: chatId(place.chat), message_id: message, ...noPreview };
      return plainIfRefused(
        page,
        how,
        (text) => call('editMessageText', { ...fixed, ...text }, how),
        keyboard,
      );
    },
    async file(place, { name, bytes }, how) {
      const document = { source: Buffer.from(bytes), filename: name.replaceAll(/["\r\n\\/]/g, '_') };
      return sentOf(await call('sendDocument', { ...whereTo(place), document }, how));
    },
  };
}

interface Text {
  text: string;
  parse_mode?: 'HTML';
  reply_markup?: Keyboard;
}

type Send = (text: Text) => Promise<Called<unknown>>;

const sentMessage = z.looseObject({ message_id: z.int() });

function sentOf(answer: Called<unknown>): Sent {
  if (answer.kind !== 'ok') return answer;
  const read = sentMessage.safeParse(answer.result);
  if (read.success) return { kind: 'ok', message: read.data.message_id };
  return { kind: 'failed', left: true, timeout: false, reason: 'an answer that makes no sense' };
}

export function whereTo({ chat, thread }: Place) {
  return { chat_id: chatId(chat), ...(thread !== undefined && { message_thread_id: Number(thread) }) };
}

/** The answer comes also when the question was deleted meanwhile. */
function replying({ replyTo }: Place) {
  return replyTo === undefined
    ? {}
    : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } };
}

function under(keyboard: Keyboard | undefined) {
  return keyboard === undefined ? {} : { reply_markup: keyboard };
}

/** Numbers for chats, names (`@channel`) as they are. */
function chatId(chat: string): number | string {
  return /^-?\d+$/.test(chat) ? Number(chat) : chat;
}
