/** Builders for delivery tests: people who subscribed, a push to them, a loop that sends it to a scripted channel. */

import { pino } from 'pino';
import type { Ledger } from '../../adapters/ledger/open.ts';
import { type DeliverOptions, deliver } from '../../jobs/deliver.ts';
import type { NewPush, Tally } from '../../jobs/ports.ts';
import type { ChannelName, Outcome } from '../../src/nouns.ts';
import { createPace, realTimers } from '../../src/pace.ts';
import type { Push } from '../../src/ports.ts';

export const silent = pino({ enabled: false });

/** Rows of `address`, subscribed to everything and never quiet. */
export async function subscribers(ledger: Ledger, count: number, channel: ChannelName = 'telegram') {
  const addresses: number[] = [];
  for (let n = 1; n <= count; n++) {
    const address = { channel, chat: String(n) };
    await ledger.people.subscribe(address, [{ topic: '*', what: 'news' }]);
    await ledger.people.wish(address, { language: 'vi', quietFrom: null, quietTo: null });
    addresses.push(await ledger.people.heardFrom(address));
  }
  return addresses;
}

export function pushTo(
  addresses: number[],
  options: Partial<NewPush> & { parts?: number; channel?: ChannelName } = {},
): [NewPush, { address: number; variant: number }[]] {
  const { parts = 1, channel = 'telegram', ...push } = options;
  const bodies = Array.from({ length: parts }, (_, at) => ({
    blocks: [{ kind: 'paragraph' as const, spans: [{ text: `phần ${at + 1}` }] }],
    buttons: [],
    files: [],
  }));
  const messages = [{ channel, language: 'vi' as const, parts: bodies }];
  return [
    { name: 'test', kind: 'broadcast', unsure: 'leave', messages, ...push },
    addresses.map((address) => ({ address, variant: 0 })),
  ];
}

export const sent: Outcome = { kind: 'sent', message: 'm' };

export type Answer = (push: Push, nth: number) => Outcome | Promise<Outcome>;

export interface Sending {
  pushes: Push[];
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a delivery loop; `answer` is what the platform says. */
export async function sending(
  ledger: Ledger,
  answer: Answer,
  options: Partial<DeliverOptions> & { channelName?: ChannelName } = {},
): Promise<Sending> {
  const { channelName = 'telegram', ...rest } = options;
  const pushes: Push[] = [];
  const ending = new AbortController();
  const lease = rest.lease ?? (await ledger.leases.take(`test:${channelName}`, 60_000));
  if (!lease) throw new Error('the lease is taken');
  const limiter = createPace({ overall: { count: 1000, windowMs: 1 } });
  const ended = deliver(
    {
      channel: {
        name: channelName,
        async push(push) {
          pushes.push(push);
          return answer(push, pushes.length);
        },
      },
      deliveries: ledger.deliveries,
      leaseMs: 60_000,
      limiter,
      clock: () => new Date(),
      timers: realTimers,
      random: () => 0.123,
      zone: 'Asia/Ho_Chi_Minh',
      safeRepeatMs: 0,
      judgeAfterMs: 0,
      startAfterMs: 0,
      log: silent,
      ...rest,
      lease,
    },
    ending.signal,
  );
  ended.catch(() => {});
  return {
    pushes,
    ended,
    async stop() {
      ending.abort();
      await ended;
      await ledger.leases.release(lease);
    },
  };
}

/** `{ planned, sent, … }`, only what is not zero. */
export function sums(tally: Tally[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { state, count } of tally) result[state] = (result[state] ?? 0) + count;
  return result;
}
