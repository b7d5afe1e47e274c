/** The open database: SQLite in the data folder, or PostgreSQL when an address is given. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Tables } from './tables.ts';

export type Kind = 'sqlite' | 'postgres';

/** `raw` is for the few statements whose speed matters; `exclusive` keeps them out of others' transactions. */
export type Database =
  | { kind: 'sqlite'; db: Kysely<Tables>; raw: DatabaseSync }
  | { kind: 'postgres'; db: Kysely<Tables>; raw: Pool };

export interface DatabaseSettings {
  databaseUrl?: string | undefined;
  dataDir: string;
  log?: Logger | undefined;
}

/** Each engine's library is loaded only when it is used: a command line has to start quickly. */
export async function openDatabase({ databaseUrl, dataDir, log }: DatabaseSettings): Promise<Database> {
  if (databaseUrl) {
    const { openPostgres } = await import('./postgres.ts');
    const onError = (error: Error) => log?.warn({ reason: error.message }, 'a database connection broke');
    const { pool, db } = openPostgres({ url: databaseUrl, onError });
    return { kind: 'postgres', db, raw: pool };
  }
  const { openSqlite } = await import('./sqlite.ts');
  mkdirSync(dataDir, { recursive: true });
  const { database, db } = openSqlite(join(dataDir, 'caudari.sqlite'));
  return { kind: 'sqlite', db, raw: database };
}
