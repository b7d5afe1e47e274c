/** The messages there are, and how Discord describes them to bots with and without the privileged intent. */

import type { MessageBody } from './limits.ts';
import { type Place, snowflake, type User } from './world.ts';

export interface Message {
  id: string;
  channel_id: string;
  guild_id?: string;
  author: User;
  type: number;
  content: string;
  embeds: NonNullable<MessageBody['embeds']>;
  components: NonNullable<MessageBody['components']>;
  attachments: { id: string; filename: string; size: number; url: string; proxy_url: string }[];
  mentions: User[];
  mention_roles: string[];
  mention_everyone: boolean;
  timestamp: string;
  edited_timestamp: string | null;
  flags: number;
  pinned: boolean;
  tts: boolean;
  nonce?: string | number;
  message_reference?: { type: number; message_id: string; channel_id: string };
  referenced_message?: Message;
  webhook_id?: string;
  position?: number;
}

/** A file that came with a call. */
export interface File {
  name: string;
  type: string;
  bytes: Uint8Array;
}

export interface Written {
  place: Place;
  author: User;
  content: string;
  mentions?: readonly User[];
  replyTo?: Message;
}

export function written({ place, author, content, mentions = [], replyTo }: Written): Message {
  return {
    ...blank(place, author),
    type: replyTo ? 19 : 0,
    content,
    mentions: [...mentions],
    ...(place.guild_id !== undefined && { guild_id: place.guild_id }),
    ...(place.type === 11 && { position: 1 }),
    ...(replyTo && {
      message_reference: { type: 0, message_id: replyTo.id, channel_id: replyTo.channel_id },
      referenced_message: replyTo,
    }),
  };
}

export function posted(place: Place, author: User, body: MessageBody, files: readonly File[]): Message {
  const message = blank(place, author);
  apply(message, body, files);
  if (body.nonce !== undefined && body.nonce !== null) message.nonce = body.nonce;
  if (body.message_reference) {
    const { message_id } = body.message_reference;
    message.type = 19;
    message.message_reference = { type: 0, message_id, channel_id: place.id };
  }
  return message;
}

/** Fills in what the body says; what it does not name stays. */
export function apply(message: Message, body: MessageBody, files: readonly File[]): void {
  if (body.content !== undefined) message.content = (body.content ?? '').trim();
  if (body.embeds !== undefined) message.embeds = (body.embeds ?? []).map(enriched);
  if (body.components !== undefined) message.components = numbered(body.components ?? []);
  if (body.flags) message.flags = body.flags;
  if (files.length > 0) {
    message.attachments = files.map(({ name, bytes }) => ({
      id: snowflake(),
      filename: name,
      size: bytes.length,
      url: 'https://cdn.invalid/file',
      proxy_url: 'https://media.invalid/file',
    }));
  }
}

/** As the gateway gives it to a bot without the message content intent. */
export function withoutPrivilege(message: Message, bot: User): Message {
  const free = message.guild_id === undefined || message.author.id === bot.id;
  const mentioned = message.mentions.some(({ id }) => id === bot.id);
  const { referenced_message: replied, ...own } = message;
  const whole =
    free || mentioned ? own : { ...own, content: '', embeds: [], attachments: [], components: [] };
  return replied ? { ...whole, referenced_message: withoutPrivilege(replied, bot) } : whole;
}

function blank(place: Place, author: User): Message {
  return {
    id: snowflake(),
    channel_id: place.id,
    author,
    type: 0,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    flags: 0,
    pinned: false,
    tts: false,
  };
}

/** What Discord adds to an embed by itself. */
function enriched(embed: Message['embeds'][number]): Message['embeds'][number] {
  return { type: 'rich', ...embed, fields: embed.fields.map((field) => ({ inline: false, ...field })) };
}

/** Discord gives every part of a message's components a number. */
function numbered(rows: Message['components']): Message['components'] {
  let id = 1;
  return rows.map((row) => ({
    ...row,
    id: id++,
    components: row.components.map((one) => ({ ...one, id: id++ })),
  }));
}
