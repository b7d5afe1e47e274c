/** The real channel against the fake Telegram, with a scripted conversation: what every scenario starts from. */

import { pino } from 'pino';
import { z } from 'zod';
import {
  openTelegram,
  type TelegramOptions,
  type TelegramSettings,
} from '../../../adapters/telegram/open.ts';
import type { Incoming } from '../../../src/nouns.ts';
import type { Channel, Converse, Pace } from '../../../src/ports.ts';
import { fastWait, noPace, replyOf } from '../../channel/replies.ts';
import { type FakeOptions, type FakeTelegram, startFakeTelegram } from '../../platforms/telegram/fake.ts';

export interface Rig {
  fake: FakeTelegram;
  channel: Channel;
  heard: Incoming[];
  /** The lines of the log, as text. */
  lines: string[];
  waits: number[];
  moved: [string, string][];
  /** Ends the run and gives what came of it. */
  stop(): Promise<void>;
}

export interface RigOptions {
  converse?: Converse;
  fake?: FakeTelegram;
  platform?: FakeOptions;
  /** `undefined` takes a setting away. */
  settings?: { [Name in keyof TelegramSettings]?: TelegramSettings[Name] | undefined };
  pace?: Pace;
  limits?: TelegramOptions['limits'];
  /** How much faster pauses pass than in life; 100 when not given. */
  faster?: number;
  /** False: `run` is not called. */
  run?: boolean;
}

const open: { stop: () => Promise<void>; fake: FakeTelegram }[] = [];

/** Starts both; `closeRigs` after each test ends them and gives what departed from Telegram's schema. */
export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const fake = options.fake ?? (await startFakeTelegram(options.platform));
  const heard: Incoming[] = [];
  const lines: string[] = [];
  const moved: [string, string][] = [];
  const { waits, wait } = fastWait(options.faster ?? 100);
  const converse: Converse = async (incoming, signal) => {
    heard.push(incoming);
    return options.converse ? options.converse(incoming, signal) : replyOf(`echo: ${incoming.text}`);
  };
  const channel = openTelegram({
    settings: settingsOf(fake, options.settings),
    converse,
    pace: options.pace ?? noPace,
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    clock: () => new Date(),
    wait,
    moved: (from, to) => void moved.push([from, to]),
    limits: { drainMs: 1_000, ...options.limits },
  });
  const end = new AbortController();
  const running = options.run === false ? Promise.resolve() : channel.run(end.signal);
  running.catch(() => undefined);
  const stop = () => {
    end.abort();
    return running;
  };
  open.push({ stop, fake });
  return { fake, channel, heard, lines, waits, moved, stop };
}

export async function closeRigs(): Promise<string[]> {
  const rigs = open.splice(0);
  for (const { stop } of rigs) await stop().catch(() => undefined);
  const fakes = new Set(rigs.map(({ fake }) => fake));
  for (const fake of fakes) await fake.close();
  return [...fakes].flatMap(({ violations }) => violations);
}

/** The id of the message in an update that somebody's words made. */
export function messageIdOf({ message }: Record<string, unknown>): number {
  return z.object({ message_id: z.int() }).parse(message).message_id;
}

function settingsOf(fake: FakeTelegram, changed: RigOptions['settings'] = {}): TelegramSettings {
  const all = { token: fake.token, apiRoot: fake.apiRoot, ...changed };
  const {
    token = fake.token,
    mode = 'polling',
    apiRoot,
    webhookSecret,
    publicUrl,
  } = { mode: undefined, ...all };
  return {
    token,
    mode,
    ...(apiRoot !== undefined && { apiRoot }),
    ...(webhookSecret !== undefined && { webhookSecret }),
    ...(publicUrl !== undefined && { publicUrl }),
  };
}
