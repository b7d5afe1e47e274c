/** Our ledger under load: rows written for a whole audience, and claimed and settled in batches. */

import type { Settlement } from '../../../jobs/ports.ts';
import { approvedBroadcast, type BenchPlace, benchMessages } from './place.ts';

export interface Rates {
  queuePerSecond: number;
  queueSeconds: number;
  drainPerSecond: number;
  /** Resident memory after the drain, less that before queueing. */
  grownMb: number;
}

const batch = 100;
const page = 1000;

export async function measureOwn({ ledger, database }: BenchPlace, drainRows: number): Promise<Rates> {
  const broadcast = await approvedBroadcast(database, `bench ${Math.random()}`);
  const memoryBefore = process.memoryUsage().rss;
  const queueStart = performance.now();
  await ledger.outbox.begin(broadcast, benchMessages);
  while (await ledger.outbox.queueMore(broadcast, {}));
  const queueSeconds = (performance.now() - queueStart) / 1000;
  const rows = (await ledger.reports.tally(broadcast)).reduce((sum, { count }) => sum + count, 0);
  const drainStart = performance.now();
  const drained = await drain(ledger, broadcast, Math.min(drainRows, rows));
  const drainSeconds = (performance.now() - drainStart) / 1000;
  const grownMb = (process.memoryUsage().rss - memoryBefore) / 2 ** 20;
  return {
    queueSeconds,
    queuePerSecond: rows / queueSeconds,
    drainPerSecond: drained / drainSeconds,
    grownMb,
  };
}

/** As the delivery loop does it: look a page ahead, mark a batch and settle the one before in one commit. */
async function drain({ leases, deliveries }: BenchPlace['ledger'], broadcast: number, rows: number) {
  const lease = await leases.take(`bench ${broadcast}`, 600_000);
  if (!lease) throw new Error('the lease is taken');
  const peekAfter = (after: number) =>
    deliveries.peek({ broadcast, channel: 'telegram', part: 1, after, now: new Date(), limit: page });
  let settle: Settlement[] = [];
  let ahead = peekAfter(0);
  let drained = 0;
  while (drained < rows) {
    const waiting = await ahead;
    const last = waiting.at(-1);
    if (!last) break;
    ahead = peekAfter(last.address);
    for (let at = 0; at < waiting.length; at += batch) {
      const marked = await deliveries.tick({
        lease,
        leaseMs: 600_000,
        channel: 'telegram',
        now: new Date(),
        settle,
        decide: [],
        mark: waiting.slice(at, at + batch),
      });
      drained += settle.length;
      settle = (marked ?? []).map((key) => ({ ...key, state: 'sent', message: String(key.address) }));
    }
  }
  await ahead;
  return drained;
}
