/** `caudari jobs`, and the same jobs in the running server. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../adapters/ledger/open.ts';
import { startBot } from '../../whole/bot.ts';
import { onEachEngine, type Place } from '../ledger/engines.ts';
import { caudari } from './program.ts';

const names = ['broadcasts', 'reminders', 'digest', 'updates', 'feeds', 'retention'];

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let ledger: Ledger;
  beforeEach(async () => {
    place = await newPlace();
    ledger = await place.open({ clock: () => new Date() });
  });
  afterEach(() => place.remove());

  const envOf = () => {
    const { dataDir, databaseUrl } = place.settings;
    return { DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  };
  const run = (...args: string[]) => caudari(['jobs', ...args], { env: envOf() });

  test('the list shows each with its last run, its next in both time zones, and what came of it', async () => {
    const before = await run('list');
    expect(before).toMatchObject({ code: 0, stderr: '' });
    expect(before.stdout).toMatch(/^digest +– +\d{4}-\d\d-\d\d 08:00 +10:00$/m);
    expect(before.stdout).toMatch(/^retention +– +\d{4}-\d\d-\d\d 03:30 +05:30$/m);
    expect(before.stdout).toContain('removes what was kept long enough; never run');
    for (const line of before.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(await run('run', 'reminders')).toMatchObject({
      code: 0,
      stdout: 'reminders: done: 0 reminded\n',
      stderr: '',
    });
    const after = (await run('list')).stdout;
    expect(after).toMatch(/^reminders +\d{4}-\d\d-\d\d \d\d:\d\d +(\d\d-\d\d )?\d\d:\d\d +\d{4}-/m);
    expect(after).toContain('reminds of events; done: 0 reminded');
    const listed = JSON.parse((await run('list', '--json')).stdout);
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(names);
    expect(listed[1].last).toMatchObject({ state: 'done', result: '0 reminded' });
  });

  test('a reminder of an event is written by its job, once', async () => {
    await ledger.people.subscribe({ channel: 'telegram', chat: '1' }, [{ topic: 'ai', what: '1d' }]);
    const start = new Date(Date.now() + 23.5 * 3_600_000).toISOString().slice(0, 16);
    const words = ['add', '--en', 'Forum', '--topic', 'ai', '--start', start, '--zone', 'UTC'];
    await caudari(['events', ...words], { env: envOf() });
    expect((await run('run', 'reminders')).stdout).toBe('reminders: done: 1 reminded\n');
    expect((await run('run', 'reminders')).stdout).toBe('reminders: done: 0 reminded\n');
  });

  test('the server runs what fell due while nothing ran', async () => {
    const anHourAgo = new Date(Date.now() - 3_600_000);
    for (const name of names) await ledger.dues.note(name, [], anHourAgo);
    const bot = await startBot(place.settings.dataDir, envOf());
    try {
      const done = async () => {
        const runs = await ledger.dues.last(100);
        return runs.filter(({ state }) => state === 'done').map(({ name }) => name);
      };
      const often = ['broadcasts', 'feeds', 'reminders', 'updates'];
      await expect.poll(done, { timeout: 10_000 }).toEqual(expect.arrayContaining(often));
    } finally {
      bot.askToEnd();
      expect(await bot.ended()).toMatchObject({ code: 0, afterMs: expect.toSatisfy((ms) => ms < 5_000) });
    }
  });
});

describe('wrong words end with exit code 2', () => {
  test.each([
    ['no verb', [], 'jobs knows list and run'],
    ['no name', ['run'], 'jobs run needs one of broadcasts, reminders'],
    ['a name that there is not', ['run', 'dishes'], '"dishes" is none'],
  ])('%s', async (_, args, named) => {
    const { code, stdout, stderr } = await caudari(['jobs', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
  });
});
