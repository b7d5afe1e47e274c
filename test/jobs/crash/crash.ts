/** Sends a broadcast with processes that are killed at random moments, and counts what became of it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../../../adapters/ledger/open.ts';
import { sums } from '../sending.ts';
import type { CountingPlatform, Counts } from './platform.ts';

export interface CrashSettings {
  place: { dataDir: string; databaseUrl?: string };
  platform: CountingPlatform;
  channel: 'telegram' | 'discord';
  perSecond: number;
  kills: number;
  /** How often a process is stopped (SIGSTOP) for longer than its lease lasts, and then goes on. */
  pauses?: number;
  /** Between two kills at most that long. */
  lifeMs: number;
  safeRepeatMs?: number;
  processes?: number;
  random?: () => number;
}

export interface CrashResult {
  sums: Record<string, number>;
  kills: number;
  /** Copies beyond the first, over all chats. */
  duplicates: number;
  /** Chats that did not get it although their row says so. */
  lost: number;
  platform: Counts;
}

const program = new URL('sender.ts', import.meta.url).pathname;
const leaseMs = 700;
const judgeAfterMs = 200;

export async function crash(
  ledger: Ledger,
  broadcast: number,
  settings: CrashSettings,
): Promise<CrashResult> {
  const { platform, random = Math.random, kills, lifeMs, processes = 1 } = settings;
  const senders = Array.from({ length: processes }, () => start(settings));
  let killed = 0;
  while (killed < kills && !(await isDone(ledger, broadcast))) {
    await sleep(lifeMs * (0.3 + 0.7 * random()));
    const at = Math.floor(random() * senders.length);
    const victim = senders[at];
    if (!victim) break;
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    killed++;
    senders[at] = start(settings);
  }
  await pauseSome(senders, {
    pauses: settings.pauses ?? 0,
    lifeMs,
    random,
    isDone: () => isDone(ledger, broadcast),
  });
  const untilMs = performance.now() + 120_000;
  while (!(await isDone(ledger, broadcast)) && performance.now() < untilMs) await sleep(100);
  for (const sender of senders) {
    sender.kill('SIGTERM');
    if (sender.exitCode === null) await once(sender, 'exit');
  }
  return { ...(await count(ledger, broadcast, await platform.counts())), kills: killed };
}

/** One after another is stopped in the middle of its work and woken when somebody else has taken over. */
async function pauseSome(
  senders: ChildProcess[],
  {
    pauses,
    lifeMs,
    random,
    isDone,
  }: { pauses: number; lifeMs: number; random: () => number; isDone: () => Promise<boolean> },
) {
  for (let pause = 0; pause < pauses && !(await isDone()); pause++) {
    await sleep(lifeMs * (0.3 + 0.7 * random()));
    const victim = senders[Math.floor(random() * senders.length)];
    victim?.kill('SIGSTOP');
    await sleep(leaseMs * 2);
    victim?.kill('SIGCONT');
  }
}

function start({ place, platform, channel, perSecond, safeRepeatMs = 0 }: CrashSettings): ChildProcess {
  const { url } = platform;
  const settings = { ...place, url, channel, perSecond, leaseMs, judgeAfterMs, safeRepeatMs };
  return spawn(process.execPath, [program, JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function isDone(ledger: Ledger, broadcast: number) {
  const { planned = 0, attempted = 0 } = sums(await ledger.reports.tally(broadcast));
  return planned + attempted === 0;
}

async function count(ledger: Ledger, broadcast: number, platform: Counts) {
  const { delivered } = platform;
  const tally = sums(await ledger.reports.tally(broadcast));
  const duplicates = [...delivered.values()].reduce((sum, times) => sum + times - 1, 0);
  return { sums: tally, duplicates, lost: Math.max(0, (tally['sent'] ?? 0) - delivered.size), platform };
}
