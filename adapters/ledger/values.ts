/** A table of values with expiry: conversation state and caches when no Redis is configured. */

import { sql } from 'kysely';
import type { Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';

export interface Values {
  get(key: string): Promise<string | undefined>;
  /** Without a time to live the value stays until it is deleted. */
  set(key: string, value: string, ttlMs?: number): Promise<void>;
  /** Tells whether there was one. */
  delete(key: string): Promise<boolean>;
  /** Removes every key that starts so. */
  clear(prefix: string): Promise<void>;
  /** Removes what has expired and tells how many. */
  sweep(): Promise<number>;
}

export function openValues({ db }: Database, clock: Clock): Values {
  return {
    async get(key) {
      const row = await db.selectFrom('value').selectAll().where('key', '=', key).executeTakeFirst();
      if (!row || (row.expires_at !== null && row.expires_at <= clock().getTime())) return undefined;
      return row.value;
    },
    async set(key, value, ttlMs) {
      const expires_at = ttlMs === undefined ? null : clock().getTime() + ttlMs;
      await db
        .insertInto('value')
        .values({ key, value, expires_at })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, expires_at }))
        .execute();
    },
    async delete(key) {
      const { numDeletedRows } = await db.deleteFrom('value').where('key', '=', key).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async clear(prefix) {
      await db
        .deleteFrom('value')
        .where(sql<string>`substr(key, 1, ${sql.lit(prefix.length)})`, '=', prefix)
        .execute();
    },
    async sweep() {
      const { numDeletedRows } = await db
        .deleteFrom('value')
        .where('expires_at', '<=', clock().getTime())
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
