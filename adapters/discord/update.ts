/** What is read of Discord's events and interactions: everything else in them is let through unseen. */

import { z } from 'zod';

const id = z.string().min(1);

const user = z.looseObject({
  id,
  username: z.string().default(''),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});

const embed = z.looseObject({ title: z.string().optional(), description: z.string().optional() });

const words = z.looseObject({
  id,
  content: z.string().default(''),
  author: user.optional(),
  embeds: z.array(embed).default([]),
  mentions: z.array(user).default([]),
});

export const messageSchema = words.extend({
  channel_id: id,
  guild_id: id.optional(),
  type: z.int().default(0),
  webhook_id: id.optional(),
  edited_timestamp: z.string().nullish(),
  referenced_message: words.nullish(),
  /** Only messages in threads have it. */
  position: z.int().optional(),
});

const option = z.looseObject({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});

export const interactionSchema = z.looseObject({
  id,
  application_id: id,
  type: z.int(),
  token: z.string().min(1),
  locale: z.string().optional(),
  guild_id: id.optional(),
  channel_id: id.optional(),
  channel: z.looseObject({ id, type: z.int(), parent_id: id.nullish() }).optional(),
  member: z.looseObject({ user }).optional(),
  user: user.optional(),
  data: z
    .looseObject({
      name: z.string().optional(),
      type: z.int().optional(),
      options: z.array(option).default([]),
      custom_id: z.string().optional(),
      target_id: id.optional(),
      resolved: z.looseObject({ messages: z.record(z.string(), words).optional() }).optional(),
    })
    .optional(),
  message: z.looseObject({ id, flags: z.int().default(0) }).optional(),
});

/** An event of the gateway. */
export const dispatchSchema = z.looseObject({ t: z.string(), d: z.unknown().optional() });
export const readySchema = z.looseObject({ user });
export const channelSchema = z.looseObject({ id, type: z.int(), parent_id: id.nullish() });
export const guildSchema = z.looseObject({
  channels: z.array(z.unknown()).default([]),
  threads: z.array(z.unknown()).default([]),
});
export const sentSchema = z.looseObject({ id });

export type Message = z.infer<typeof messageSchema>;
export type Words = z.infer<typeof words>;
export type Interaction = z.infer<typeof interactionSchema>;

/** Announcement, public and private threads. */
export function isThread(type: number): boolean {
  return type === 10 || type === 11 || type === 12;
}
