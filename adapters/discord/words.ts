/** The words of a message as its writer saw them: names for mentions, without the mention of us. */

import type { Words } from './update.ts';

/** "<@us>, xin chào <@2>" → "xin chào @Lan". */
export function wordsOf({ content, mentions }: Pick<Words, 'content' | 'mentions'>, me: string): string {
  const names = new Map(mentions.map((user) => [user.id, user.global_name ?? user.username]));
  return content
    .replaceAll(new RegExp(`(^|\\s*)<@!?${me}>[ \\t]*[,:;]?[ \\t]*`, 'g'), (_, before: string) =>
      before ? ' ' : '',
    )
    .replaceAll(/<@!?(\d+)>/g, (mention, id: string) => (names.has(id) ? `@${names.get(id)}` : mention))
    .replaceAll(/<a?(:\w+:)\d+>/g, '$1')
    .trim();
}

/** What somebody else's message says, also when it says it in embeds. */
export function wholeText(message: Words, me: string): string {
  const embedded = message.embeds.flatMap(({ title, description }) => [title, description]);
  return [wordsOf(message, me), ...embedded].filter((part) => part !== undefined && part !== '').join('\n');
}
