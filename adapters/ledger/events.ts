/** The calendar's events, one row for each occurrence. */

import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CalendarEvent, Events } from '../../jobs/ports.ts';
import type { Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const detail = z.object({
  names: z.object({ vi: z.string(), ko: z.string(), en: z.string() }),
  description: z.string(),
  place: z.string(),
  url: z.string(),
  topics: z.array(z.string()),
  organisers: z.array(z.string()),
  agenda: z.array(
    z.object({
      title: z.string(),
      speaker: z.string().exactOptional(),
      room: z.string().exactOptional(),
      at: z.string().exactOptional(),
    }),
  ),
});
const state = z.enum(['confirmed', 'tentative', 'cancelled']);

export function openEvents({ db }: Database, clock: Clock): Events {
  return {
    async find(id) {
      const row = await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toEvent(row);
    },
    async ofSeries(uid) {
      const rows = await db
        .selectFrom('event')
        .selectAll()
        .where('uid', '=', uid)
        .orderBy('starts_at')
        .execute();
      return rows.map(toEvent);
    },
    put: (events) =>
      db.transaction().execute(async (tx) => {
        for (const event of events) await putOne(tx, event, clock());
      }),
    async between(from, to, topics) {
      const rows = await db
        .selectFrom('event')
        .selectAll()
        .where('ends_at', '>', from.getTime())
        .where('starts_at', '<', to.getTime())
        .$if(topics !== undefined, (query) =>
          query.where('id', 'in', (of) =>
            of
              .selectFrom('event_topic')
              .select('event')
              .where('topic', 'in', [...(topics ?? []), '']),
          ),
        )
        .orderBy('starts_at')
        .orderBy('id')
        .execute();
      return rows.map(toEvent);
    },
  };
}

async function putOne(tx: Kysely<Tables>, event: CalendarEvent, now: Date) {
  const row = toRow(event, now);
  await tx
    .insertInto('event')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await tx.deleteFrom('event_topic').where('event', '=', event.id).execute();
  const topics = [...new Set(event.topics)].map((topic) => ({ topic, event: event.id }));
  if (topics.length > 0) await tx.insertInto('event_topic').values(topics).execute();
}

function toRow(
  { id, uid, recurrence, sequence, state, start, end, zone, allDay, ...rest }: CalendarEvent,
  now: Date,
) {
  return {
    id,
    uid,
    recurrence,
    sequence,
    state,
    starts_at: start.getTime(),
    ends_at: end.getTime(),
    zone,
    all_day: allDay ? 1 : 0,
    detail: JSON.stringify(rest),
    updated_at: now.getTime(),
  };
}

function toEvent(row: Tables['event']): CalendarEvent {
  return {
    id: row.id,
    uid: row.uid,
    recurrence: row.recurrence,
    sequence: row.sequence,
    state: state.parse(row.state),
    start: new Date(row.starts_at),
    end: new Date(row.ends_at),
    zone: row.zone,
    allDay: row.all_day === 1,
    ...detail.parse(JSON.parse(row.detail)),
  };
}
