/** What is read of Telegram's updates: everything else in them is let through unseen. */

import { z } from 'zod';

const id = z.int();

const user = z.looseObject({
  id,
  is_bot: z.boolean(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});

const entity = z.looseObject({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  user: user.optional(),
});

const chat = z.looseObject({ id, type: z.string() });

const repliedTo = z.looseObject({
  message_id: id,
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  forum_topic_created: z.unknown().optional(),
});

const message = z.looseObject({
  message_id: id,
  date: z.int(),
  edit_date: z.int().optional(),
  chat,
  from: user.optional(),
  sender_chat: chat.optional(),
  message_thread_id: id.optional(),
  is_topic_message: z.boolean().optional(),
  is_automatic_forward: z.boolean().optional(),
  media_group_id: z.string().optional(),
  migrate_to_chat_id: id.optional(),
  text: z.string().optional(),
  entities: z.array(entity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(entity).optional(),
  reply_to_message: repliedTo.optional(),
  quote: z.looseObject({ text: z.string(), is_manual: z.boolean().optional() }).optional(),
});

const query = z.looseObject({
  id: z.string().min(1),
  from: user,
  data: z.string().optional(),
  /** Without its text when it is too old: then it has the date 0. */
  message: z
    .looseObject({
      message_id: id,
      date: z.int(),
      chat,
      message_thread_id: id.optional(),
      is_topic_message: z.boolean().optional(),
    })
    .optional(),
});

export const updateSchema = z.looseObject({
  update_id: id,
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: query.optional(),
});

/** Enough to acknowledge an update that is otherwise beyond us. */
export const numberedSchema = z.looseObject({ update_id: id });

/** What Telegram is asked to send. */
export const updateKinds = ['message', 'edited_message', 'callback_query'] as const;

export type Update = z.infer<typeof updateSchema>;
export type Message = z.infer<typeof message>;
export type Query = z.infer<typeof query>;
export type Entity = z.infer<typeof entity>;
/** The bot itself, as `getMe` describes it. */
export const meSchema = z.looseObject({ id, username: z.string().min(1) });
export type Me = z.infer<typeof meSchema>;
