/** Times at which jobs fell due, each run once however many processes there are. */

import { sql } from 'kysely';
import { z } from 'zod';
import type { DueRun, Dues } from '../../jobs/ports.ts';
import type { Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';
import { databaseNow } from './leases.ts';
import type { Owner } from './owner.ts';

const state = z.enum(['waiting', 'running', 'done', 'failed']);

export function openDues({ kind, db }: Database, owner: Owner, clock: Clock): Dues {
  const now = databaseNow[kind];
  const inMs = (forMs: number) => sql<number>`${now} + cast(${forMs} as integer)`;

  /** A run whose process died, or was silent for too long, waits again. */
  async function takeBack(name: string) {
    const running = await db
      .selectFrom('due')
      .select(['due_at', 'owner', sql<number>`case when until < ${now} then 1 else 0 end`.as('late')])
      .where('name', '=', name)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (!running?.owner) return;
    if (!running.late && (running.owner === owner.name || (await owner.isAlive(running.owner)))) return;
    await db
      .updateTable('due')
      .set({ state: 'waiting', owner: null })
      .where('name', '=', name)
      .where('due_at', '=', running.due_at)
      .where('owner', '=', running.owner)
      .execute();
  }
  const ours = ({ name, due }: DueRun) =>
    db
      .updateTable('due')
      .where('name', '=', name)
      .where('due_at', '=', due.getTime())
      .where('owner', '=', owner.name)
      .where('state', '=', 'running');

  return {
    async knownTo(name) {
      const row = await db.selectFrom('job').select('known_to').where('name', '=', name).executeTakeFirst();
      return row && new Date(row.known_to);
    },
    note: (name, due, to) =>
      db.transaction().execute(async (tx) => {
        const rows = due.map((at) => ({ name, due_at: at.getTime(), state: 'waiting' }));
        if (rows.length > 0) {
          await tx
            .insertInto('due')
            .values(rows)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        await tx
          .insertInto('job')
          .values({ name, known_to: to.getTime() })
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet({ known_to: to.getTime() })
              .where('job.known_to', '<', to.getTime()),
          )
          .execute();
      }),
    async claim(name, holdMs) {
      await takeBack(name);
      const oldest = db
        .selectFrom('due as w')
        .select('w.due_at')
        .where('w.name', '=', name)
        .where('w.state', '=', 'waiting')
        .orderBy('w.due_at')
        .limit(1);
      try {
        const row = await db
          .updateTable('due')
          .set({ state: 'running', owner: owner.name, until: inMs(holdMs), started_at: clock().getTime() })
          .where('name', '=', name)
          .where('state', '=', 'waiting')
          .where('due_at', '=', oldest)
          .returning('due_at')
          .executeTakeFirst();
        return row && { name, due: new Date(row.due_at) };
      } catch (error) {
        // The unique index on running jobs: one of that name is running already.
        if (isDuplicate(error)) return undefined;
        throw error;
      }
    },
    async renew(run, holdMs) {
      const { numUpdatedRows } = await ours(run)
        .set({ until: inMs(holdMs) })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async finish(run, state, result) {
      await ours(run).set({ state, result, finished_at: clock().getTime() }).execute();
    },
    async last(limit) {
      const rows = await db.selectFrom('due').selectAll().orderBy('due_at', 'desc').limit(limit).execute();
      return rows.map((row) => ({
        name: row.name,
        due: new Date(row.due_at),
        state: state.parse(row.state),
        startedAt: dateOf(row.started_at),
        finishedAt: dateOf(row.finished_at),
        result: row.result ?? '',
      }));
    },
  };
}

function dateOf(at: number | null) {
  return at === null ? undefined : new Date(at);
}

/** PostgreSQL says 23505; SQLite says 2067 (unique) or 1555 (primary key). */
function isDuplicate(error: unknown) {
  if (!(error instanceof Error)) return false;
  return (
    ('code' in error && error.code === '23505') ||
    ('errcode' in error && (error.errcode === 2067 || error.errcode === 1555))
  );
}
