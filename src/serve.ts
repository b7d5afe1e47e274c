/** `caudari serve`: opens everything in order, runs it, closes it in reverse. */

import { createHash, randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { type Ledger, openLedger } from '../adapters/ledger/open.ts';
import { openMemory } from '../adapters/memory.ts';
import { createMetrics, measured } from '../adapters/metrics.ts';
import { openWeb } from '../adapters/web/open.ts';
import type { BroadcastTools } from '../jobs/broadcast.ts';
import { writeIcs } from '../jobs/calendar/write-ics.ts';
import { deliver } from '../jobs/deliver.ts';
import { type Job, runJobs } from '../jobs/due.ts';
import { lead } from '../jobs/lead.ts';
import type { Events, Lease } from '../jobs/ports.ts';
import { usualLimits } from '../jobs/safe-fetch.ts';
import { jobsOf } from '../jobs/schedule.ts';
import { openKnowledgeWith } from '../knowledge/open.ts';
import { createConversation } from './conversation/converse.ts';
import { suggestEntries } from './conversation/suggest-entries.ts';
import type { Language } from './nouns.ts';
import { createPace, type Limiter, realTimers } from './pace.ts';
import type { AnswerModel, Channel, Converse, Knowledge } from './ports.ts';
import { type Off, startTable } from './say/start.ts';
import type { Settings } from './settings.ts';

type Log = ReturnType<typeof openLog>;

/** Runs until the signal; rejects when a part of it cannot go on. */
export async function serve(
  settings: Settings,
  print: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const log = openLog(settings);
  const clock = () => new Date();
  await using closing = new AsyncDisposableStack();
  const ledger = await openLedger({
    databaseUrl: settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
    clock,
    log,
  });
  closing.defer(() => ledger.close());
  const memory = await openMemory({ keyvUrl: settings.KEYV_URL, ledger, clock, log });
  closing.defer(() => memory.close());
  const knowledge = await openKnowledgeWith(settings.DATA_DIR, { watch: true });
  const model = await configuredModel(settings, log);
  const metrics = createMetrics();
  const converse = measured(
    createConversation({
      ...ledger,
      memory,
      knowledge,
      clock,
      newId: () => randomBytes(9).toString('base64url'),
      personKey: await personKey(ledger),
      log: (event, detail) => log.warn(detail, event),
      ...(model ? { model } : {}),
    }),
    metrics,
  );
  const opened = await openChannels({ settings, converse, knowledge, log, clock });
  const channels = opened.map(({ channel }) => channel);
  const web = openWeb({
    host: settings.HOST,
    port: settings.PORT,
    ...(settings.PUBLIC_URL ? { publicUrl: settings.PUBLIC_URL } : {}),
    converse,
    answers: ledger.answers,
    receivers: receiversOf(channels),
    calendar: (query) => calendarText(ledger.events, query, clock()),
    ready: async () => [
      await tried('store', ledger.check),
      await tried('memory', memory.check),
      {
        name: 'knowledge',
        ready: true,
        detail: `${knowledge.entries.size} entries, release ${knowledge.release}`,
      },
      ...channels.map((channel) => ({ name: channel.name, ...channel.health() })),
    ],
    metrics: metrics.text,
    onListening: ({ url }) =>
      print(
        startTable({
          url,
          store: ledger.kind,
          memory: settings.KEYV_URL ? 'redis' : ledger.kind,
          model: model?.name,
          entries: knowledge.entries.size,
          release: knowledge.release,
          channels: channels.map((channel) => channel.name),
          off: offBecause(settings),
        }),
      ),
    log,
  });
  const jobs = jobsWith({ ledger, knowledge, settings, log });
  const jobsLoop = (ending: AbortSignal) =>
    runJobs({ jobs, dues: ledger.dues, clock, timers: realTimers, log }, ending);
  const senders = opened.flatMap((one) => senderOf(one, { ledger, settings, log, clock }));
  await runAll([...[web, ...channels].map(({ run }) => run), ...senders, jobsLoop], signal);
}

/** All until the signal; when one cannot go on the others are ended in order too, and its error is thrown. */
async function runAll(
  loops: readonly ((signal: AbortSignal) => Promise<void>)[],
  signal: AbortSignal,
): Promise<void> {
  const ending = new AbortController();
  const together = AbortSignal.any([signal, ending.signal]);
  const runs = loops.map((loop) =>
    loop(together).catch((error: unknown) => {
      ending.abort();
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(runs)).find((run) => run.status === 'rejected');
  if (failed) throw failed.reason;
}

interface Opening {
  settings: Settings;
  converse: Converse;
  knowledge: Knowledge;
  log: Log;
  clock: () => Date;
}

/** A channel, and what sending pushes on it needs. */
interface Opened {
  channel: Channel;
  limiter: Limiter;
  /** Without one nothing can be pushed. */
  token: string | undefined;
  /** How long the platform recognises a repeated nonce; 0 when it does not. */
  safeRepeatMs: number;
}

async function openChannels({ settings, converse, knowledge, log, clock }: Opening): Promise<Opened[]> {
  const channels: Opened[] = [];
  if (settings.TELEGRAM_BOT_TOKEN) {
    const { openTelegram } = await import('../adapters/telegram/open.ts');
    const limiter = createPace({
      overall: { count: settings.TELEGRAM_MESSAGES_PER_SECOND, windowMs: 1000 },
      ofChat: telegramChatLimits,
    });
    channels.push({
      limiter,
      token: settings.TELEGRAM_BOT_TOKEN,
      safeRepeatMs: 0,
      channel: openTelegram({
        settings: {
          token: settings.TELEGRAM_BOT_TOKEN,
          mode: settings.TELEGRAM_MODE,
          ...(settings.TELEGRAM_API_ROOT ? { apiRoot: settings.TELEGRAM_API_ROOT } : {}),
          ...(settings.TELEGRAM_WEBHOOK_SECRET ? { webhookSecret: settings.TELEGRAM_WEBHOOK_SECRET } : {}),
          ...(settings.PUBLIC_URL ? { publicUrl: settings.PUBLIC_URL } : {}),
        },
        converse,
        pace: limiter,
        log,
        clock,
      }),
    });
  }
  if (settings.DISCORD_BOT_TOKEN || settings.DISCORD_PUBLIC_KEY) {
    const { openDiscord } = await import('../adapters/discord/open.ts');
    const limiter = createPace({ overall: { count: settings.DISCORD_MESSAGES_PER_SECOND, windowMs: 1000 } });
    channels.push({
      limiter,
      token: settings.DISCORD_BOT_TOKEN,
      safeRepeatMs: discordNonceMs,
      channel: openDiscord({
        settings: {
          ...(settings.DISCORD_BOT_TOKEN ? { token: settings.DISCORD_BOT_TOKEN } : {}),
          ...(settings.DISCORD_APPLICATION_ID ? { applicationId: settings.DISCORD_APPLICATION_ID } : {}),
          ...(settings.DISCORD_PUBLIC_KEY ? { publicKey: settings.DISCORD_PUBLIC_KEY } : {}),
          ...(settings.DISCORD_API_ROOT ? { apiRoot: settings.DISCORD_API_ROOT } : {}),
        },
        converse,
        pace: limiter,
        suggestEntries: (text, language, limit) => suggestEntries(knowledge, text, language, limit),
        log,
        clock,
      }),
    });
  }
  return channels;
}

/** One message a second in a chat, twenty a minute in a group (whose ids are negative): Telegram's Bots FAQ. */
const telegramChatLimits = (chat: string) => [
  { count: 1, windowMs: 1000 },
  ...(chat.startsWith('-') ? [{ count: 20, windowMs: 60_000 }] : []),
];

/** Discord enforces a nonce over "the past few minutes"; one is surely within them. */
const discordNonceMs = 60_000;
const leaseMs = 10_000;

/** The one loop that sends a token's pushes, in whichever process holds its lease; the web has none. */
function senderOf(
  { channel, limiter, token, safeRepeatMs }: Opened,
  { ledger, settings, log, clock }: { ledger: Ledger; settings: Settings; log: Log; clock: () => Date },
): ((signal: AbortSignal) => Promise<void>)[] {
  if (!token) return [];
  const name = `${channel.name}:${createHash('sha256').update(token).digest('hex').slice(0, 16)}`;
  const heldUntil = `held-until:${name}`;
  const timers = realTimers;
  const onHold = (forMs: number) => {
    ledger.values.set(heldUntil, String(clock().getTime() + forMs), forMs).catch((error: unknown) => {
      log.error({ channel: channel.name, reason: String(error) }, 'a retry_after could not be kept');
    });
  };
  const send = async (lease: Lease, signal: AbortSignal) => {
    const untilMs = Number((await ledger.values.get(heldUntil)) ?? 0);
    limiter.hold(Math.max(0, untilMs - clock().getTime()));
    const { deliveries } = ledger;
    const its = { channel, deliveries, lease, leaseMs, limiter, clock, timers, safeRepeatMs, log, onHold };
    await deliver({ ...its, random: Math.random, zone: settings.TIME_ZONE }, signal);
  };
  return [(signal) => lead({ leases: ledger.leases, name, timers, log, leaseMs }, send, signal)];
}

function offBecause(settings: Settings): Off[] {
  return [
    ...(settings.TELEGRAM_BOT_TOKEN
      ? []
      : [{ channel: 'telegram' as const, variable: 'TELEGRAM_BOT_TOKEN' }]),
    ...(settings.DISCORD_BOT_TOKEN || settings.DISCORD_PUBLIC_KEY
      ? []
      : [{ channel: 'discord' as const, variable: 'DISCORD_BOT_TOKEN' }]),
  ];
}

/** What broadcasts work with, here and from the command line. */
export function broadcastTools(ledger: Ledger, settings: Settings, log: Log): BroadcastTools {
  const rates = {
    telegram: settings.TELEGRAM_MESSAGES_PER_SECOND,
    discord: settings.DISCORD_MESSAGES_PER_SECOND,
  };
  return { ...ledger, clock: () => new Date(), log, rates };
}

interface JobsOf {
  ledger: Ledger;
  knowledge: Knowledge;
  settings: Settings;
  log: Log;
}

/** Everything that the bot does unasked, here and from the command line. */
export function jobsWith({ ledger, knowledge, settings, log }: JobsOf): Job[] {
  const tools = { ...ledger, clock: () => new Date() };
  return jobsOf({
    zone: settings.TIME_ZONE,
    broadcasts: broadcastTools(ledger, settings, log),
    reminders: tools,
    digests: tools,
    feeds: { ...tools, sources: [], limits: usualLimits, random: Math.random },
    // Read at each run: the knowledge may have got documents meanwhile.
    updates: {
      ...tools,
      get entries() {
        return knowledge.entries;
      },
      get sources() {
        return knowledge.sources;
      },
    },
    retention: ledger.retention,
    retentionDays: settings.RETENTION_DAYS,
  });
}

const calendarBackMs = 31 * 86_400_000;
/** The last moment that a Date can hold. */
const endOfTime = new Date(8.64e15);

/** The public calendar as iCalendar: from a month ago on, cancelled events marked as such. */
export async function calendarText(
  events: Pick<Events, 'between'>,
  { topic, language = 'en' }: { topic?: string; language?: Language },
  now: Date,
): Promise<string> {
  const from = new Date(now.getTime() - calendarBackMs);
  return writeIcs(await events.between(from, endOfTime, topic === undefined ? undefined : [topic]), {
    language,
    now,
  });
}

function receiversOf(channels: readonly Channel[]) {
  return Object.fromEntries(
    channels.flatMap(({ name, receive }) =>
      receive ? [[name, (request: Request) => receive(request)]] : [],
    ),
  );
}

export async function configuredModel(
  settings: Settings,
  log = openLog(settings),
): Promise<AnswerModel | undefined> {
  if (!settings.OPENAI_API_KEY && !settings.OPENAI_BASE_URL) return undefined;
  const { openModel } = await import('../adapters/openai/open.ts');
  return openModel({
    apiKey: settings.OPENAI_API_KEY,
    baseUrl: settings.OPENAI_BASE_URL,
    model: settings.OPENAI_MODEL,
    embeddingModel: settings.OPENAI_EMBEDDING_MODEL,
    log,
  });
}

/** Logs are lines of JSON on standard error: standard output is for people. */
export function openLog({ LOG_LEVEL }: Settings, { quiet = false } = {}) {
  const level = quiet && LOG_LEVEL === 'info' ? 'silent' : LOG_LEVEL;
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: false }));
}

/** The key of the HMACs under which people's questions are kept: made once, kept in the store. */
async function personKey({ values }: Awaited<ReturnType<typeof openLedger>>): Promise<string> {
  const kept = await values.get('person-key');
  if (kept) return kept;
  await values.set('person-key', randomBytes(32).toString('base64url'));
  return (await values.get('person-key')) ?? '';
}

async function tried(name: string, check: () => Promise<void>) {
  return check().then(
    () => ({ name, ready: true, detail: 'answers' }),
    (error: unknown) => ({
      name,
      ready: false,
      detail: error instanceof Error ? error.message : String(error),
    }),
  );
}
