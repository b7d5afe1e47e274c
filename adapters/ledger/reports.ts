/** Looks back at a broadcast: how many rows stand where, and each of them. */

import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DeliveryLine, Reports } from '../../jobs/ports.ts';
import { languages } from '../../src/nouns.ts';
import type { Clock } from '../../src/ports.ts';
import { channelName } from './channel-name.ts';
import { stateCodes, stateNames } from './codes.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const pageRows = 1000;
const state = z.number().transform((code) => stateNames[code] ?? 'unsure');
const tally = z.object({
  channel: channelName,
  language: z.enum(languages),
  state,
  reason: z.string(),
  count: z.number(),
});
const line = z.object({
  broadcast: z.number(),
  part: z.number(),
  address: z.number(),
  channel: channelName,
  language: z.enum(languages),
  state,
  attempts: z.number(),
  message: z.string().nullable(),
  reason: z.string().nullable(),
  at: z
    .number()
    .nullable()
    .transform((at) => (at === null ? null : new Date(at))),
});

export function openReports({ db }: Database, clock: Clock): Reports {
  return {
    async tally(broadcast) {
      const rows = await rowsOf(db, broadcast)
        .select(['m.channel', 'm.language', 'd.state', sql<string>`coalesce(d.reason, '')`.as('reason')])
        .select((of) => of.fn.countAll<number>().as('count'))
        .groupBy(['m.channel', 'm.language', 'd.state', sql`coalesce(d.reason, '')`])
        .orderBy('m.channel')
        .orderBy('m.language')
        .orderBy('d.state')
        .execute();
      return rows.map((row) => tally.parse(row));
    },
    lines: (broadcast) => linesOf(db, broadcast),
    async settleUnsure(broadcast, as) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({
          state: stateCodes[as],
          at: clock().getTime(),
          not_before: 0,
          reason: as === 'sent' ? null : 'settled by a person',
          ...(as === 'planned' && { tried_at: null }),
        })
        .where('broadcast', '=', broadcast)
        .where('state', '=', stateCodes.unsure)
        .executeTakeFirst();
      if (as === 'planned') await reopen(db, broadcast);
      return Number(numUpdatedRows);
    },
  };
}

function rowsOf(db: Kysely<Tables>, broadcast: number) {
  return db
    .selectFrom('delivery as d')
    .innerJoin('message as m', (join) =>
      join
        .onRef('m.broadcast', '=', 'd.broadcast')
        .onRef('m.variant', '=', 'd.variant')
        .onRef('m.part', '=', 'd.part'),
    )
    .where('d.broadcast', '=', broadcast);
}

async function* linesOf(db: Kysely<Tables>, broadcast: number): AsyncGenerator<DeliveryLine> {
  let after = [-1, 0, 0];
  for (;;) {
    const rows = await rowsOf(db, broadcast)
      .select(['d.broadcast', 'd.part', 'd.address', 'm.channel', 'm.language', 'd.state', 'd.attempts'])
      .select(['d.message', 'd.reason', 'd.at', 'd.channel as code'])
      .where(sql<boolean>`(d.channel, d.part, d.address) > (${sql.join(after)})`)
      .orderBy('d.channel')
      .orderBy('d.part')
      .orderBy('d.address')
      .limit(pageRows)
      .execute();
    for (const row of rows) yield line.parse(row);
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
    after = [last.code, last.part, last.address];
  }
}

async function reopen(db: Kysely<Tables>, broadcast: number) {
  await db
    .updateTable('broadcast')
    .set({ state: 'sending', finished_at: null })
    .where('id', '=', broadcast)
    .where('state', '=', 'done')
    .execute();
}
