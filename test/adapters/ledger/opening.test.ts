/** Opening the ledger: migrations, several processes at once, processes that died, a newer schema. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../adapters/ledger/database.ts';
import { onEachEngine, type Place } from './engines.ts';

onEachEngine((engine, newPlace) => {
  let place: Place;
  beforeEach(async () => {
    place = await newPlace();
  });
  afterEach(() => place.remove());

  test('eight openings at once migrate an empty database once', async () => {
    const ledgers = await Promise.all(Array.from({ length: 8 }, () => place.open()));
    await Promise.all(ledgers.map((ledger) => ledger.check()));
    const { db } = await openDatabase(place.settings);
    const { rows } = await sql<{ number: number }>`select number from migration order by number`.execute(db);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
    await db.destroy();
  });

  test('four processes starting at once all open it', async () => {
    const codes = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const process = openInProcess(place, 'await ledger.close();');
        const [code] = await once(process, 'exit');
        return code;
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
  });

  test('data of a newer program is left alone, with a sentence', async () => {
    await (await place.open()).close();
    const { db } = await openDatabase(place.settings);
    await sql`insert into migration (number, name, at) values (9999, 'from the future', 0)`.execute(db);
    await db.destroy();
    await expect(place.open()).rejects.toThrow(/written by a newer Caudari \(schema 9999/);
  });

  test.skipIf(engine === 'sqlite')(
    'a database that cuts every connection is used again, with no more of them',
    async () => {
      const ledger = await place.open();
      const sessions = async () => {
        const { db } = await openDatabase(place.settings);
        const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
        await db.destroy();
        return rows[0]?.count ?? 0;
      };
      for (let cut = 0; cut < 4; cut++) {
        const { db } = await openDatabase(place.settings);
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
        await db.destroy();
        await expect
          .poll(() => ledger.seen.begin(`cut ${cut}`).catch(String), { timeout: 5000 })
          .toMatch(/new|busy/);
        await expect.poll(sessions, { timeout: 5000 }).toBe(2);
      }
    },
  );

  test('a message that another living process has is busy; when that process was killed it is new', async () => {
    const ledger = await place.open();
    const other = openInProcess(place, "await ledger.seen.begin('m'); console.log('has it');");
    await nextLine(other);
    expect(await ledger.seen.begin('m')).toBe('busy');
    other.kill('SIGKILL');
    await once(other, 'exit');
    await expect.poll(() => ledger.seen.begin('m'), { timeout: 5000 }).toBe('new');
    expect(await ledger.seen.begin('m')).toBe('busy');
  });
});

function openInProcess(place: Place, work: string) {
  const program = `
    import { openLedger } from './adapters/ledger/open.ts';
    const ledger = await openLedger({ ...${JSON.stringify(place.settings)}, clock: () => new Date() });
    process.stdin.resume();
    ${work}
    process.stdin.pause();
    setTimeout(() => {}, 'begin' in ledger ? 0 : ${work.includes('close') ? 0 : 60_000});`;
  return spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

async function nextLine(child: ReturnType<typeof openInProcess>): Promise<string> {
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return line;
}
