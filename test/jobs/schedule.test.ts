/** The manual of jobs/schedule.ts: the table of jobs is whole, and its list tells last and next. */

import { expect, test } from 'vitest';
import { cron } from '../../jobs/cron.ts';
import { runNow } from '../../jobs/due.ts';
import { usualLimits } from '../../jobs/safe-fetch.ts';
import { jobsOf, listJobs } from '../../jobs/schedule.ts';
import { realTimers } from '../../src/pace.ts';
import { sqlitePlace } from '../adapters/ledger/engines.ts';
import { silent } from './sending.ts';

test('every job runs on an empty ledger, and the list tells how it went and when it comes again', async () => {
  const place = await sqlitePlace();
  const now = new Date('2026-11-20T03:00:00Z');
  const clock = () => now;
  const ledger = await place.open({ clock });
  const jobs = jobsOf({
    zone: 'Asia/Ho_Chi_Minh',
    broadcasts: { ...ledger, clock, log: silent, rates: {} },
    reminders: { ...ledger, clock },
    digests: { ...ledger, clock },
    feeds: { sources: [], news: ledger.news, clock, limits: usualLimits, random: () => 0 },
    updates: { ...ledger, entries: new Map(), sources: new Map() },
    retention: ledger.retention,
    retentionDays: 90,
  });
  const options = { dues: ledger.dues, clock, timers: realTimers, log: silent };
  for (const job of jobs) expect(await runNow(job, options, new AbortController().signal)).toBe(true);
  const listed = await listJobs(jobs, ledger.dues, now);
  expect(listed.map(({ last }) => last?.state)).toEqual(jobs.map(() => 'done'));
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  const digest = listed.find(({ name }) => name === 'digest');
  expect(digest?.next?.toISOString()).toBe('2026-11-23T01:00:00.000Z');
  for (const job of jobs) expect(cron(job.cron, job.zone).next(now)).toBeDefined();
  await place.remove();
});
