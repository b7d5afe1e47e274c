/** A process that only sends: stands by for the lease, delivers to a platform over HTTP, until it is killed. */

import { pino } from 'pino';
import { z } from 'zod';
import { openLedger } from '../../../adapters/ledger/open.ts';
import { deliver } from '../../../jobs/deliver.ts';
import { lead } from '../../../jobs/lead.ts';
import type { Outcome } from '../../../src/nouns.ts';
import { createPace, type Limiter, realTimers } from '../../../src/pace.ts';
import type { Push } from '../../../src/ports.ts';

const settings = z.object({
  dataDir: z.string(),
  databaseUrl: z.string().exactOptional(),
  url: z.string(),
  channel: z.enum(['telegram', 'discord']),
  perSecond: z.number(),
  leaseMs: z.number(),
  judgeAfterMs: z.number(),
  safeRepeatMs: z.number(),
});

const { url, channel, perSecond, leaseMs, ...rest } = settings.parse(JSON.parse(process.argv[2] ?? '{}'));
const log = pino({ enabled: process.env['SENDER_LOG'] === '1' });
const clock = () => new Date();
const ledger = await openLedger({ ...rest, clock, log });
const ending = new AbortController();
process.on('SIGTERM', () => ending.abort());

await lead(
  { leases: ledger.leases, name: 'crash-test', timers: realTimers, log, leaseMs, askMs: 50 },
  (lease, signal) => {
    const limiter = createPace({ overall: { count: perSecond, windowMs: 1000 } });
    return deliver(
      {
        ...rest,
        channel: { name: channel, push: (message, pushing) => push(limiter, message, pushing) },
        deliveries: ledger.deliveries,
        lease,
        leaseMs,
        limiter,
        clock,
        timers: realTimers,
        random: Math.random,
        zone: 'Asia/Ho_Chi_Minh',
        log,
      },
      signal,
    );
  },
  ending.signal,
);
await ledger.close();

async function push(limiter: Limiter, { address, nonce }: Push, signal: AbortSignal): Promise<Outcome> {
  const permit = await limiter.take('push', address.chat, signal);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ chat: address.chat, nonce }),
    });
    const message = await response.text();
    return response.ok ? { kind: 'sent', message } : { kind: 'unsure', reason: `HTTP ${response.status}` };
  } catch (error) {
    return { kind: 'unsure', reason: error instanceof Error ? error.name : 'error' };
  } finally {
    permit.done();
  }
}
