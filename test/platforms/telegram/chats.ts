/** The chats that the fake knows, with their messages, topics and what is wrong with them. */

import type { Entity } from './entities.ts';
import { badRequest, Refused } from './refusal.ts';

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
  language_code?: string;
}

export interface ChatInfo {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  title?: string;
  first_name?: string;
  is_forum?: true;
}

export interface Key {
  text: string;
  callback_data?: string;
}

export interface Message {
  message_id: number;
  date: number;
  chat: ChatInfo;
  from: User;
  text?: string;
  entities?: Entity[];
  edit_date?: number;
  message_thread_id?: number;
  is_topic_message?: true;
  reply_to_message?: Message;
  reply_markup?: { inline_keyboard: Key[][] };
  document?: { file_id: string; file_unique_id: string; file_name: string; file_size: number };
  [other: string]: unknown;
}

export interface Chat {
  info: ChatInfo;
  topics: Set<number>;
  messages: Map<number, Message>;
  /** 403 with that description: "bot was blocked by the user". */
  forbidden?: string;
  movedTo?: number;
}

export interface Chats {
  add(info: ChatInfo): Chat;
  /** The chat as a call may use it; throws as Telegram refuses. */
  reach(id: unknown): Chat;
  find(id: number): Chat | undefined;
  nextMessageId(): number;
}

export function createChats(): Chats {
  const chats = new Map<number, Chat>();
  let messageId = 100;
  return {
    add(info) {
      const chat: Chat = { info, topics: new Set(), messages: new Map() };
      chats.set(info.id, chat);
      return chat;
    },
    find: (id) => chats.get(id),
    reach(id) {
      const chat = chats.get(Number(id));
      if (!chat) throw badRequest('chat not found');
      if (chat.forbidden !== undefined) throw new Refused(403, `Forbidden: ${chat.forbidden}`);
      if (chat.movedTo !== undefined) {
        throw badRequest('group chat was upgraded to a supergroup chat', {
          migrate_to_chat_id: chat.movedTo,
        });
      }
      return chat;
    },
    nextMessageId: () => messageId++,
  };
}
