/** One tick of a delivery loop on SQLite: prepared statements in one transaction, on disk when it returns. */

import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DeliveryKey, Mark, Settlement, Tick } from '../../jobs/ports.ts';
import { channelCodes, stateCodes } from './codes.ts';

const row = 'broadcast = ? and channel = ? and part = ? and address = ?';
const change = `update delivery set state = ?, message = ?, reason = ?, not_before = ?, at = ?,
  tried_at = case when ? = 1 then tried_at end where ${row}`;

export const restReason = 'an earlier part did not arrive';

export function tickOnSqlite(raw: DatabaseSync): (tick: Tick) => DeliveryKey[] | undefined {
  const statements = {
    renew: raw.prepare(`update lease set until = cast(unixepoch('subsec') * 1000 as integer) + ?
      where name = ? and fence = ?`),
    settle: raw.prepare(`${change} and state = 1`),
    decide: raw.prepare(`${change} and state = 0`),
    drop: raw.prepare(
      `update delivery set state = 5, reason = '${restReason}', at = ? where ${row} and state = 0`,
    ),
    close: raw.prepare('update address set open = 0, closed_reason = ? where id = ?'),
    running: raw.prepare("select 1 from broadcast where id = ? and state in ('queueing', 'sending')"),
    count: raw.prepare(`insert into daily (address, day, count) values (?, ?, 1)
      on conflict (address, day) do update set count = count + 1
      where count < (select cap from address where id = daily.address)`),
    mark: raw.prepare(`update delivery set state = 1, attempts = attempts + 1, at = ?,
      tried_at = coalesce(tried_at, ?) where ${row} and state = 0`),
  };
  return (tick) => {
    raw.exec('begin immediate');
    try {
      const marked = runTick(statements, tick);
      raw.exec('commit');
      return marked;
    } catch (error) {
      raw.exec('rollback');
      throw error;
    }
  };
}

type Statements = Record<
  'renew' | 'settle' | 'decide' | 'drop' | 'close' | 'running' | 'count' | 'mark',
  StatementSync
>;

function runTick(statements: Statements, tick: Tick): DeliveryKey[] | undefined {
  const { lease, leaseMs, now } = tick;
  const channel = channelCodes[tick.channel];
  const at = now.getTime();
  if (statements.renew.run(leaseMs, lease.name, lease.fence).changes === 0) return undefined;
  for (const one of tick.settle) write(statements.settle, one);
  for (const one of tick.decide) write(statements.decide, one);
  const runs = new Set<number>();
  for (const { broadcast } of tick.mark) {
    if (!runs.has(broadcast) && statements.running.get(broadcast)) runs.add(broadcast);
  }
  return tick.mark.filter((one) => runs.has(one.broadcast) && underCap(one) && mark(one));

  function write(statement: StatementSync, one: Settlement) {
    const { state, message, reason, notBefore, broadcast, part, address } = one;
    const stillTried = state === 'planned' && !one.mayHaveArrived ? 0 : 1;
    statement.run(
      stateCodes[state],
      message ?? null,
      reason ?? null,
      notBefore ?? 0,
      at,
      stillTried,
      broadcast,
      channel,
      part,
      address,
    );
    for (let rest = part + 1; rest <= (one.dropsTo ?? 0); rest++) {
      statements.drop.run(at, broadcast, channel, rest, address);
    }
    if (one.closesAddress) statements.close.run(reason ?? '', address);
  }
  function underCap({ capDay, address }: Mark) {
    return capDay === undefined || statements.count.run(address, capDay).changes > 0;
  }
  function mark({ broadcast, part, address }: Mark) {
    return statements.mark.run(at, at, broadcast, channel, part, address).changes > 0;
  }
}
