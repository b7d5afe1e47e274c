/** Leases with a fence: who may send for a bot token, decided by the database's own clock. */

import { sql } from 'kysely';
import type { Lease, Leases } from '../../jobs/ports.ts';
import type { Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';
import type { Owner } from './owner.ts';

/** Milliseconds since 1970 by the one clock that all processes share: the database's. */
export const databaseNow = {
  sqlite: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  postgres: sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
};

/** Longer than a process needs to show itself again after the database was away. */
const missedMs = 1500;

export function openLeases({ kind, db }: Database, owner: Owner, clock: Clock): Leases {
  const now = databaseNow[kind];

  const missed = new Map<string, { fence: number; sinceMs: number }>();

  /**
   * A holder that died is not waited for; one that is only silent keeps its time. After a restart of the
   * database everybody looks dead for a moment, so it takes two looks.
   */
  async function bury(name: string) {
    const held = await db.selectFrom('lease').selectAll().where('name', '=', name).executeTakeFirst();
    if (!held || held.until === 0 || held.owner === owner.name || (await owner.isAlive(held.owner))) {
      missed.delete(name);
      return;
    }
    const before = missed.get(name);
    const nowMs = clock().getTime();
    if (before?.fence !== held.fence) missed.set(name, { fence: held.fence, sinceMs: nowMs });
    if (before?.fence !== held.fence || nowMs - before.sinceMs < missedMs) return;
    await db
      .updateTable('lease')
      .set({ until: 0 })
      .where('name', '=', name)
      .where('fence', '=', held.fence)
      .execute();
  }
  return {
    async take(name, ttlMs): Promise<Lease | undefined> {
      await bury(name);
      const until = sql<number>`${now} + cast(${ttlMs} as integer)`;
      const row = await db
        .insertInto('lease')
        .values({ name, fence: 1, owner: owner.name, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ fence: sql<number>`lease.fence + 1`, owner: owner.name, until })
            .where('lease.until', '<', now),
        )
        .returning(['name', 'fence'])
        .executeTakeFirst();
      return row;
    },
    async renew({ name, fence }, ttlMs) {
      const { numUpdatedRows } = await db
        .updateTable('lease')
        .set({ until: sql<number>`${now} + cast(${ttlMs} as integer)` })
        .where('name', '=', name)
        .where('fence', '=', fence)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async release({ name, fence }) {
      await db
        .updateTable('lease')
        .set({ until: 0 })
        .where('name', '=', name)
        .where('fence', '=', fence)
        .execute();
    },
  };
}
