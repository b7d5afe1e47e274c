/** The rows of every push, for the loop that sends them. */

import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Brakes, Candidate, Content, Deliveries, Rest, Run, Tick } from '../../jobs/ports.ts';
import type { ChannelName } from '../../src/nouns.ts';
import type { Clock } from '../../src/ports.ts';
import { channelName } from './channel-name.ts';
import { channelCodeOf, channelCodes, stateCodes } from './codes.ts';
import type { Database } from './database.ts';
import { decodeBody } from './message-body.ts';
import { whenUnlocked } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { tickOnPostgres } from './tick-postgres.ts';
import { tickOnSqlite } from './tick-sqlite.ts';

const runningStates = ['queueing', 'sending'];
const policy = z.enum(['resend', 'leave', 'ask']);
const language = z.enum(['vi', 'ko', 'en']);

export function openDeliveries(database: Database, clock: Clock): Deliveries & Brakes {
  const { db } = database;
  return {
    async active(channel) {
      const rows = await db
        .selectFrom('broadcast')
        .innerJoin('message', 'message.broadcast', 'broadcast.id')
        .select(['id', 'unsure', 'urgent', 'not_after', 'state'])
        .select((of) => of.fn.max('part').as('parts'))
        .where('state', 'in', runningStates)
        .where('channel', '=', channel)
        .groupBy(['id', 'unsure', 'urgent', 'not_after', 'state', 'priority'])
        .orderBy('priority')
        .orderBy('id')
        .execute();
      return rows.map(toRun);
    },
    async peek(page) {
      const rows = await candidatesOf(db, page.channel)
        .where('d.broadcast', '=', page.broadcast)
        .where('d.part', '=', page.part)
        .where('d.address', '>', page.after)
        .where('d.state', '=', stateCodes.planned)
        .where('d.not_before', '<=', page.now.getTime())
        .$if(page.part > 1, (query) => query.where(partBeforeArrived))
        .orderBy('d.address')
        .limit(page.limit)
        .execute();
      return rows.map(toCandidate);
    },
    tick: tickOn(database),
    async attempted(channel) {
      const rows = await candidatesOf(db, channel)
        .innerJoin('broadcast as b', 'b.id', 'd.broadcast')
        .select('b.unsure')
        .where('b.state', 'in', [...runningStates, 'paused', 'cancelled'])
        .where('d.state', '=', stateCodes.attempted)
        .execute();
      return rows.map((row) => ({ ...toCandidate(row), unsure: policy.parse(row.unsure) }));
    },
    content: (broadcast, variant) => contentOf(db, broadcast, variant),
    rest: (broadcast, channel) => restOf(db, { broadcast, channel, now: clock() }),
    async pause(broadcast, reason) {
      await db
        .updateTable('broadcast')
        .set({ state: 'paused', reason })
        .where('id', '=', broadcast)
        .where('state', 'in', runningStates)
        .execute();
    },
    reroute: (broadcast, address) => rerouteIn(db, broadcast, address),
  };
}

function tickOn(database: Database): Deliveries['tick'] {
  if (database.kind === 'postgres') return tickOnPostgres(database.raw);
  const { db, raw } = database;
  let run: ReturnType<typeof tickOnSqlite> | undefined;
  // Kysely's connection is taken so that no other transaction is open on it meanwhile.
  return (tick: Tick) =>
    db.connection().execute(() =>
      whenUnlocked(() => {
        run ??= tickOnSqlite(raw);
        return run(tick);
      }),
    );
}

function candidatesOf(db: Kysely<Tables>, channel: ChannelName) {
  return db
    .selectFrom('delivery as d')
    .innerJoin('address as a', 'a.id', 'd.address')
    .where('d.channel', '=', channelCodes[channel])
    .select(['d.broadcast', 'd.part', 'd.address', 'd.variant', 'd.attempts', 'd.tried_at'])
    .select(['a.channel', 'a.chat', 'a.thread', 'a.open', 'a.zone', 'a.quiet_from', 'a.quiet_to'])
    .select(['a.paused_until', 'a.cap']);
}

type Row =
  ReturnType<typeof candidatesOf> extends SelectQueryBuilder<infer _D, infer _T, infer O> ? O : never;

function partBeforeArrived() {
  return sql<boolean>`exists (select 1 from delivery p where p.broadcast = d.broadcast and p.channel = d.channel
    and p.part = d.part - 1 and p.address = d.address and p.state in (2, 3))`;
}

function toRun(row: {
  id: number;
  unsure: string;
  urgent: number;
  not_after: number | null;
  state: string;
  parts: number;
}): Run {
  return {
    broadcast: row.id,
    unsure: policy.parse(row.unsure),
    urgent: row.urgent === 1,
    notAfter: row.not_after === null ? undefined : new Date(row.not_after),
    queueing: row.state === 'queueing',
    parts: row.parts,
  };
}

function toCandidate(row: Row): Candidate {
  const channel = channelName.parse(row.channel);
  return {
    broadcast: row.broadcast,
    part: row.part,
    address: row.address,
    variant: row.variant,
    attempts: row.attempts,
    triedAt: row.tried_at,
    to: { channel, chat: row.chat, ...(row.thread !== '' && { thread: row.thread }) },
    open: row.open === 1,
    zone: row.zone,
    quietFrom: row.quiet_from,
    quietTo: row.quiet_to,
    pausedUntil: row.paused_until,
    cap: row.cap,
  };
}

async function contentOf(db: Kysely<Tables>, broadcast: number, variant: number): Promise<Content> {
  const rows = await db
    .selectFrom('message')
    .select(['language', 'body'])
    .where('broadcast', '=', broadcast)
    .where('variant', '=', variant)
    .orderBy('part')
    .execute();
  return { language: language.parse(rows[0]?.language), parts: rows.map(({ body }) => decodeBody(body)) };
}

async function restOf(
  db: Kysely<Tables>,
  { broadcast, channel, now }: { broadcast: number; channel: ChannelName; now: Date },
): Promise<Rest> {
  const { next } = await db
    .selectFrom('delivery')
    .select((of) => of.fn.min('not_before').as('next'))
    .where('broadcast', '=', broadcast)
    .where('channel', '=', channelCodes[channel])
    .where('state', '=', stateCodes.planned)
    .executeTakeFirstOrThrow();
  if (next !== null) return { kind: 'due', at: new Date(next) };
  const { numUpdatedRows } = await db
    .updateTable('broadcast')
    .set({ state: 'done', finished_at: now.getTime() })
    .where('id', '=', broadcast)
    .where('state', '=', 'sending')
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('delivery')
            .select('address')
            .where('broadcast', '=', broadcast)
            .where('state', 'in', [stateCodes.planned, stateCodes.attempted]),
        ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n ? { kind: 'done' } : { kind: 'waiting' };
}

/** Rows for the person's best open address that has none yet, in its own language and channel. */
async function rerouteIn(db: Kysely<Tables>, broadcast: number, address: number): Promise<void> {
  await sql`
    insert into delivery (broadcast, channel, part, address, variant)
    select m.broadcast, ${channelCodeOf('m.channel')}, m.part, a.id, m.variant
    from (
      select o.id, o.channel, coalesce(o.language, c.language, 'vi') as language
      from address c join address o on o.person = c.person and o.id <> c.id and o.open = 1
      where c.id = ${address} and not exists (
        select 1 from delivery d where d.broadcast = ${broadcast} and d.address = o.id
          and d.channel = ${channelCodeOf('o.channel')} and d.part = 1)
      order by o.rank, o.id limit 1) a
    join message m on m.broadcast = ${broadcast} and m.channel = a.channel and m.language = a.language
    where true on conflict do nothing`.execute(db);
}
