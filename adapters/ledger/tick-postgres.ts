/** One tick of a delivery loop on PostgreSQL: one statement, one round trip, one commit. */

import type { Pool } from 'pg';
import { z } from 'zod';
import type { DeliveryKey, Settlement, Tick } from '../../jobs/ports.ts';
import { channelCodes, stateCodes } from './codes.ts';
import { restReason } from './tick-sqlite.ts';

const change = (guard: number, from: string) => `
  update delivery d set state = u.state, message = u.message, reason = u.reason, not_before = u.not_before,
    at = $5, tried_at = case when u.tried then d.tried_at end
  from ${from} u
  where exists (select 1 from held) and d.broadcast = u.broadcast and d.channel = $4 and d.part = u.part
    and d.address = u.address and d.state = ${guard}`;

/** Eight arrays of one length, beginning at this parameter. */
const rowsFrom = (first: number) => {
  const types = ['bigint', 'smallint', 'bigint', 'smallint', 'text', 'text', 'bigint', 'boolean'];
  const arrays = types.map((type, at) => `$${first + at}::${type}[]`).join(', ');
  return `unnest(${arrays}) as r (broadcast, part, address, state, message, reason, not_before, tried)`;
};

const statement = `
with held as (
  update lease set until = cast(extract(epoch from clock_timestamp()) * 1000 as bigint) + $1
  where name = $2 and fence = $3 returning 1),
settling as (select * from ${rowsFrom(6)}),
deciding as (select * from ${rowsFrom(14)}),
settled as (${change(1, 'settling')} returning 1),
decided as (${change(0, 'deciding')} returning 1),
dropped as (
  update delivery d set state = 5, reason = '${restReason}', at = $5
  from unnest($22::bigint[], $23::smallint[], $24::bigint[]) as u (broadcast, part, address)
  where exists (select 1 from held) and d.broadcast = u.broadcast and d.channel = $4
    and d.part = u.part and d.address = u.address and d.state = 0 returning 1),
closed as (
  update address a set open = 0, closed_reason = u.reason
  from unnest($25::bigint[], $26::text[]) as u (address, reason)
  where exists (select 1 from held) and a.id = u.address returning 1),
marking as (select * from unnest($27::bigint[], $28::smallint[], $29::bigint[], $30::text[])
  as m (broadcast, part, address, day)),
counted as (
  insert into daily (address, day, count)
  select address, day, 1 from marking where day is not null and exists (select 1 from held)
  on conflict (address, day) do update set count = daily.count + 1
    where daily.count < (select cap from address a where a.id = daily.address)
  returning address),
marked as (
  update delivery d set state = 1, attempts = d.attempts + 1, at = $5, tried_at = coalesce(d.tried_at, $5)
  from marking m
  where exists (select 1 from held) and d.broadcast = m.broadcast and d.channel = $4 and d.part = m.part
    and d.address = m.address and d.state = 0
    and (m.day is null or m.address in (select address from counted))
    and exists (select 1 from broadcast b where b.id = m.broadcast and b.state in ('queueing', 'sending'))
  returning d.broadcast, d.part, d.address)
select m.broadcast, m.part, m.address from held left join marked m on true`;

/** No row: the lease is lost. One row of nulls: held, and nothing was marked. */
const answer = z.array(
  z
    .object({ broadcast: z.number().nullable(), part: z.number(), address: z.number() })
    .or(z.object({ broadcast: z.null(), part: z.null(), address: z.null() })),
);

export function tickOnPostgres(raw: Pool): (tick: Tick) => Promise<DeliveryKey[] | undefined> {
  return async ({ lease, leaseMs, channel, now, settle, decide, mark }) => {
    const dropped = [...settle, ...decide].flatMap(restOf);
    const closing = [...settle, ...decide].filter(({ closesAddress }) => closesAddress);
    const values = [
      leaseMs,
      lease.name,
      lease.fence,
      channelCodes[channel],
      now.getTime(),
      ...columns(settle),
      ...columns(decide),
      dropped.map(({ broadcast }) => broadcast),
      dropped.map(({ part }) => part),
      dropped.map(({ address }) => address),
      closing.map(({ address }) => address),
      closing.map(({ reason }) => reason ?? ''),
      mark.map(({ broadcast }) => broadcast),
      mark.map(({ part }) => part),
      mark.map(({ address }) => address),
      mark.map(({ capDay }) => capDay ?? null),
    ];
    const { rows } = await raw.query({ name: 'tick', text: statement, values });
    if (rows.length === 0) return undefined;
    return answer
      .parse(rows)
      .flatMap(({ broadcast, part, address }) => (broadcast === null ? [] : [{ broadcast, part, address }]))
      .filter((key): key is DeliveryKey => key.part !== null && key.address !== null);
  };
}

/** The keys of the parts that are dropped with one. */
function restOf({ broadcast, part, address, dropsTo = 0 }: Settlement): DeliveryKey[] {
  const count = Math.max(0, dropsTo - part);
  return Array.from({ length: count }, (_, at) => ({ broadcast, part: part + 1 + at, address }));
}

function columns(rows: readonly Settlement[]) {
  return [
    rows.map(({ broadcast }) => broadcast),
    rows.map(({ part }) => part),
    rows.map(({ address }) => address),
    rows.map(({ state }) => stateCodes[state]),
    rows.map(({ message }) => message ?? null),
    rows.map(({ reason }) => reason ?? null),
    rows.map(({ notBefore }) => notBefore ?? 0),
    rows.map(({ state, mayHaveArrived }) => state !== 'planned' || mayHaveArrived === true),
  ];
}
