/** A broadcast's plan as messages: every language on every channel, in parts, with its buttons. */

import { type Block, type ChannelName, type Language, languages } from '../src/nouns.ts';
import { aboutLabel, correctionHead, stopLabel } from '../src/say/jobs.ts';
import { partsOf, textMax } from './parts.ts';
import type { BroadcastPlan, MessageBody, NewMessage } from './ports.ts';
import { blocksOf } from './text.ts';

/** Where pushes go to. */
export const pushChannels: readonly ChannelName[] = ['telegram', 'discord', 'web'];

/** `id` names the broadcast in the button that asks about it. */
export function messagesOf(plan: BroadcastPlan, id: number): NewMessage[] {
  const channels = pushChannels.filter((channel) => plan.audience.channels?.includes(channel) ?? true);
  const written = languages.filter((language) => plan.texts[language]?.trim());
  return channels.flatMap((channel) =>
    written.map((language) => ({ channel, language, parts: bodiesOf(plan, { id, channel, language }) })),
  );
}

function bodiesOf(
  plan: BroadcastPlan,
  { id, channel, language }: { id: number; channel: ChannelName; language: Language },
): MessageBody[] {
  const heading: Block[] =
    plan.kind === 'correction' ? [{ kind: 'heading', spans: [{ text: correctionHead[language] }] }] : [];
  const blocks = [...heading, ...blocksOf(plan.texts[language] ?? '')];
  const files = plan.files.map(({ name, type, base64 }) => ({
    name,
    type,
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  }));
  const about = { label: aboutLabel[language], action: `about:${id}` };
  return bodiesFor(channel, language, { blocks, buttons: [about], files });
}

/** In parts that fit the channel; buttons and files go with the last one, and one of them always stops everything. */
export function bodiesFor(
  channel: ChannelName,
  language: Language,
  { blocks, buttons, files }: MessageBody,
): MessageBody[] {
  const parts = partsOf(blocks, textMax[channel]);
  const stop = { label: stopLabel[language], action: 'stop' };
  return parts.map((part, at) =>
    at === parts.length - 1
      ? { blocks: part, buttons: [...buttons, stop], files }
      : { blocks: part, buttons: [], files: [] },
  );
}
