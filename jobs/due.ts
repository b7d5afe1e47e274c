/** Runs what fell due: once per job and time, after downtime too, and never two runs of a job at once. */

import type { Logger } from 'pino';
import type { Timers } from '../src/pace.ts';
import type { Clock } from '../src/ports.ts';
import { type Cron, cron } from './cron.ts';
import type { DueRun, Dues } from './ports.ts';
import { createWake } from './wake.ts';

/** What happens to times that passed while nothing ran: the last one, every one, or none. */
export type Missed = 'once' | 'each' | 'skip';

export interface Job {
  name: string;
  /** Five words of cron, in the zone. */
  cron: string;
  zone: string;
  missed: Missed;
  /** What it does, for the list of jobs. */
  does: string;
  /** Gives what came of it in a sentence; may be run again for the same time when its process died over it. */
  run(due: Date, signal: AbortSignal): Promise<string>;
}

export interface RunJobsOptions {
  jobs: readonly Job[];
  dues: Dues;
  clock: Clock;
  timers: Timers;
  log: Logger;
}

const lookEveryMs = 1000;
const holdMs = 30_000;
/** A time that passed no longer ago was not missed, only noticed late. */
const lateMs = 60_000;

/** Looks every second until the signal ends it, then waits for the runs that have begun. */
export async function runJobs(options: RunJobsOptions, signal: AbortSignal): Promise<void> {
  const { jobs, dues, clock, timers, log } = options;
  const wake = createWake(timers);
  signal.addEventListener('abort', wake.news, { once: true });
  const running = new Map<string, Promise<void>>();
  const planned = jobs.map((job) => ({ job, times: cron(job.cron, job.zone) }));
  while (!signal.aborted) {
    for (const { job, times } of planned) {
      if (running.has(job.name)) continue;
      try {
        await noteDue(job, times, { dues, now: clock() });
        const run = await dues.claim(job.name, holdMs);
        if (run)
          running.set(
            job.name,
            runOnce(job, run, options, signal).finally(() => running.delete(job.name)),
          );
      } catch (error) {
        log.error({ job: job.name, reason: String(error) }, 'the ledger did not answer for a job');
      }
    }
    await wake.sleep(lookEveryMs);
  }
  await Promise.all(running.values());
}

/** Writes down what fell due since the last look. */
export async function noteDue(
  job: Pick<Job, 'name' | 'missed'>,
  times: Cron,
  { dues, now }: { dues: Pick<Dues, 'knownTo' | 'note'>; now: Date },
): Promise<void> {
  const from = await dues.knownTo(job.name);
  if (from && from >= now) return;
  const fell = from ? times.between(from, now) : [];
  if (fell.length === 0 && from && now.getTime() - from.getTime() < lateMs) return;
  await dues.note(job.name, chosen(job.missed, fell, now), now);
}

function chosen(missed: Missed, fell: Date[], now: Date): Date[] {
  const isMissed = (due: Date) => now.getTime() - due.getTime() > lateMs;
  switch (missed) {
    case 'each':
      return fell;
    case 'once':
      return fell.slice(-1);
    case 'skip':
      return fell.filter((due) => !isMissed(due));
  }
}

/** Runs a job for one time and writes down what came of it; an error is its result, never thrown. */
async function runOnce(job: Job, run: DueRun, options: RunJobsOptions, signal: AbortSignal): Promise<void> {
  const { dues, timers, log } = options;
  const lost = new AbortController();
  const stopRenewing = renewing(run, { dues, timers, lost });
  try {
    const result = await job.run(run.due, AbortSignal.any([signal, lost.signal]));
    await dues.finish(run, 'done', result);
    log.info({ job: job.name, result }, 'a job is done');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ job: job.name, reason }, 'a job failed');
    await dues.finish(run, 'failed', reason).catch(() => {});
  } finally {
    stopRenewing();
  }
}

function renewing(
  run: DueRun,
  { dues, timers, lost }: { dues: Dues; timers: Timers; lost: AbortController },
) {
  let cancel = () => {};
  const again = () => {
    cancel = timers.after(holdMs / 3, async () => {
      const ours = await dues.renew(run, holdMs).catch(() => true);
      if (ours) again();
      else lost.abort(new Error('another process runs this job now'));
    });
  };
  again();
  return () => cancel();
}

/** Runs a job now, as a coordinator asks for it; false when it is running already. */
export async function runNow(
  job: Job,
  options: Omit<RunJobsOptions, 'jobs'>,
  signal: AbortSignal,
): Promise<boolean> {
  const { dues, clock } = options;
  await dues.note(job.name, [clock()], clock());
  const run = await dues.claim(job.name, holdMs);
  if (!run) return false;
  await runOnce(job, run, { ...options, jobs: [job] }, signal);
  return true;
}
