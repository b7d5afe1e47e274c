/** The real channel against the fake Discord, with a scripted conversation: what every scenario starts from. */

import { pino } from 'pino';
import { type DiscordOptions, type DiscordSettings, openDiscord } from '../../../adapters/discord/open.ts';
import type { Incoming } from '../../../src/nouns.ts';
import type { Channel, Converse } from '../../../src/ports.ts';
import { fastWait, noPace, replyOf } from '../../channel/replies.ts';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from '../../platforms/discord/fake.ts';

export interface Rig {
  fake: FakeDiscord;
  channel: Channel;
  heard: Incoming[];
  /** The lines of the log, as text. */
  lines: string[];
  waits: number[];
  /** How the run ended, or that it goes on. */
  ended: Promise<void>;
  /** Ends the run and gives what came of it. */
  stop(): Promise<void>;
}

export interface RigOptions
  extends Partial<Pick<DiscordOptions, 'limits' | 'pace' | 'suggestEntries' | 'clock'>> {
  converse?: Converse;
  settings?: Partial<DiscordSettings>;
  fake?: FakeOptions;
  /** Prepares the platform before the channel comes. */
  before?: (fake: FakeDiscord) => void;
  /** How people write the end of the API root. */
  rootEnd?: string;
  /** Pauses as long as they are asked for. */
  realTime?: boolean;
  /** `false`: the gateway is not waited for. */
  connected?: boolean;
}

/** Echoes what it was asked. */
const echo: Converse = async (incoming) =>
  replyOf(`You said: ${incoming.text}`, { id: `r${incoming.id.length}` });

export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const fake = await startFakeDiscord(options.fake);
  options.before?.(fake);
  const heard: Incoming[] = [];
  const lines: string[] = [];
  const { waits, wait } = fastWait(options.realTime ? 1 : 100);
  const { converse = echo } = options;
  const channel = openDiscord({
    settings: {
      token: fake.secret.token,
      apiRoot: fake.apiRoot + (options.rootEnd ?? ''),
      ...options.settings,
    },
    converse: (incoming, signal) => {
      heard.push(incoming);
      return converse(incoming, signal);
    },
    pace: options.pace ?? noPace,
    suggestEntries: options.suggestEntries ?? (() => []),
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    clock: options.clock ?? (() => new Date()),
    wait,
    ...(options.limits && { limits: options.limits }),
  });
  const end = new AbortController();
  const ended = channel.run(end.signal);
  ended.catch(() => undefined);
  if (options.connected !== false) await fake.when('the bot is on the gateway', () => channel.health().ready);
  return {
    fake,
    channel,
    heard,
    lines,
    waits,
    ended,
    async stop() {
      end.abort();
      await ended;
    },
  };
}

/** Ends everything and holds the scenario to what is true of all of them. */
export async function endRig(rig: Rig): Promise<string[]> {
  await rig.stop().catch(() => undefined);
  await rig.fake.close();
  const log = rig.lines.join('\n');
  const leaked = rig.fake.interactions.started.some(({ token }) => log.includes(token));
  const secret = log.includes(rig.fake.secret.token) || leaked;
  return [...rig.fake.complaints, ...(secret ? ['a token stands in the log'] : [])];
}

/** What a message of the bot shows: its embeds or its text. */
export function shown(
  message:
    | { content: string; embeds: { title?: string | undefined; description?: string | undefined }[] }
    | undefined,
): string {
  const embeds =
    message?.embeds.map(({ title, description }) => [title, description].filter(Boolean).join('\n')) ?? [];
  return [message?.content, ...embeds].filter(Boolean).join('\n');
}
