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
  /** Once as HTML, and once more as it is when the HTML is refused. */
  async function inHtml(page: Page, send: (text: Text) => Promise<Called<unknown>>): Promise<Sent> {
    const answer = await send({ text: page.html, parse_mode: 'HTML' });
    if (answer.kind !== 'unparsed') return sentOf(answer);
    log.error({ reason: answer.reason }, 'Telegram could not read our HTML; sent without markup');
    return sentOf(await send({ text: page.plain }));
  }

  return {
    page: (place, page, keyboard, how) =>
      inHtml(page, (text) =>
        call(
          'sendMessage',
          { ...whereTo(place), ...replying(place), ...noPreview, ...text, ...under(keyboard) },
          how,
        ),
      ),
    edit: (place, message, page, keyboard, how) =>
      inHtml(page, (text) =>
        call(
          'editMessageText',
          { chat_id: chatId(place.chat), message_id: message, ...noPreview, ...text, ...under(keyboard) },
          how,
        ),
      ),
    async file(place, { name, bytes }, how) {
      const document = { source: Buffer.from(bytes), filename: name.replaceAll(/["\r\n\\/]/g, '_') };
      return sentOf(await call('sendDocument', { ...whereTo(place), document }, how));
    },
  };
}

interface Text {
  text: string;
  parse_mode?: 'HTML';
}

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
