/** Writes the README's transcripts: what the real program says now, on each channel. Run it with Node 24. */

import { readFileSync, writeFileSync } from 'node:fs';
import { languages } from '../../src/nouns.ts';
import { channels, conversations, type ShownChannel } from './conversations.ts';
import { discordTalk } from './talks/discord.ts';
import type { Said, Source, Talk } from './talks/talk.ts';
import { telegramTalk } from './talks/telegram.ts';
import { terminalTalk } from './talks/terminal.ts';
import { webTalk } from './talks/web.ts';
import { startWorld, type World } from './world.ts';

const readme = new URL('../../README.md', import.meta.url);
const begin = '<!-- transcripts -->\n';
const end = '<!-- /transcripts -->';

const titles: Record<ShownChannel, string> = {
  Terminal: '<b>Terminal</b>: <code>npx caudari chat</code>',
  Web: '<b>Web</b>: the chat page',
  Telegram: '<b>Telegram</b>: a private chat',
  Discord: '<b>Discord</b>: a direct message',
};

if (import.meta.main) {
  const written = await newTranscripts();
  const text = readFileSync(readme, 'utf8');
  const { from, to } = placeIn(text);
  writeFileSync(readme, text.slice(0, from) + written + text.slice(to));
}

/** What stands between the markers of the README. */
export function transcriptsIn(): string {
  const text = readFileSync(readme, 'utf8');
  const { from, to } = placeIn(text);
  return text.slice(from, to);
}

function placeIn(text: string): { from: number; to: number } {
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end);
  if (from < begin.length || to < from) throw new Error(`README.md has no ${begin.trim()} … ${end}`);
  return { from, to };
}

/** The same as it would be written now. */
export async function newTranscripts(): Promise<string> {
  const world = await startWorld();
  try {
    const parts: string[] = [];
    for (const channel of channels) {
      parts.push(`<details><summary>${titles[channel]}</summary>\n\n`);
      for (const language of languages)
        parts.push(await conversation(channel, conversations[channel][language], world));
      parts.push('</details>\n\n');
    }
    return `${parts.join('').trimEnd()}\n`;
  } finally {
    await world.close();
  }
}

async function conversation(channel: ShownChannel, said: readonly string[], world: World): Promise<string> {
  const { talk, leave } = await open(channel, world);
  let text = '';
  for (const words of said) text += turn(words, await talk.say(words));
  await leave?.();
  return text;
}

async function open(
  channel: ShownChannel,
  world: World,
): Promise<{ talk: Talk; leave?: () => Promise<unknown> }> {
  switch (channel) {
    case 'Terminal': {
      const talk = await terminalTalk();
      return { talk, leave: talk.leave };
    }
    case 'Web':
      return { talk: await webTalk(world) };
    case 'Telegram':
      return { talk: telegramTalk(world) };
    case 'Discord':
      return { talk: discordTalk(world) };
  }
}

/** Three lines and an empty one: what was typed, what was said, its sources. */
function turn(words: string, { text, sources }: Said): string {
  const said = text.split(/\n+/).map((line) => escaped(line.trim()));
  const below = sources.length > 0 ? `<br>\n<sub>${sourceLines(sources).join('<br>')}</sub>` : '';
  return `**› ${escaped(words)}**<br>\n${said.join('<br>')}${below}\n\n`;
}

/** Each source once, with all its marks, also where a channel lists them one by one. */
function sourceLines(sources: readonly Source[]): string[] {
  const read = sources.map(({ about, url }) => {
    const [, marks = '', rest = about] = /^((?:\[\d+\])+) (.*)$/.exec(about) ?? [];
    return { marks, shown: `${escaped(rest)}: <${url}>` };
  });
  return [...Map.groupBy(read, ({ shown }) => shown)].map(
    ([shown, same]) => `${same.map(({ marks }) => marks).join('')} ${shown}`,
  );
}

/** Signs that Markdown would take for markup. */
function escaped(text: string): string {
  return text.replaceAll(/[\\*_<>`]/g, '\\$&').replaceAll(/^([-+#])/g, '\\$1');
}
