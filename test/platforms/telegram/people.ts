/** People and groups of the fake: what they write, edit and press comes to the bot as updates. */

import type { Chat, ChatInfo, Chats, Message, User } from './chats.ts';
import type { Entity } from './entities.ts';
import type { Update, Updates } from './updates.ts';

/** What may be special about a message: a topic, what it replies to, a sticker in place of words. */
export interface Special {
  thread?: number;
  replyTo?: Message;
  /** Fields of Telegram's Message that stand in place of the text or beside it. */
  other?: Record<string, unknown>;
  /** Seconds; now when not given. */
  at?: number;
}

export interface Room {
  id: number;
  chat: Chat;
  /** What the bot sent there, oldest first, as it stands now. */
  fromBot(): Message[];
  says(who: User, text: string | undefined, special?: Special): Update;
  edits(who: User, update: Update, text: string, at?: number): Update;
  presses(who: User, message: Message, label: string): Update;
}

export interface PeopleOptions {
  chats: Chats;
  updates: Updates;
  me: User;
  presses: Set<string>;
  now: () => number;
}

export function openRoom(info: ChatInfo, { chats, updates, me, presses, now }: PeopleOptions): Room {
  const chat = chats.add(info);
  let pressId = 0;

  function messageOf(
    who: User,
    text: string | undefined,
    { thread, replyTo, other, at }: Special = {},
  ): Message {
    const entities = text === undefined ? [] : entitiesIn(text);
    return {
      message_id: chats.nextMessageId(),
      date: at ?? now(),
      chat: info,
      from: who,
      ...(text !== undefined && { text }),
      ...(entities.length > 0 && { entities }),
      ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true as const }),
      ...(replyTo && { reply_to_message: withoutReply(replyTo) }),
      ...other,
    };
  }

  return {
    id: info.id,
    chat,
    fromBot: () => [...chat.messages.values()].filter(({ from }) => from.id === me.id),
    says(who, text, special) {
      const message = messageOf(who, text, special);
      chat.messages.set(message.message_id, message);
      return updates.add({ message });
    },
    edits(who, { message }, text, at) {
      const original = [...chat.messages.values()].find((known) => known === message);
      if (!original) throw new Error('only what was said can be edited');
      const { entities: _, ...kept } = original;
      const entities = entitiesIn(text);
      const edited = {
        ...kept,
        from: who,
        text,
        edit_date: at ?? now(),
        ...(entities.length > 0 && { entities }),
      };
      return updates.add({ edited_message: edited });
    },
    presses(who, message, label) {
      const key = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === label);
      if (!key) throw new Error(`no button "${label}" under message ${message.message_id}`);
      const id = `${info.id}-${pressId++}`;
      presses.add(id);
      return updates.add({
        callback_query: {
          id,
          from: who,
          message: withoutReply(message),
          chat_instance: '1',
          data: key.callback_data,
        },
      });
    },
  };
}

function withoutReply({ reply_to_message: _, ...message }: Message): Message {
  return message;
}

/** Commands and mentions, as Telegram finds them. */
function entitiesIn(text: string): Entity[] {
  const found = [...text.matchAll(/(?<![\w/@])\/[a-z0-9_]{1,32}(@\w{3,32})?|(?<![\w/])@\w{3,32}/gi)];
  return found.map(({ 0: word, index }) => ({
    type: word.startsWith('/') ? 'bot_command' : 'mention',
    offset: index,
    length: word.length,
  }));
}
