/** The words of a message: its text or caption without our mention, its command, and whether it speaks to us. */

import type { Entity, Me, Message } from './update.ts';

export interface Words {
  text: string;
  command?: { name: string; argument: string };
  /** Named us with an @, or with a command of ours. */
  names: boolean;
  /** A command for another bot. */
  forAnother: boolean;
}

/** Commands that a group may call without our name: they are in our menu. */
const ownCommands = new Set(['start', 'help', 'language', 'sources']);

export function wordsOf(message: Message, me: Me): Words {
  const text = message.text ?? message.caption ?? '';
  const entities = (message.text === undefined ? message.caption_entities : message.entities) ?? [];
  const mentions = entities.filter((entity) => mentionsUs(entity, text, me));
  const command = commandOf(text, entities, me);
  const spoken = withoutMentions(text, mentions);
  if (command === undefined) return { text: spoken, names: mentions.length > 0, forAnother: false };
  const argument = withoutMentions(text, mentions).replace(/^\/\S*\s*/, '');
  return {
    text: spoken,
    command: { name: command.name, argument },
    names:
      mentions.length > 0 || command.to === 'us' || (command.to === 'any' && ownCommands.has(command.name)),
    forAnother: command.to === 'another',
  };
}

function mentionsUs(entity: Entity, text: string, me: Me): boolean {
  if (entity.type === 'text_mention') return entity.user?.id === me.id;
  return entity.type === 'mention' && sameName(partOf(text, entity), `@${me.username}`);
}

function commandOf(text: string, entities: readonly Entity[], me: Me) {
  const entity = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (!entity) return undefined;
  const [name = '', to] = partOf(text, entity).slice(1).split('@');
  return {
    name: name.toLowerCase(),
    to:
      to === undefined
        ? ('any' as const)
        : sameName(to, me.username)
          ? ('us' as const)
          : ('another' as const),
  };
}

/** The text without the mentions and what joined them to it: "@bot, xin chào" → "xin chào". */
function withoutMentions(text: string, mentions: readonly Entity[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { offset, length } of mentions.toSorted((a, b) => a.offset - b.offset)) {
    parts.push(text.slice(from, offset));
    from = Math.max(from, offset + length);
  }
  parts.push(text.slice(from));
  if (mentions.length === 0) return text.trim();
  return parts
    .map((part, at) => (at === 0 ? part : part.replace(/^[ \t]*[,:;]?[ \t]*/, ' ')))
    .join('')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}

function partOf(text: string, { offset, length }: Entity): string {
  return text.slice(offset, offset + length);
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
