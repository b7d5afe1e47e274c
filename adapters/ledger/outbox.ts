/** Writes pushes as rows: all of one transaction, or chunk by chunk with the place kept in the same commit. */

import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type {
  Audience,
  NewMessage,
  NewPush,
  NotBefore,
  Outbox,
  PushKind,
  Recipient,
} from '../../jobs/ports.ts';
import { type ChannelName, type Language, languages } from '../../src/nouns.ts';
import type { Clock } from '../../src/ports.ts';
import { inAudience, languageOf } from './audience.ts';
import { channelName } from './channel-name.ts';
import { channelCodeOf, channelCodes } from './codes.ts';
import type { Database } from './database.ts';
import { encodeBody } from './message-body.ts';
import type { Tables } from './tables.ts';

const chunkAddresses = 10_000;
const rowsTogether = 500;

/** Smaller goes first. */
export const priorities: Readonly<Record<PushKind, number>> = {
  correction: 1,
  reminder: 2,
  update: 4,
  digest: 5,
  news: 6,
  broadcast: 7,
};
const urgentPriority = 0;

const countRow = z.object({ channel: channelName, language: z.enum(languages), count: z.number() });

export function openOutbox({ db, kind }: Database, clock: Clock): Outbox {
  const chunksOf = new Map<number, number>();
  return {
    push: (push, recipients) => db.transaction().execute((tx) => writePush(tx, push, recipients, clock())),
    async count(audience) {
      const language = languageOf('a');
      const rows = await db
        .selectFrom('address as a')
        .select(['a.channel', language.as('language')])
        .select((of) => of.fn.countAll<number>().as('count'))
        .where(inAudience(audience))
        .groupBy(['a.channel', language])
        .orderBy('a.channel')
        .orderBy(language)
        .execute();
      return rows.map((row) => countRow.parse(row));
    },
    begin: (broadcast, messages) =>
      db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('broadcast')
          .set({ state: 'queueing', started_at: clock().getTime(), queued_to: 0 })
          .where('id', '=', broadcast)
          .where('state', '=', 'approved')
          .executeTakeFirst();
        if (numUpdatedRows > 0n) await writeMessages(tx, broadcast, messages);
        return numUpdatedRows > 0n;
      }),
    async zones() {
      const rows = await db.selectFrom('address').select('zone').distinct().execute();
      return rows.flatMap(({ zone }) => zone ?? []);
    },
    async queueMore(broadcast, audience, notBefore) {
      const more = await db.transaction().execute((tx) => queueChunk(tx, { broadcast, audience, notBefore }));
      const chunks = (chunksOf.get(broadcast) ?? 0) + 1;
      chunksOf.set(broadcast, chunks);
      // Without statistics PostgreSQL would plan for an empty table and read all of it at every tick.
      const isDoubled = (chunks & (chunks - 1)) === 0;
      if (kind === 'postgres' && (isDoubled || !more)) await sql`analyze delivery`.execute(db);
      if (!more) chunksOf.delete(broadcast);
      return more;
    },
  };
}

async function writePush(
  tx: Transaction<Tables>,
  push: NewPush,
  recipients: readonly Recipient[],
  now: Date,
) {
  const row = await tx
    .insertInto('broadcast')
    .values({
      name: push.name,
      kind: push.kind,
      state: 'sending',
      unsure: push.unsure,
      priority: push.urgent ? urgentPriority : priorities[push.kind],
      urgent: push.urgent ? 1 : 0,
      not_after: push.notAfter?.getTime() ?? null,
      created_at: now.getTime(),
      started_at: now.getTime(),
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return undefined;
  await writeMessages(tx, row.id, push.messages);
  const rows = recipients.flatMap(({ address, variant, notBefore }) => {
    const message = push.messages[variant];
    if (!message) throw new RangeError(`push ${push.name} has no message ${variant}`);
    const base = { broadcast: row.id, channel: channelCodes[message.channel], address, variant };
    const not_before = notBefore?.getTime() ?? 0;
    return message.parts.map((_, at) => ({ ...base, part: at + 1, not_before }));
  });
  for (let at = 0; at < rows.length; at += rowsTogether) {
    await tx
      .insertInto('delivery')
      .values(rows.slice(at, at + rowsTogether))
      .execute();
  }
  return row.id;
}

async function writeMessages(tx: Transaction<Tables>, broadcast: number, messages: readonly NewMessage[]) {
  const rows = messages.flatMap(({ channel, language, parts }, variant) =>
    parts.map((body, at) => ({
      broadcast,
      variant,
      part: at + 1,
      channel,
      language,
      body: encodeBody(body),
    })),
  );
  await tx.insertInto('message').values(rows).execute();
}

interface Chunk {
  broadcast: number;
  audience: Audience;
  notBefore: NotBefore | undefined;
}

/** True while there may be more addresses after this chunk. */
async function queueChunk(tx: Transaction<Tables>, { broadcast, audience, notBefore }: Chunk) {
  const state = await tx
    .selectFrom('broadcast')
    .select(['state', 'queued_to'])
    .where('id', '=', broadcast)
    .executeTakeFirst();
  if (state?.state !== 'queueing') return false;
  const from = state.queued_to;
  const to = await chunkEnd(tx, from);
  if (to === undefined) {
    await tx.updateTable('broadcast').set({ state: 'sending' }).where('id', '=', broadcast).execute();
    return false;
  }
  const { numUpdatedRows } = await tx
    .updateTable('broadcast')
    .set({ queued_to: to })
    .where('id', '=', broadcast)
    .where('queued_to', '=', from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return true;
  const variant = await variantOf(tx, broadcast);
  await tx
    .insertInto('delivery')
    .columns(['broadcast', 'channel', 'part', 'address', 'variant', 'not_before'])
    .expression((of) =>
      of
        .selectFrom('address as a')
        .innerJoin('message as m', (join) =>
          join.on('m.broadcast', '=', broadcast).on(sql`m.variant`, '=', variant),
        )
        .select([
          'm.broadcast',
          channelCodeOf('a.channel').as('channel'),
          'm.part',
          'a.id',
          'm.variant',
          notBeforeOf(notBefore).as('not_before'),
        ])
        .where('a.id', '>', from)
        .where('a.id', '<=', to)
        .where(inAudience(audience))
        .orderBy('m.part')
        .orderBy('a.id'),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

async function chunkEnd(tx: Kysely<Tables>, from: number): Promise<number | undefined> {
  const { end } = await tx
    .selectFrom((of) =>
      of
        .selectFrom('address')
        .select('id')
        .where('id', '>', from)
        .orderBy('id')
        .limit(chunkAddresses)
        .as('chunk'),
    )
    .select((of) => of.fn.max('chunk.id').as('end'))
    .executeTakeFirstOrThrow();
  return end ?? undefined;
}

/** The variant for an address: its channel and language, else English, else whatever there is. */
async function variantOf(tx: Kysely<Tables>, broadcast: number): Promise<RawBuilder<number>> {
  const rows = await tx
    .selectFrom('message')
    .select(['variant', 'channel', 'language'])
    .where('broadcast', '=', broadcast)
    .where('part', '=', 1)
    .execute();
  const channels = new Set(rows.map(({ channel }) => channel));
  const cases = [...channels].flatMap((channel) => {
    const ours = rows.filter((row) => row.channel === channel);
    return languages.map((language) => caseOf(channelName.parse(channel), language, ours));
  });
  return sql<number>`case ${sql.join(cases, sql` `)} end`;
}

function caseOf(channel: ChannelName, language: Language, rows: { variant: number; language: string }[]) {
  const match = [language, 'en'].flatMap((wanted) => rows.find((row) => row.language === wanted) ?? [])[0];
  const variant = (match ?? rows[0])?.variant ?? -1;
  return sql`when a.channel = ${sql.lit(channel)} and ${languageOf('a')} = ${sql.lit(language)} then ${sql.lit(variant)}`;
}

function notBeforeOf(notBefore: NotBefore | undefined): RawBuilder<number> {
  if (!notBefore || notBefore.size === 0) return sql<number>`0`;
  const cases = [...notBefore].map(([zone, at]) => sql`when ${zone} then cast(${at.getTime()} as bigint)`);
  const otherwise = notBefore.get('')?.getTime() ?? 0;
  return sql<number>`case coalesce(a.zone, '') ${sql.join(cases, sql` `)} else cast(${otherwise} as bigint) end`;
}
