/** Kysely over node:sqlite: one connection, WAL, every commit on disk before it returns. */

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from './tables.ts';

const statementsMax = 300;
const sqliteBusy = 5;
const lockRetryMs = 5;
const lockTries = 1000;

export function openSqlite(file: string) {
  const database = new DatabaseSync(file, { timeout: 50 });
  const pragmas = ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'cache_size = -32000'];
  for (const pragma of pragmas) setPragma(database, pragma);
  return { database, db: new Kysely<Tables>({ dialect: dialectOver(database) }) };
}

/** While another process starts, or repairs what a killed one left, the file is locked for a moment. */
function setPragma(database: DatabaseSync, pragma: string, triesLeft = 500) {
  try {
    database.exec(`pragma ${pragma}`);
  } catch (error) {
    if (triesLeft === 0 || !isLocked(error)) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    setPragma(database, pragma, triesLeft - 1);
  }
}

function dialectOver(database: DatabaseSync): Dialect {
  return {
    createDriver: () => driverOver(database),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Kysely hands this one connection to one transaction at a time. */
function driverOver(database: DatabaseSync): Driver {
  const connection = connectionOver(database);
  const run = (sql: string) => async (on: DatabaseConnection) => {
    await on.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    // A deferred transaction that reads first could not write after another process did.
    beginTransaction: run('begin immediate'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    destroy: async () => database.close(),
  };
}

function connectionOver(database: DatabaseSync): DatabaseConnection {
  const statements = new Map<string, StatementSync>();
  function prepared(sql: string) {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= statementsMax) statements.clear();
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      const values = parameters.map(toSql);
      return whenUnlocked(() => execute<R>(prepared(sql), values));
    },
    async *streamQuery<R>({ sql, parameters }: CompiledQuery) {
      for (const row of database.prepare(sql).iterate(...parameters.map(toSql))) yield { rows: [row as R] };
    },
  };
}

function execute<R>(statement: StatementSync, values: SQLInputValue[]) {
  // Kysely's types say what a row holds; the schema in migrations.ts is what makes it true.
  if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] };
  const { changes, lastInsertRowid } = statement.run(...values);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

/** Another process may hold the file: wait for it without holding this one up. */
export async function whenUnlocked<T>(run: () => T, triesLeft = lockTries): Promise<T> {
  try {
    return run();
  } catch (error) {
    if (triesLeft === 0 || !isLocked(error)) throw error;
  }
  await sleep(lockRetryMs);
  return whenUnlocked(run, triesLeft - 1);
}

function isLocked(error: unknown) {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function toSql(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint' || value instanceof Uint8Array) return value;
  throw new TypeError(`the ledger cannot store a value of type ${typeof value}`);
}
