/** The manual of jobs/due.ts, on both engines: once per job and time, also after downtime. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../../adapters/ledger/open.ts';
import { cron } from '../../jobs/cron.ts';
import { type Job, noteDue, runJobs, runNow } from '../../jobs/due.ts';
import { realTimers } from '../../src/pace.ts';
import { onEachEngine, type Place } from '../adapters/ledger/engines.ts';
import { silent } from './sending.ts';

const hourly = cron('0 * * * *', 'UTC');

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let ledger: Ledger;
  let now = new Date('2026-11-20T10:00:30Z');
  const clock = () => now;
  beforeEach(async () => {
    now = new Date('2026-11-20T10:00:30Z');
    place = await newPlace();
    ledger = await place.open({ clock });
  });
  afterEach(() => place.remove());

  async function fellDue(missed: Job['missed'], back: string) {
    await ledger.dues.note('job', [], new Date(now.getTime() - 1000));
    now = new Date(back);
    await noteDue({ name: 'job', missed }, hourly, { dues: ledger.dues, now });
    const found: string[] = [];
    for (let run = await ledger.dues.claim('job', 1000); run; run = await ledger.dues.claim('job', 1000)) {
      found.push(run.due.toISOString().slice(11, 16));
      await ledger.dues.finish(run, 'done', '');
    }
    return found;
  }

  test('a job that was never seen begins with its next time', async () => {
    await noteDue({ name: 'new', missed: 'each' }, hourly, { dues: ledger.dues, now });
    expect(await ledger.dues.claim('new', 1000)).toBeUndefined();
    expect(await ledger.dues.knownTo('new')).toEqual(now);
  });

  test.each([
    ['each', ['11:00', '12:00', '13:00']],
    ['once', ['13:00']],
    ['skip', []],
  ] as const)('after three hours of downtime, "%s" catches up with %j', async (missed, times) => {
    expect(await fellDue(missed, '2026-11-20T13:30:00Z')).toEqual(times);
  });

  test('what is noticed a little late was not missed', async () => {
    expect(await fellDue('skip', '2026-11-20T11:00:20Z')).toEqual(['11:00']);
  });

  test('two processes that notice the same time run it once', async () => {
    const other = await place.open({ clock });
    const at = new Date('2026-11-20T10:00:00Z');
    await Promise.all([ledger.dues.note('job', [at], now), other.dues.note('job', [at], now)]);
    const claims = await Promise.all(
      [ledger, other, ledger, other].map(({ dues }) => dues.claim('job', 60_000)),
    );
    expect(claims.filter(Boolean)).toEqual([{ name: 'job', due: at }]);
  });

  test('a job never overlaps itself: the second time waits for the first', async () => {
    const [first, second] = [new Date('2026-11-20T09:00:00Z'), new Date('2026-11-20T10:00:00Z')];
    await ledger.dues.note('job', [first, second], now);
    const run = await ledger.dues.claim('job', 60_000);
    expect(run?.due).toEqual(first);
    expect(await ledger.dues.claim('job', 60_000)).toBeUndefined();
    await ledger.dues.finish(run ?? { name: '', due: now }, 'done', '');
    expect((await ledger.dues.claim('job', 60_000))?.due).toEqual(second);
  });

  test('a run whose process fell silent is taken over, and the old one can no longer finish it', async () => {
    const other = await place.open({ clock });
    await ledger.dues.note('job', [now], now);
    const old = await ledger.dues.claim('job', -1);
    expect(await other.dues.claim('job', 60_000)).toEqual(old);
    expect(await ledger.dues.renew(old ?? { name: '', due: now }, 1000)).toBe(false);
    await ledger.dues.finish(old ?? { name: '', due: now }, 'done', 'by the old one');
    expect((await ledger.dues.last(1))[0]).toMatchObject({ state: 'running', result: '' });
  });

  test('results and failures are kept, and a failing job does not stop the others', async () => {
    const ending = new AbortController();
    const job = (name: string, run: Job['run']): Job => ({
      name,
      cron: '* * * * *',
      zone: 'UTC',
      missed: 'once',
      does: '',
      run,
    });
    const jobs = [
      job('bad', async () => {
        throw new Error('no network');
      }),
      job('good', async (due) => `saw ${due.toISOString().slice(11, 16)}`),
    ];
    for (const { name } of jobs) await ledger.dues.note(name, [], new Date('2026-11-20T09:59:50Z'));
    const running = runJobs(
      { jobs, dues: ledger.dues, clock, timers: realTimers, log: silent },
      ending.signal,
    );
    const results = async () =>
      (await ledger.dues.last(9)).map(({ name, state, result }) => [name, state, result]);
    await expect
      .poll(async () => (await results()).sort(), { timeout: 5000 })
      .toEqual([
        ['bad', 'failed', 'no network'],
        ['good', 'done', 'saw 10:00'],
      ]);
    ending.abort();
    await running;
  });

  test('a coordinator can run a job now, but not beside itself', async () => {
    const options = { dues: ledger.dues, clock, timers: realTimers, log: silent };
    const signal = new AbortController().signal;
    const job: Job = {
      name: 'j',
      cron: '0 0 1 1 *',
      zone: 'UTC',
      missed: 'skip',
      does: '',
      run: async () => 'ran',
    };
    expect(await runNow(job, options, signal)).toBe(true);
    expect((await ledger.dues.last(1))[0]).toMatchObject({ name: 'j', state: 'done', result: 'ran' });
    await ledger.dues.note('j', [new Date(now.getTime() + 1)], now);
    await ledger.dues.claim('j', 60_000);
    expect(await runNow(job, options, signal)).toBe(false);
  });
});
