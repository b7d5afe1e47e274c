/** One event → what a person asked, or nothing when it is not for us. Pure. */

import { languageOfTag } from '../../src/channel/language-tag.ts';
import type { Address, Incoming, Language } from '../../src/nouns.ts';
import { type Interaction, isThread, type Message } from './update.ts';
import { wholeText, wordsOf } from './words.ts';

/** A message that speaks to us, and where its answer belongs. */
export interface Asked {
  incoming: Incoming;
  /** The message that the answer replies to: on servers, and where a message was edited. */
  replyTo?: string;
  /** Discord did not give us the text. */
  unreadable: boolean;
}

/** Messages and replies that people write; all other types are Discord's own notices. */
const written = new Set([0, 19]);

/** True for messages of people that mention us, reply to us, or are direct. */
export function speaksToUs(message: Message, me: string): boolean {
  const { author, webhook_id, type, guild_id, mentions, referenced_message } = message;
  if (author === undefined || author.bot === true || webhook_id !== undefined || !written.has(type))
    return false;
  return (
    guild_id === undefined || mentions.some(({ id }) => id === me) || referenced_message?.author?.id === me
  );
}

/** `parent` is the channel that a thread belongs to. */
export function readMessage(
  message: Message,
  edited: boolean,
  me: string,
  parent: string | undefined,
): Asked {
  const { id, channel_id, guild_id, author, edited_timestamp, referenced_message } = message;
  const text = wordsOf(message, me);
  const about =
    referenced_message && referenced_message.author?.id !== me ? wholeText(referenced_message, me) : '';
  return {
    incoming: {
      id: edited ? `${id}/edit/${edited_timestamp ?? ''}` : id,
      address: addressOf(channel_id, parent),
      person: author?.id ?? '',
      text,
      ...(about !== '' && { about }),
      ...(edited && { edited: true }),
    },
    ...((guild_id !== undefined || edited) && { replyTo: id }),
    unreadable:
      guild_id !== undefined && message.content === '' && !message.mentions.some((user) => user.id === me),
  };
}

function addressOf(channel: string, parent: string | undefined): Address {
  return parent === undefined
    ? { channel: 'discord', chat: channel }
    : { channel: 'discord', chat: parent, thread: channel };
}

/** An interaction that wants an answer. */
export interface Called {
  incoming: Incoming;
  /** Shown to the person alone. */
  private: boolean;
}

export type Read =
  | { kind: 'ping' }
  | { kind: 'suggest'; text: string; language: Language }
  | { kind: 'called'; called: Called }
  | { kind: 'unknown' };

/** Names an entry in the value of an autocompleted option, so that it cannot be mistaken for words. */
export const entryPrefix = 'entry:';

const ephemeralFlag = 64;

export function readInteraction(interaction: Interaction): Read {
  switch (interaction.type) {
    case 1:
      return { kind: 'ping' };
    case 2:
      return calledOf(interaction, commandOf(interaction));
    case 3: {
      const flags = interaction.message?.flags ?? 0;
      const { custom_id } = interaction.data ?? {};
      return calledOf(
        interaction,
        custom_id === undefined ? undefined : { text: '', action: custom_id },
        flags,
      );
    }
    case 4: {
      const focused = interaction.data?.options.find((one) => one.focused);
      return {
        kind: 'suggest',
        text: String(focused?.value ?? ''),
        language: languageOfTag(interaction.locale) ?? 'en',
      };
    }
    default:
      return { kind: 'unknown' };
  }
}

type Said = Pick<Incoming, 'text' | 'command' | 'about' | 'action'>;

function commandOf({ data }: Interaction): Said | undefined {
  const text = (name: string) => String(data?.options.find((one) => one.name === name)?.value ?? '').trim();
  const target = data?.resolved?.messages?.[data.target_id ?? ''];
  if (target) {
    // The message is both the question and what it is about.
    const words = wholeText(target, '0');
    return { text: words, ...(words !== '' && { about: words }) };
  }
  switch (data?.name) {
    case 'ask':
      return { text: text('question') };
    case 'topic':
      return topicOf(text('entry'));
    case 'language':
    case 'sources':
    case 'help':
      return { text: '', command: { name: data.name, argument: text('language') } };
    default:
      return undefined;
  }
}

/** An entry that was chosen from the list is opened as a deep link is; other words are a question. */
function topicOf(value: string): Said {
  if (!value.startsWith(entryPrefix)) return { text: value };
  return { text: '', command: { name: 'start', argument: value.slice(entryPrefix.length) } };
}

function calledOf(interaction: Interaction, said: Said | undefined, flags = 0): Read {
  const { id, channel_id, channel, data } = interaction;
  const person = interaction.member?.user.id ?? interaction.user?.id;
  const place = channel?.id ?? channel_id;
  if (said === undefined || person === undefined || place === undefined) return { kind: 'unknown' };
  const parent = channel && isThread(channel.type) ? (channel.parent_id ?? undefined) : undefined;
  const appLanguage = languageOfTag(interaction.locale);
  const incoming = {
    id: `interaction/${id}`,
    address: addressOf(place, parent),
    person,
    ...said,
    ...(appLanguage !== undefined && { appLanguage }),
  };
  const wished = data?.options.some((one) => one.name === 'private' && one.value === true) ?? false;
  return { kind: 'called', called: { incoming, private: wished || (flags & ephemeralFlag) !== 0 } };
}
