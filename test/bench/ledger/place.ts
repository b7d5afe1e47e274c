/** An empty database for a benchmark, filled with people who subscribed. */

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { type Database, type Kind, openDatabase } from '../../../adapters/ledger/database.ts';
import { type Ledger, openLedger } from '../../../adapters/ledger/open.ts';

const server = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432';

export interface BenchPlace {
  ledger: Ledger;
  settings: { dataDir: string; databaseUrl?: string };
  /** The same database once more, for what only a benchmark does. */
  database: Database;
  url: string;
  remove(): Promise<void>;
}

export async function benchPlace(kind: Kind): Promise<BenchPlace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'caudari-bench-'));
  const name = `caudari_bench_${randomBytes(6).toString('hex')}`;
  const url = `${server}/${name}`;
  if (kind === 'postgres') await inServer(`create database ${name}`);
  const settings = { dataDir, ...(kind === 'postgres' && { databaseUrl: url }) };
  const ledger = await openLedger({ ...settings, clock: () => new Date() });
  const database = await openDatabase(settings);
  return {
    ledger,
    settings,
    database,
    url,
    async remove() {
      await ledger.close();
      await database.db.destroy();
      if (kind === 'postgres') await inServer(`drop database ${name} with (force)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function inServer(statement: string) {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** That many Telegram chats `1`, `2`, …, all subscribed, none with quiet hours. */
export async function fillWithSubscribers({ db, kind }: Database, count: number) {
  const numbers =
    kind === 'postgres'
      ? sql`select generate_series(1, ${sql.lit(count)}) as n`
      : sql`with recursive r (n) as (select 1 union all select n + 1 from r where n < ${sql.lit(count)}) select n from r`;
  await sql`insert into address (channel, chat, thread, language, created_at, quiet_from, quiet_to)
    select 'telegram', cast(n as text), '', 'vi', 0, null, null from (${numbers}) numbers`.execute(db);
  await sql`insert into subscription (address, topic, what, created_at)
    select id, '*', 'news', 0 from address`.execute(db);
  if (kind === 'postgres') await sql`analyze`.execute(db);
}

/** A broadcast that everybody agreed to, with its rows still to be written. */
export async function approvedBroadcast({ db }: Database, name: string): Promise<number> {
  const { id } = await db
    .insertInto('broadcast')
    .values({
      name,
      kind: 'broadcast',
      state: 'approved',
      unsure: 'leave',
      priority: 7,
      urgent: 0,
      created_at: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const benchMessages = [
  {
    channel: 'telegram' as const,
    language: 'vi' as const,
    parts: [
      { blocks: [{ kind: 'paragraph' as const, spans: [{ text: 'Thông báo' }] }], buttons: [], files: [] },
    ],
  },
];
