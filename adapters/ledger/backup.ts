/** The whole durable state as lines of JSON, from one moment, and back: also from one engine to the other. */

import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Database } from './database.ts';
import { migrationsFor } from './migrations.ts';
import type { Tables } from './tables.ts';

export interface Backup {
  /** A head line, then a line for each row. Others go on writing meanwhile and are not in it. */
  lines(): AsyncIterable<string>;
  /** Replaces everything by what the lines say, or changes nothing. Gives the number of rows. */
  restore(lines: AsyncIterable<string>): Promise<number>;
}

/** Every table with the key that it is read by, those first that others refer to. Leases belong to the moment. */
const keys = {
  person: ['id'],
  address: ['id'],
  subscription: ['address', 'topic', 'what'],
  link_code: ['code'],
  seen: ['key'],
  answer: ['id'],
  gap: ['id'],
  value: ['key'],
  broadcast: ['id'],
  message: ['broadcast', 'variant', 'part'],
  delivery: ['broadcast', 'channel', 'part', 'address'],
  daily: ['address', 'day'],
  event: ['id'],
  event_topic: ['topic', 'event'],
  due: ['name', 'due_at'],
  job: ['name'],
  approval: ['broadcast'],
  journal: ['id'],
  feed: ['id'],
  candidate: ['id'],
  statement_seen: ['id'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

type Name = keyof typeof keys;
const names = Object.keys(keys).filter((name): name is Name => name in keys);
const counted: readonly Name[] = ['person', 'address', 'gap', 'broadcast', 'journal'];
const pageRows = 1000;
const rowsTogether = 100;
const format = 'caudari-backup';

const head = z.object({ format: z.literal(format), schema: z.number() });
const value = z.union([z.string(), z.number(), z.null()]);
const line = z.object({ table: z.enum(names), row: z.record(z.string(), value) });

export class BackupError extends Error {
  constructor(why: string) {
    super(`this is no backup that can be restored: ${why}`);
    this.name = 'BackupError';
  }
}

export function openBackup(database: Database): Backup {
  return {
    lines: () => linesOf(database),
    restore: (lines) => restoreInto(database, lines),
  };
}

async function* linesOf(database: Database): AsyncGenerator<string> {
  const reading = await snapshotOf(database);
  try {
    yield JSON.stringify({ format, schema: migrationsFor(database.kind).length });
    for (const table of names) {
      for await (const row of rowsOf(reading.db, table)) yield JSON.stringify({ table, row });
    }
  } finally {
    await reading.end();
  }
}

/** SQLite has one connection for everybody, so its snapshot is read through another one. */
async function snapshotOf(database: Database): Promise<{ db: Kysely<Tables>; end(): Promise<void> }> {
  if (database.kind === 'postgres') {
    const tx = await database.db.startTransaction().setIsolationLevel('repeatable read').execute();
    return { db: tx, end: async () => void (await tx.rollback().execute()) };
  }
  const { openSqlite } = await import('./sqlite.ts');
  const { db, database: raw } = openSqlite(database.raw.location() ?? ':memory:');
  raw.exec('begin; select count(*) from migration');
  return { db, end: () => db.destroy() };
}

async function* rowsOf(db: Kysely<Tables>, table: Name): AsyncGenerator<Record<string, unknown>> {
  const columns = keys[table];
  const key = sql.join(columns.map((column) => sql.ref(column)));
  let after: unknown[] | undefined;
  for (;;) {
    const beyond = after ? sql`where (${key}) > (${sql.join(after)})` : sql``;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} ${beyond} order by ${key} limit ${sql.lit(pageRows)}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
    after = columns.map((column) => last[column]);
  }
}

async function restoreInto({ kind, db }: Database, lines: AsyncIterable<string>): Promise<number> {
  const known = migrationsFor(kind).length;
  return db.transaction().execute(async (tx) => {
    let rows = 0;
    let begun = false;
    let waiting: { table: Name; rows: Record<string, unknown>[] } | undefined;
    const write = async () => {
      if (waiting && waiting.rows.length > 0) await insert(tx, waiting.table, waiting.rows);
      waiting = undefined;
    };
    for await (const text of lines) {
      if (text === '') continue;
      if (!begun) {
        const { schema } = readHead(text);
        if (schema > known) throw new BackupError(`it is of schema ${schema}, this program knows ${known}`);
        for (const name of [...names].reverse()) await tx.deleteFrom(name).execute();
        begun = true;
        continue;
      }
      const { table, row } = readLine(text);
      if (waiting && (waiting.table !== table || waiting.rows.length >= rowsTogether)) await write();
      waiting ??= { table, rows: [] };
      waiting.rows.push(row);
      rows++;
    }
    if (!begun) throw new BackupError('it is empty');
    await write();
    await holdBack(tx);
    if (kind === 'postgres') await goOnCounting(tx);
    return rows;
  });
}

function readHead(text: string) {
  const found = head.safeParse(parse(text));
  if (!found.success) throw new BackupError('it does not begin with the head line of a backup');
  return found.data;
}

function readLine(text: string) {
  const found = line.safeParse(parse(text));
  if (!found.success) throw new BackupError(`a line is no row: ${text.slice(0, 40)}…`);
  return found.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function insert(tx: Kysely<Tables>, table: Name, rows: Record<string, unknown>[]) {
  const columns = Object.keys(rows[0] ?? {});
  const tuples = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(tuples)}`.execute(tx);
}

/** What was being sent then may have been sent since: a person decides whether it goes on. */
async function holdBack(tx: Kysely<Tables>) {
  await tx
    .updateTable('broadcast')
    .set({ state: 'paused', reason: 'restored from a backup' })
    .where('state', 'in', ['queueing', 'sending'])
    .execute();
}

/** PostgreSQL's counters know nothing of rows that brought their own numbers. */
async function goOnCounting(tx: Kysely<Tables>) {
  for (const table of counted) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'),
      (select coalesce(max(id), 0) + 1 from ${sql.table(table)}), false)`.execute(tx);
  }
}
