/** One update → what a person asked, or nothing when it is not for us. Pure. */

import { languageOfTag } from '../../src/channel/language-tag.ts';
import type { Address, Incoming, Language } from '../../src/nouns.ts';
import type { Me, Message, Query, Update } from './update.ts';
import { wordsOf } from './words.ts';

/** A question and where its answer belongs. */
export interface Asked {
  incoming: Incoming;
  /** The message that the answer replies to: in groups, and where a message was edited. */
  replyTo?: number;
  /** The message of ours whose button was pressed. */
  pressed?: number;
}

/** What an update says about a message, before it is known whether it was meant for us. */
export interface Heard {
  asked: Asked;
  addressed: boolean;
}

export function readMessage(message: Message, edited: boolean, me: Me): Heard | undefined {
  const person = personOf(message);
  if (person === undefined || !hasContent(message)) return undefined;
  const words = wordsOf(message, me);
  const group = message.chat.type !== 'private';
  const about = aboutOf(message, me);
  const asked: Asked = {
    incoming: {
      id: idOf(message, edited),
      address: addressOf(message),
      person,
      text: words.text,
      ...(words.command && { command: words.command }),
      ...appLanguageOf(message.from?.language_code),
      ...(about !== undefined && { about }),
      ...(edited && { edited: true }),
    },
    ...((group || edited) && { replyTo: message.message_id }),
  };
  return { asked, addressed: !words.forAnother && (!group || words.names || repliesToUs(message, me)) };
}

/** Nothing for buttons of games and of messages sent inline: we give out neither. */
export function readQuery(query: Query): Asked | undefined {
  if (query.message === undefined || query.data === undefined || query.from.is_bot) return undefined;
  const group = query.message.chat.type !== 'private';
  return {
    incoming: {
      id: `press/${query.id}`,
      address: addressOf(query.message),
      person: String(query.from.id),
      text: '',
      action: query.data,
      ...appLanguageOf(query.from.language_code),
    },
    ...(group && { replyTo: query.message.message_id }),
    pressed: query.message.message_id,
  };
}

/** Updates with the same lane are dealt with one after the other; undefined for what is not for us. */
export function laneOf(update: Update): string | undefined {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  if (message === undefined) return undefined;
  const { chat, thread } = addressOf(message);
  return `${chat}/${thread ?? ''}`;
}

/** Only forum topics are threads that can be written to: other thread ids merely name a chain of replies. */
export function addressOf(
  message: Pick<Message, 'chat' | 'message_thread_id' | 'is_topic_message'>,
): Address {
  const chat = String(message.chat.id);
  const topic = message.is_topic_message === true ? message.message_thread_id : undefined;
  return { channel: 'telegram', chat, ...(topic !== undefined && { thread: String(topic) }) };
}

/** Telegram's stand-ins for an administrator who stays anonymous and for somebody writing as a channel. */
const standIns = new Set([1_087_968_824, 136_817_688]);

/** Nobody for other bots, and for posts that Telegram itself copies from a linked channel. */
function personOf({ from, sender_chat, is_automatic_forward }: Message): string | undefined {
  if (is_automatic_forward) return undefined;
  if (from !== undefined && standIns.has(from.id) && sender_chat) return String(sender_chat.id);
  return from === undefined || from.is_bot ? undefined : String(from.id);
}

const contents = [
  'text',
  'caption',
  'sticker',
  'photo',
  'voice',
  'video',
  'video_note',
  'audio',
  'document',
  'animation',
  'location',
  'venue',
  'contact',
  'poll',
  'dice',
  'story',
  'game',
  'paid_media',
  'checklist',
] as const;

/** False for service messages: somebody joined, a message was pinned, the group has a new name. */
function hasContent(message: Message): boolean {
  return contents.some((content) => message[content] !== undefined);
}

/** The same for a message redelivered, another for each edit of it, and one for all pictures of an album. */
function idOf(message: Message, edited: boolean): string {
  const chat = message.chat.id;
  if (message.media_group_id !== undefined && message.caption === undefined) {
    return `${chat}/album/${message.media_group_id}`;
  }
  const version = edited
    ? `/edit/${message.edit_date ?? 0}/${fingerprint(message.text ?? message.caption ?? '')}`
    : '';
  return `${chat}/${message.message_id}${version}`;
}

/** Tells two edits of one second apart (FNV-1a, 32 bits). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

function repliesToUs({ reply_to_message, message_thread_id }: Message, me: Me): boolean {
  return reply_to_message?.from?.id === me.id && !opensTopic(reply_to_message, message_thread_id);
}

/** Every message of a topic "replies" to the one that opened it, which may have been ours. */
function opensTopic(replied: NonNullable<Message['reply_to_message']>, thread: number | undefined): boolean {
  return replied.forum_topic_created !== undefined || replied.message_id === thread;
}

/** A passage that the person marked, or the whole message of somebody else that they replied to. */
function aboutOf(message: Message, me: Me): string | undefined {
  const replied = message.reply_to_message;
  if (message.quote?.is_manual) return message.quote.text;
  if (!replied || replied.from?.id === me.id || opensTopic(replied, message.message_thread_id))
    return undefined;
  return (replied.text ?? replied.caption) || undefined;
}

function appLanguageOf(code: string | undefined): { appLanguage?: Language } {
  const appLanguage = languageOfTag(code);
  return appLanguage === undefined ? {} : { appLanguage };
}
