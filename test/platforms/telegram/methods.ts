/** What each method of the Bot API does here, with the refusals that Telegram gives. */

import { z } from 'zod';
import type { Payload } from './body.ts';
import type { Chat, Chats, Message, User } from './chats.ts';
import { asKept, CannotParse, type Parsed, parseHtml } from './entities.ts';
import { badRequest } from './refusal.ts';
import type { Updates } from './updates.ts';

export interface World {
  me: User;
  chats: Chats;
  updates: Updates;
  menus: Map<string, unknown>;
  hook: { url: string; secret: string; error?: string };
  /** Presses that wait for their confirmation. */
  presses: Set<string>;
  /** Throws 429 when it is too much. */
  flood: () => void;
  now: () => number;
  hookChanged: () => void;
}

type Method = (payload: Payload, world: World, gone: AbortSignal) => unknown;

export const methods: Readonly<Record<string, Method>> = {
  getMe: (_, { me }) => ({
    ...me,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  getUpdates(payload, { updates, hook }, gone) {
    if (hook.url !== '') {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    const { offset = 0, limit = 100, timeout = 0 } = pollSchema.parse(payload);
    return updates.poll({ offset, limit, timeout }, gone);
  },
  setWebhook(payload, world) {
    const { url, secret_token } = hookSchema.parse(payload);
    if (!/^https:|^http:\/\/127\.0\.0\.1/.test(url))
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    world.hook = { url, secret: secret_token };
    world.hookChanged();
    return true;
  },
  deleteWebhook(_, world) {
    world.hook = { url: '', secret: '' };
    return true;
  },
  getWebhookInfo: (_, { hook, updates, now }) => ({
    url: hook.url,
    has_custom_certificate: false,
    pending_update_count: updates.waiting().length,
    ...(hook.error !== undefined && { last_error_date: now(), last_error_message: hook.error }),
  }),
  getMyCommands: ({ language_code = '' }, { menus }) => menus.get(String(language_code)) ?? [],
  setMyCommands({ language_code = '', commands }, { menus }) {
    menus.set(String(language_code), commands);
    return true;
  },
  sendChatAction(payload, { chats }) {
    threadOf(payload, chats.reach(payload['chat_id']));
    return true;
  },
  answerCallbackQuery({ callback_query_id }, { presses }) {
    if (!presses.delete(String(callback_query_id))) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    return true;
  },
  sendMessage(payload, world) {
    const body = textOf(payload);
    return post(payload, world, { ...body });
  },
  sendDocument(payload, world) {
    const file = z.instanceof(File).parse(payload['document']);
    const document = {
      file_id: 'file-1',
      file_unique_id: 'unique-1',
      file_name: file.name,
      file_size: file.size,
    };
    return post(payload, world, { document });
  },
  editMessageText(payload, { chats, now }) {
    const message = chats.reach(payload['chat_id']).messages.get(Number(payload['message_id']));
    if (!message) throw badRequest('message to edit not found');
    const body = { ...textOf(payload), ...keyboardOf(payload) };
    if (sameContent(message, body)) {
      throw badRequest(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    }
    const { reply_markup: _, ...kept } = message;
    const edited = { ...kept, ...body, edit_date: now() };
    chats.reach(payload['chat_id']).messages.set(message.message_id, edited);
    return edited;
  },
};

const pollSchema = z.looseObject({
  offset: z.int().optional(),
  limit: z.int().optional(),
  timeout: z.int().optional(),
});
const hookSchema = z.looseObject({ url: z.string(), secret_token: z.string().default('') });

function conflict(what: string) {
  const refused = badRequest(what);
  refused.body.error_code = 409;
  refused.body.description = `Conflict: ${what}`;
  return refused;
}

function post(payload: Payload, { chats, me, flood, now }: World, body: Partial<Message>): Message {
  const chat = chats.reach(payload['chat_id']);
  const thread = threadOf(payload, chat);
  const replied = repliedTo(payload, chat);
  const keyboard = keyboardOf(payload);
  flood();
  const message: Message = {
    message_id: chats.nextMessageId(),
    date: now(),
    chat: chat.info,
    from: me,
    ...thread,
    ...replied,
    ...body,
    ...keyboard,
  };
  chat.messages.set(message.message_id, message);
  return message;
}

function threadOf({ message_thread_id: thread }: Payload, chat: Chat) {
  if (thread === undefined) return {};
  if (!chat.topics.has(Number(thread))) throw badRequest('message thread not found');
  return { message_thread_id: Number(thread), is_topic_message: true as const };
}

const replySchema = z.looseObject({
  message_id: z.int(),
  allow_sending_without_reply: z.boolean().default(false),
});

function repliedTo({ reply_parameters: reply }: Payload, chat: Chat) {
  if (reply === undefined) return {};
  const { message_id, allow_sending_without_reply: allowed } = replySchema.parse(reply);
  const found = chat.messages.get(message_id);
  if (!found && !allowed) throw badRequest('message to be replied not found');
  if (!found) return {};
  const { reply_to_message: _, ...flat } = found;
  return { reply_to_message: flat };
}

/** 4,096 UTF-16 units are counted after the entities are parsed. */
function textOf(payload: Payload): Parsed {
  const text = z.string().parse(payload['text']);
  if (!text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  const kept = asKept(payload['parse_mode'] === 'HTML' ? parsed(text) : { text, entities: [] });
  if (kept.text === '') throw badRequest('message text is empty');
  if (kept.text.length > 4_096) throw badRequest('message is too long');
  return kept;
}

function parsed(html: string): Parsed {
  try {
    return parseHtml(html);
  } catch (error) {
    if (error instanceof CannotParse) throw badRequest(`can't parse entities: ${error.message}`);
    throw error;
  }
}

const keyboardSchema = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))),
});

function keyboardOf({ reply_markup: markup }: Payload) {
  if (markup === undefined) return {};
  const keyboard = keyboardSchema.parse(markup);
  const keys = keyboard.inline_keyboard.flat();
  if (keys.some(({ callback_data: data }) => Buffer.byteLength(data) > 64 || data === '')) {
    throw badRequest('BUTTON_DATA_INVALID');
  }
  if (keys.some(({ text }) => text.trim() === ''))
    throw badRequest('text buttons are unallowed in the inline keyboard');
  return { reply_markup: keyboard };
}

function sameContent(message: Message, body: Partial<Message>): boolean {
  const content = ({ text, entities = [], reply_markup }: Partial<Message>) =>
    JSON.stringify([text, entities, reply_markup?.inline_keyboard ?? []]);
  return content(message) === content(body);
}
