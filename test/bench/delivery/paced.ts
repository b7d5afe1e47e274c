/** One broadcast as fast as a platform permits, for so many seconds, with questions answered beside it. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { deliver } from '../../../jobs/deliver.ts';
import type { Outcome } from '../../../src/nouns.ts';
import { createPace, type Limiter, realTimers } from '../../../src/pace.ts';
import { approvedBroadcast, type BenchPlace, benchMessages } from '../ledger/place.ts';

export interface PacedSettings {
  perSecond: number;
  seconds: number;
  jitterMs: number;
  /** Questions answered a second meanwhile. */
  questions: number;
}

export interface Paced {
  /** Share of what the platform permits that was used, replies included. */
  used: number;
  /** Share of sends that were answered with 429. */
  refused: number;
  /** The replies' 95th percentile in milliseconds, from the question to the platform's answer. */
  replyP95Ms: number;
  /** Processor seconds of this process for each second. */
  cpu: number;
}

const stats = z.object({ accepted: z.number(), refused: z.number(), replies: z.number() });
const never = new AbortController().signal;
const chunkOf = (settings: PacedSettings) => Math.ceil(settings.perSecond * settings.seconds * 1.2);

/** Needs at least `perSecond × seconds` addresses. `withPushes: false` is the idle bot that only answers. */
export async function measurePaced(
  place: BenchPlace,
  settings: PacedSettings,
  withPushes: boolean,
): Promise<Paced> {
  const { perSecond, jitterMs, seconds, questions } = settings;
  const platform = fork(new URL('platform.ts', import.meta.url), [JSON.stringify({ perSecond, jitterMs })]);
  const [port] = await once(platform, 'message');
  const agent = new Agent({ keepAlive: true, maxSockets: 2000 });
  const limiter = createPace({ overall: { count: perSecond, windowMs: 1000 } });
  const call = (path: string) => ask({ agent, port: Number(port), path });
  const ending = new AbortController();
  const sending = withPushes
    ? push(place, { limiter, call, signal: ending.signal, rows: chunkOf(settings) })
    : undefined;
  // The loop leaves the first second to a predecessor, and the first window is measured by nobody.
  await sleep(2500);
  const before = stats.parse(JSON.parse((await call('/stats')).body));
  const cpuBefore = process.cpuUsage();
  const startMs = performance.now();
  const took = await answerQuestions({ limiter, call, perSecond: questions, seconds });
  const after = stats.parse(JSON.parse((await call('/stats')).body));
  const passed = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  ending.abort();
  await sending;
  platform.kill();
  const accepted = after.accepted - before.accepted;
  const refused = after.refused - before.refused;
  return {
    used: accepted / (perSecond * passed),
    refused: refused / Math.max(1, accepted + refused),
    replyP95Ms: took.toSorted((one, other) => one - other)[Math.floor(took.length * 0.95)] ?? 0,
    cpu: (user + system) / 1e6 / passed,
  };
}

interface Line {
  limiter: Limiter;
  call: (path: string) => Promise<{ status: number; body: string }>;
}

async function push(
  { ledger, database }: BenchPlace,
  { limiter, call, signal, rows }: Line & { signal: AbortSignal; rows: number },
) {
  const name = `paced ${Math.random()}`;
  const broadcast = await approvedBroadcast(database, name);
  await ledger.outbox.begin(broadcast, benchMessages);
  for (let queued = 0; queued < rows && (await ledger.outbox.queueMore(broadcast, {})); queued += 10_000);
  const lease = await ledger.leases.take(name, 600_000);
  if (!lease) throw new Error('the lease is taken');
  await deliver(
    {
      channel: { name: 'telegram', push: () => send(limiter, call) },
      deliveries: ledger.deliveries,
      lease,
      leaseMs: 600_000,
      limiter,
      clock: () => new Date(),
      timers: realTimers,
      random: Math.random,
      zone: 'Asia/Ho_Chi_Minh',
      safeRepeatMs: 0,
      log: pino({ enabled: false }),
    },
    signal,
  );
  await database.db
    .updateTable('broadcast')
    .set({ state: 'cancelled' })
    .where('id', '=', broadcast)
    .execute();
}

async function send(limiter: Limiter, call: Line['call']): Promise<Outcome> {
  const permit = await limiter.take('push', '', never);
  const { status, body } = await call('/push');
  if (status === 200) {
    permit.done();
    return { kind: 'sent', message: body };
  }
  const retryAfterMs = Number(body) * 1000;
  permit.done({ retryAfterMs });
  return { kind: 'later', afterMs: retryAfterMs, wholeChannel: true, reason: 'retry_after' };
}

/** Gives how long each took. */
async function answerQuestions({
  limiter,
  call,
  perSecond,
  seconds,
}: Line & { perSecond: number; seconds: number }) {
  const answering: Promise<number>[] = [];
  const endMs = performance.now() + seconds * 1000;
  while (performance.now() < endMs) {
    if (perSecond > 0) answering.push(answer(limiter, call));
    await sleep(perSecond > 0 ? 1000 / perSecond : 100);
  }
  return Promise.all(answering);
}

async function answer(limiter: Limiter, call: Line['call']) {
  const startMs = performance.now();
  const permit = await limiter.take('reply', '', never);
  const { status, body } = await call('/reply');
  permit.done(status === 200 ? undefined : { retryAfterMs: Number(body) * 1000 });
  return performance.now() - startMs;
}

function ask({ agent, port, path }: { agent: Agent; port: number; path: string }) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asked = request({ agent, port, path, host: '127.0.0.1', method: 'POST' }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await text(response) });
    });
    asked.on('error', reject);
    asked.end('{}');
  });
}
