/** Writes one text in every language to people on every channel: what reminders, changes and digests have in common. */

import type { Block, Button, ChannelName, Language, ReplyFile } from '../src/nouns.ts';
import { bodiesFor, pushChannels } from './messages.ts';
import type { NewMessage, NewPush, Outbox, Recipient, Subscriber } from './ports.ts';

export interface Text {
  blocks: Block[];
  buttons?: Button[];
  files?: ReplyFile[];
}

/** Gives how many were written to; 0 when this push was written before, or there is nobody. */
export async function pushText(
  outbox: Pick<Outbox, 'push'>,
  push: Omit<NewPush, 'messages'>,
  { to, text }: { to: readonly Subscriber[]; text: (language: Language) => Text },
): Promise<number> {
  const messages: NewMessage[] = [];
  const variants = new Map<string, number>();
  const recipients = to.flatMap(({ address, channel, language }): Recipient[] => {
    if (!pushChannels.includes(channel)) return [];
    const key = `${channel} ${language}`;
    let variant = variants.get(key);
    if (variant === undefined) {
      variant = messages.push(messageOf(channel, language, text(language))) - 1;
      variants.set(key, variant);
    }
    return [{ address, variant }];
  });
  if (recipients.length === 0) return 0;
  const written = await outbox.push({ ...push, messages }, recipients);
  return written === undefined ? 0 : recipients.length;
}

function messageOf(channel: ChannelName, language: Language, text: Text): NewMessage {
  const { blocks, buttons = [], files = [] } = text;
  return { channel, language, parts: bodiesFor(channel, language, { blocks, buttons, files }) };
}
