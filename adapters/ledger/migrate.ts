/** Brings the schema forward, in one transaction, safe with several processes starting at once. */

import { sql } from 'kysely';
import type { Database } from './database.ts';
import { migrationsFor } from './migrations.ts';

/** Any number will do as long as it is always this one. */
const advisoryLock = 4_207_110_421;

export class NewerSchemaError extends Error {
  constructor(found: number, known: number) {
    super(
      `the data was written by a newer Caudari (schema ${found}, this program knows ${known}): run that version or restore a backup`,
    );
    this.name = 'NewerSchemaError';
  }
}

export async function migrate({ kind, db }: Database, now: Date): Promise<void> {
  const migrations = migrationsFor(kind);
  await db.transaction().execute(async (tx) => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLock)})`.execute(tx);
    await sql`create table if not exists migration (number integer primary key, name text not null, at bigint not null)`.execute(
      tx,
    );
    const { rows } = await sql<{ last: number | null }>`select max(number) as last from migration`.execute(
      tx,
    );
    const last = rows[0]?.last ?? 0;
    if (last > migrations.length) throw new NewerSchemaError(last, migrations.length);
    for (const { number, name, statements } of migrations.slice(last)) {
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await sql`insert into migration (number, name, at) values (${number}, ${name}, ${now.getTime()})`.execute(
        tx,
      );
    }
  });
}
