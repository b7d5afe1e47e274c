/** Backup and restore: while running, into the other engine, and nothing of a file that is not whole. */

import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../../../adapters/ledger/open.ts';
import { backupTo, restoreFrom } from '../../../jobs/backup.ts';
import { newPlan } from '../../../jobs/plan.ts';
import { pushTo, subscribers, sums } from '../../jobs/sending.ts';
import { fixedClock, onEachEngine, type Place, sqlitePlace } from './engines.ts';

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let other: Place;
  let ledger: Ledger;
  beforeEach(async () => {
    place = await newPlace();
    other = await sqlitePlace();
    ledger = await place.open();
  });
  afterEach(async () => {
    await place.remove();
    await other.remove();
  });
  const file = () => join(place.settings.dataDir, 'state.gz');

  async function filled() {
    const addresses = await subscribers(ledger, 1500 / 50);
    const broadcast = await ledger.outbox.push(...pushTo(addresses));
    await ledger.broadcasts.create('draft', newPlan({ texts: { vi: 'Chào', ko: '안녕' } }), 'lan');
    await ledger.gaps.record({
      at: fixedClock(),
      channel: 'web',
      person: '',
      language: 'vi',
      question: 'gì?',
    });
    await ledger.values.set('k', '{"a":"\\u0000 \\n 한"}');
    return broadcast ?? 0;
  }

  test('there and back through the other engine everything is as it was', async () => {
    const broadcast = await filled();
    await backupTo(ledger.backup, file());
    const there = await other.open();
    await restoreFrom(there.backup, file());
    const second = join(other.settings.dataDir, 'again.gz');
    await backupTo(there.backup, second);
    await restoreFrom(ledger.backup, second);
    expect(sums(await ledger.reports.tally(broadcast))).toEqual({ planned: 30 });
    expect(await ledger.values.get('k')).toBe('{"a":"\\u0000 \\n 한"}');
    expect((await ledger.broadcasts.list()).map(({ name }) => name)).toEqual(['draft']);
    const third = join(other.settings.dataDir, 'third.gz');
    await backupTo(ledger.backup, third);
    expect(await textOf(third)).toBe((await textOf(second)).replace('"sending"', '"paused"'));
  });

  test('after a restore new rows get new numbers, and what was being sent waits for a person', async () => {
    await filled();
    await backupTo(ledger.backup, file());
    await restoreFrom(ledger.backup, file());
    expect(await ledger.deliveries.active('telegram')).toEqual([]);
    expect(await ledger.broadcasts.create('new', newPlan({}), 'lan')).toBeGreaterThan(2);
    expect(await ledger.people.heardFrom({ channel: 'web', chat: 'new' })).toBeGreaterThan(30);
  });

  test('what is written during a backup is not in it, and waits for nobody', async () => {
    await filled();
    const seen: string[] = [];
    for await (const line of ledger.backup.lines()) {
      if (seen.push(line) === 2) await ledger.values.set('late', 'x');
    }
    expect(seen.join()).not.toContain('"late"');
    expect(await ledger.values.get('late')).toBe('x');
  });

  test('a file that was cut off, or is something else, changes nothing', async () => {
    await filled();
    await backupTo(ledger.backup, file());
    const { length } = await readFile(file());
    await truncate(file(), length - 40);
    await expect(restoreFrom(ledger.backup, file())).rejects.toThrow();
    await writeFile(file(), gzipSync('{"format":"other"}\n'));
    await expect(restoreFrom(ledger.backup, file())).rejects.toThrow('does not begin with the head line');
    await writeFile(file(), gzipSync('{"format":"caudari-backup","schema":99999}\n'));
    await expect(restoreFrom(ledger.backup, file())).rejects.toThrow('it is of schema 99999');
    expect(await ledger.broadcasts.list()).toHaveLength(1);
  });
});

async function textOf(path: string) {
  return gunzipSync(await readFile(path)).toString();
}
