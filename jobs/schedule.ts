/** The table of jobs: what the bot does unasked, when, and how it catches up after downtime. */

import { type BroadcastTools, beginDue } from './broadcast.ts';
import { cron } from './cron.ts';
import { type DigestTools, writeDigests } from './digest.ts';
import type { Job } from './due.ts';
import { collectNews, type FeedTools } from './feeds.ts';
import type { Dues, FinishedRun, Retention } from './ports.ts';
import { type ReminderTools, writeReminders } from './reminders.ts';
import { type UpdateTools, writeUpdates } from './updates.ts';

/** Everything that the jobs work with; most of it is the ledger. */
export interface JobTools {
  /** The zone of jobs. */
  zone: string;
  broadcasts: BroadcastTools;
  reminders: ReminderTools;
  digests: DigestTools;
  feeds: FeedTools;
  updates: UpdateTools;
  retention: Retention;
  retentionDays: number;
}

const dayMs = 86_400_000;
/** Reports of broadcasts are kept for a year and a month. */
const tracesDays = 396;

export function jobsOf(tools: JobTools): Job[] {
  const { zone, retention, retentionDays } = tools;
  const job = (name: string, when: string, missed: Job['missed'], does: string, run: Job['run']): Job => ({
    name,
    cron: when,
    zone,
    missed,
    does,
    run,
  });
  return [
    job('broadcasts', '* * * * *', 'once', 'begins broadcasts whose time has come', (_, signal) =>
      beginDue(tools.broadcasts, signal),
    ),
    job('reminders', '*/5 * * * *', 'once', 'reminds of events', () => writeReminders(tools.reminders)),
    job('digest', '0 8 * * 1', 'once', 'writes the weekly digest', (due) => writeDigests(tools.digests, due)),
    job('updates', '*/10 * * * *', 'once', 'tells what changed in the knowledge', () =>
      writeUpdates(tools.updates),
    ),
    job('feeds', '*/15 * * * *', 'once', 'collects news from feeds and pages', (_, signal) =>
      collectNews(tools.feeds, signal),
    ),
    job('retention', '30 3 * * *', 'once', 'removes what was kept long enough', async (due) => {
      const before = (days: number) => new Date(due.getTime() - days * dayMs);
      const removed = await retention.remove({ texts: before(retentionDays), traces: before(tracesDays) });
      return JSON.stringify(removed);
    }),
  ];
}

export interface ListedJob {
  name: string;
  does: string;
  cron: string;
  zone: string;
  next: Date | undefined;
  last: FinishedRun | undefined;
}

/** For `caudari jobs list`: each job with its last run and its next. */
export async function listJobs(
  jobs: readonly Job[],
  dues: Pick<Dues, 'last'>,
  now: Date,
): Promise<ListedJob[]> {
  const runs = await dues.last(1000);
  return jobs.map(({ name, does, cron: when, zone }) => ({
    name,
    does,
    cron: when,
    zone,
    next: cron(when, zone).next(now),
    last: runs.find((run) => run.name === name && run.state !== 'waiting'),
  }));
}
