/** Broadcasts from the draft on: every step from one state to the next is one transaction with its journal line. */

import type { Kysely } from 'kysely';
import { z } from 'zod';
import { hashOf, planShape } from '../../jobs/plan.ts';
import type { Approval, Broadcast, BroadcastPlan, Broadcasts, Step } from '../../jobs/ports.ts';
import type { Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';
import { priorities } from './outbox.ts';
import type { Tables } from './tables.ts';

const state = z.enum([
  'draft',
  'submitted',
  'approved',
  'queueing',
  'sending',
  'paused',
  'done',
  'cancelled',
]);

export function openBroadcasts({ db, kind }: Database, clock: Clock): Broadcasts {
  return {
    create: (name, plan, who) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .insertInto('broadcast')
          .values({ name, state: 'draft', created_at: clock().getTime(), ...columnsOf(plan) })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!row) return undefined;
        await note(tx, row.id, { who, what: 'created', at: clock().getTime() });
        return row.id;
      }),
    async find(id) {
      const row = await rowsOf(db).where('broadcast.id', '=', id).executeTakeFirst();
      return row && toBroadcast(row);
    },
    async list(states) {
      const rows = await rowsOf(db)
        .$if(states !== undefined, (query) => query.where('broadcast.state', 'in', [...(states ?? [])]))
        .orderBy('broadcast.id', 'desc')
        .execute();
      return rows.map(toBroadcast);
    },
    step: (id, step) =>
      db.transaction().execute(async (tx) => {
        const row = await rowsOf(tx)
          .where('broadcast.id', '=', id)
          .$if(kind === 'postgres', (query) => query.forUpdate('broadcast'))
          .executeTakeFirst();
        if (!row || !step.from.includes(state.parse(row.state))) return false;
        if (step.ifHash && hashOf(toBroadcast(row).plan) !== step.ifHash) return false;
        await take(tx, id, step);
        await note(tx, id, { ...step, at: clock().getTime() });
        return true;
      }),
    async journal(id) {
      const rows = await db
        .selectFrom('journal')
        .selectAll()
        .where('broadcast', '=', id)
        .orderBy('id')
        .execute();
      return rows.map(({ at, who, what }) => ({ at: new Date(at), who, what }));
    },
  };

  async function take(tx: Kysely<Tables>, id: number, { to, plan, approval }: Step) {
    await tx
      .updateTable('broadcast')
      .set({ state: to, reason: null, ...(plan && columnsOf(plan)) })
      .where('id', '=', id)
      .execute();
    if (approval === undefined) return;
    await tx.deleteFrom('approval').where('broadcast', '=', id).execute();
    if (approval)
      await tx
        .insertInto('approval')
        .values(approvalRow(id, approval, clock()))
        .execute();
  }
}

function rowsOf(db: Kysely<Tables>) {
  return db
    .selectFrom('broadcast')
    .leftJoin('approval', 'approval.broadcast', 'broadcast.id')
    .where('broadcast.plan', 'is not', null)
    .select(['broadcast.id', 'name', 'state', 'reason', 'plan', 'created_at', 'started_at', 'finished_at'])
    .select(['approval.hash', 'submitted_by', 'approved_by', 'approval.urgent']);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

function toBroadcast(row: Row): Broadcast {
  const { hash, submitted_by, approved_by, urgent } = row;
  return {
    id: row.id,
    name: row.name,
    state: state.parse(row.state),
    reason: row.reason ?? undefined,
    plan: planShape.parse(JSON.parse(row.plan ?? '')),
    approval:
      hash === null || submitted_by === null
        ? undefined
        : { hash, submittedBy: submitted_by, approvedBy: approved_by ?? undefined, urgent: urgent === 1 },
    createdAt: new Date(row.created_at),
    startedAt: row.started_at === null ? undefined : new Date(row.started_at),
    finishedAt: row.finished_at === null ? undefined : new Date(row.finished_at),
  };
}

function columnsOf(plan: BroadcastPlan) {
  return {
    kind: plan.kind,
    unsure: plan.unsure,
    priority: plan.urgent ? 0 : priorities[plan.kind],
    urgent: plan.urgent ? 1 : 0,
    not_after: plan.notAfter ? Date.parse(plan.notAfter) : null,
    plan: JSON.stringify(plan),
  };
}

function approvalRow(broadcast: number, { hash, submittedBy, approvedBy, urgent }: Approval, now: Date) {
  return {
    broadcast,
    hash,
    submitted_by: submittedBy,
    approved_by: approvedBy ?? null,
    urgent: urgent ? 1 : 0,
    at: now.getTime(),
  };
}

async function note(
  tx: Kysely<Tables>,
  broadcast: number,
  { at, who, what }: { at: number; who: string; what: string },
) {
  await tx.insertInto('journal').values({ at, who, what, broadcast }).execute();
}
