/** Kysely over PostgreSQL: the same queries, whole numbers as numbers. */

import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

const int8 = 20;

export interface PostgresSettings {
  url: string;
  /** A connection in the pool broke; it is replaced by itself. */
  onError: (error: Error) => void;
}

export function openPostgres({ url, onError }: PostgresSettings) {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  pool.on('error', onError);
  return { pool, db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) };
}

/** Every bigint of ours (times, counts, ids) is below 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === int8 ? Number : pg.types.getTypeParser(oid, format);
}
