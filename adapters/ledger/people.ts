/** Addresses, what they subscribed to, and how they want to be told. */

import { sql } from 'kysely';
import { z } from 'zod';
import type { People, Subscribed, Wishes } from '../../jobs/ports.ts';
import { type Address, languages } from '../../src/nouns.ts';
import type { Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';
import { keyOf } from './preferences.ts';

/** Nothing is sent between nine in the evening and seven in the morning unless somebody wishes so. */
export const quietUsual = { quietFrom: 21, quietTo: 7 };

export const subscribed = z.enum([
  'news',
  'digest',
  '30d',
  '7d',
  '1d',
  '1h',
] as const satisfies readonly Subscribed[]);
const subscription = z.object({ topic: z.string(), what: subscribed });
const language = z.enum(languages);

export function openPeople({ db }: Database, clock: Clock): People {
  const people: People = {
    async heardFrom(address, about = {}) {
      const nowMs = clock().getTime();
      const known = { ...about, last_seen: nowMs };
      const { id } = await db
        .insertInto('address')
        .values({
          ...keyOf(address),
          ...known,
          quiet_from: quietUsual.quietFrom,
          quiet_to: quietUsual.quietTo,
          created_at: nowMs,
        })
        .onConflict((conflict) =>
          conflict.columns(['channel', 'chat', 'thread']).doUpdateSet({
            ...known,
            language: sql`coalesce(address.language, excluded.language)`,
            open: 1,
            closed_reason: null,
          }),
        )
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    async subscribe(address, wanted) {
      const id = await people.heardFrom(address);
      if (wanted.length === 0) return;
      const rows = wanted.map(({ topic, what }) => ({
        address: id,
        topic,
        what,
        created_at: clock().getTime(),
      }));
      await db
        .insertInto('subscription')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async unsubscribe(address, { topic, what } = {}) {
      await db
        .deleteFrom('subscription')
        .where('address', '=', await idOf(db, address))
        .$if(topic !== undefined, (query) => query.where('topic', '=', topic ?? ''))
        .$if(what !== undefined, (query) => query.where('what', '=', what ?? ''))
        .execute();
    },
    async subscriptionsOf(address) {
      const rows = await db
        .selectFrom('subscription')
        .select(['topic', 'what'])
        .where('address', '=', await idOf(db, address))
        .orderBy('topic')
        .orderBy('what')
        .execute();
      return rows.map((row) => subscription.parse(row));
    },
    async wishesOf(address) {
      const { channel, chat, thread } = keyOf(address);
      const row = await db
        .selectFrom('address')
        .selectAll()
        .where('channel', '=', channel)
        .where('chat', '=', chat)
        .where('thread', '=', thread)
        .executeTakeFirst();
      return row ? toWishes(row) : { ...quietUsual, cap: null, pausedUntil: null };
    },
    async wish(address, wishes) {
      const id = await people.heardFrom(address);
      const columns = columnsOf(wishes);
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('address').set(columns).where('id', '=', id).execute();
    },
  };
  return people;
}

/** The row's number; of an address that never wished anything 0, which no row has. */
export async function idOf(db: Database['db'], address: Address): Promise<number> {
  const { channel, chat, thread } = keyOf(address);
  const row = await db
    .selectFrom('address')
    .select('id')
    .where('channel', '=', channel)
    .where('chat', '=', chat)
    .where('thread', '=', thread)
    .executeTakeFirst();
  return row?.id ?? 0;
}

function toWishes(row: {
  language: string | null;
  zone: string | null;
  quiet_from: number | null;
  quiet_to: number | null;
  cap: number | null;
  paused_until: number | null;
}): Wishes {
  return {
    ...(row.language !== null && { language: language.parse(row.language) }),
    ...(row.zone !== null && { zone: row.zone }),
    quietFrom: row.quiet_from,
    quietTo: row.quiet_to,
    cap: row.cap,
    pausedUntil: row.paused_until === null ? null : new Date(row.paused_until),
  };
}

function columnsOf({ language, zone, quietFrom, quietTo, cap, pausedUntil }: Partial<Wishes>) {
  return {
    ...(language !== undefined && { language }),
    ...(zone !== undefined && { zone }),
    ...(quietFrom !== undefined && { quiet_from: quietFrom }),
    ...(quietTo !== undefined && { quiet_to: quietTo }),
    ...(cap !== undefined && { cap }),
    ...(pausedUntil !== undefined && { paused_until: pausedUntil?.getTime() ?? null }),
  };
}
