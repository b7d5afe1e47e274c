/** Keeps the line to Discord's gateway through discord.js: connects, resumes, and gives up only on a refused token. */

import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Health } from '../../src/channel/health.ts';
import type { Wait } from '../../src/channel/wait.ts';
import { restOptions } from './call.ts';
import { tokenRefused } from './failures.ts';
import { createStrategy, type Strategy } from './strategy.ts';
import { dispatchSchema } from './update.ts';

export interface GatewayOptions {
  token: string;
  apiRoot: string | undefined;
  health: Health;
  log: Logger;
  wait: Wait;
  /** Every event, by its name. */
  take: (name: string, data: unknown) => void;
}

const pauseMsFirst = 1_000;
const pauseMsMax = 30_000;
/** How long the end waits for the line to be closed. */
const closeMs = 2_500;

/** Listens until the signal; rejects with a sentence for people when Discord will never let us in. */
export async function listen(options: GatewayOptions, signal: AbortSignal): Promise<void> {
  const { health, log, wait } = options;
  for (let pauseMs = pauseMsFirst; !signal.aborted; pauseMs = Math.min(pauseMs * 2, pauseMsMax)) {
    const reason = await oneClient(options, signal);
    if (signal.aborted) break;
    health.set(false, `Discord cannot be reached (${reason}); still trying.`);
    log.warn({ reason }, 'the gateway cannot be reached');
    await wait(pauseMs, signal).catch(() => undefined);
  }
}

/** One client's life: gives why it ended. */
async function oneClient(options: GatewayOptions, signal: AbortSignal): Promise<string> {
  const { token, health, log } = options;
  const strategy = await createStrategy({ isFatal: (error) => fatal(error) !== undefined });
  const client = await createClient(options, strategy);
  const over = Promise.withResolvers<string>();
  const end = () => over.resolve('asked to end');
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  const line = watch(client, options, over);
  const login = client.login(token).catch((error: unknown) => {
    const reason = fatal(error);
    if (reason) over.reject(reason);
    else over.resolve(reasonOf(error));
  });
  try {
    return await over.promise;
  } finally {
    signal.removeEventListener('abort', end);
    health.set(false, 'The line to Discord is closed.');
    line.silence();
    await within(closeMs, close(client, line, login)).catch(() =>
      log.warn('the line was not closed in order'),
    );
    strategy.giveUp();
  }
}

/**
 * A line that is just being made must be whole before it is closed: discord.js would go on making it, and the
 * errors of a socket that it gave up while connecting would end the process.
 */
async function close(client: Client, line: Line, login: Promise<unknown>): Promise<void> {
  await login;
  await line.settled();
  await client.destroy();
}

/** Resolves with the work, or without it after that time. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

async function createClient({ apiRoot, log }: GatewayOptions, strategy: Strategy): Promise<Client> {
  const { Client, GatewayIntentBits, Options } = await import('discord.js');
  const client = new Client({
    // Without the privileged intent: mentions and direct messages carry their text anyway.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    rest: { ...restOptions(apiRoot), timeout: 10_000 },
    ws: { buildStrategy: strategy.build },
    // The events are read as they come; nothing needs to be remembered of people and messages.
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      ThreadMemberManager: 0,
    }),
  });
  guardPackets(client, log);
  return client;
}

/** What discord.js itself makes of an event must not end the program when there is less in it than usual. */
function guardPackets({ ws }: Client, log: Logger): void {
  const handle: unknown = Reflect.get(ws, 'handlePacket');
  if (typeof handle !== 'function') return;
  Reflect.set(ws, 'handlePacket', (...given: unknown[]) => {
    try {
      return Reflect.apply(handle, ws, given);
    } catch {
      log.debug('discord.js could not read an event');
      return false;
    }
  });
}

interface Line {
  /** No event is taken any more. */
  silence(): void;
  /** Resolves when the line is not just being made anew. */
  settled(): Promise<void>;
}

function watch(
  client: Client,
  { health, log, take }: GatewayOptions,
  over: PromiseWithResolvers<string>,
): Line {
  let silent = false;
  let whole = true;
  let settled = Promise.withResolvers<void>();
  settled.resolve();
  /** A further cut while it is being made does not settle it. */
  const reconnecting = () => {
    if (whole) settled = Promise.withResolvers();
    whole = false;
  };
  const ready = () => {
    whole = true;
    settled.resolve();
    if (!silent) health.set(true, 'Listening on the gateway.');
  };
  client.on('raw', (packet: unknown) => {
    const event = dispatchSchema.safeParse(packet).data;
    if (!event) return;
    health.heard();
    if (event.t === 'READY' || event.t === 'RESUMED') ready();
    if (!silent) take(event.t, event.d);
  });
  client.on('debug', (line) => {
    if (line.includes('Heartbeat acknowledged')) health.heard();
  });
  client.on('error', (error) => log.warn({ error: error.name }, 'discord.js reports an error'));
  client.on('shardError', (error) => log.warn({ reason: reasonOf(error) }, 'the gateway reports an error'));
  client.on('shardReconnecting', () => {
    reconnecting();
    if (silent) return;
    health.set(false, 'The line to Discord was cut; connecting again.');
    log.info('the line to the gateway was cut; connecting again');
  });
  client.on('shardDisconnect', ({ code }) => {
    settled.resolve();
    over.reject(refusalOf(code));
  });
  return {
    silence() {
      silent = true;
    },
    settled: () => settled.promise,
  };
}

const failed = z.looseObject({
  name: z.string().default('Error'),
  message: z.string().default(''),
  code: z.union([z.string(), z.number()]).optional(),
  status: z.int().optional(),
});

/** An error that no further try will change. */
function fatal(error: unknown): Error | undefined {
  const { code, message } = failed.catch({ name: 'Error', message: '' }).parse(error);
  if (code === 'TokenInvalid' || message === 'Authentication failed') return tokenRefused();
  if (message === 'Used disallowed intents') return refusalOf(4014);
  return undefined;
}

/** The close codes after which discord.js does not come back. */
function refusalOf(code: number): Error {
  if (code === 4004) return tokenRefused();
  return new Error(
    `Discord closed the gateway for good (code ${code}). Look up the code in Discord's developer documentation under "Gateway Close Event Codes".`,
  );
}

/** Without addresses: the message of an error may name them. */
function reasonOf(error: unknown): string {
  const { name, code, status } = failed.catch({ name: 'Error', message: '' }).parse(error);
  return String(status ?? code ?? name);
}
