/** The manual of jobs/deliver.ts, on both engines, against a scripted channel. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../../adapters/ledger/open.ts';
import { LeaseLostError } from '../../jobs/deliver.ts';
import { onEachEngine, type Place } from '../adapters/ledger/engines.ts';
import { type Answer, pushTo, type Sending, sending, sent, subscribers, sums } from './sending.ts';

const soon = { timeout: 8000, interval: 20 };

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let ledger: Ledger;
  const running: Sending[] = [];
  beforeEach(async () => {
    place = await newPlace();
    ledger = await place.open({ clock: () => new Date() });
  });
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop().catch(() => {});
    await place.remove();
  });

  async function start(answer: Answer, options: Parameters<typeof sending>[2] = {}) {
    const one = await sending(ledger, answer, options);
    running.push(one);
    return one;
  }
  const tally = async (broadcast: number | undefined) => sums(await ledger.reports.tally(broadcast ?? 0));
  const expectTally = (broadcast: number | undefined) => expect.poll(() => tally(broadcast), soon);

  test('everybody gets it once, and the message ids are kept', async () => {
    const broadcast = await ledger.outbox.push(...pushTo(await subscribers(ledger, 25)));
    const { pushes } = await start((push) => ({ kind: 'sent', message: `m${push.address.chat}` }));
    await expectTally(broadcast).toEqual({ sent: 25 });
    expect(new Set(pushes.map(({ address }) => address.chat)).size).toBe(25);
    expect(pushes).toHaveLength(25);
    for await (const line of ledger.reports.lines(broadcast ?? 0)) expect(line.message).toMatch(/^m\d+$/);
  });

  test('a push of the same name is written once', async () => {
    const addresses = await subscribers(ledger, 3);
    const first = await ledger.outbox.push(...pushTo(addresses));
    expect(await ledger.outbox.push(...pushTo(addresses))).toBeUndefined();
    await start(() => sent);
    await expectTally(first).toEqual({ sent: 3 });
  });

  test('two processes writing the same push at once write it once', async () => {
    const addresses = await subscribers(ledger, 3);
    const other = await place.open();
    const ids = await Promise.all([
      ledger.outbox.push(...pushTo(addresses)),
      other.outbox.push(...pushTo(addresses)),
    ]);
    expect(ids.filter((id) => id !== undefined)).toHaveLength(1);
  });

  test('one that blocked the bot is closed, and gets no later part and no later push', async () => {
    const addresses = await subscribers(ledger, 2);
    const first = await ledger.outbox.push(...pushTo(addresses, { parts: 2 }));
    const { pushes } = await start(({ address }) =>
      address.chat === '1' ? { kind: 'gone', reason: 'blocked' } : sent,
    );
    await expectTally(first).toEqual({ sent: 2, failed: 1, skipped: 1 });
    const second = await ledger.outbox.push(...pushTo(addresses, { name: 'second' }));
    await expectTally(second).toEqual({ sent: 1, skipped: 1 });
    expect(pushes.filter(({ address }) => address.chat === '1')).toHaveLength(1);
  });

  test('parts arrive in order, each after the one before it arrived', async () => {
    const broadcast = await ledger.outbox.push(...pushTo(await subscribers(ledger, 5), { parts: 3 }));
    const { pushes } = await start(() => sent);
    await expectTally(broadcast).toEqual({ sent: 15 });
    for (const chat of ['1', '5']) {
      const texts = pushes.filter(({ address }) => address.chat === chat).map(({ blocks }) => textOf(blocks));
      expect(texts).toEqual(['phần 1', 'phần 2', 'phần 3']);
    }
  });

  test('429 stops the whole channel, and the row goes again', async () => {
    const broadcast = await ledger.outbox.push(...pushTo(await subscribers(ledger, 3)));
    const holds: number[] = [];
    await start(
      (_, nth) =>
        nth === 1 ? { kind: 'later', afterMs: 300, wholeChannel: true, reason: 'retry_after' } : sent,
      { onHold: (forMs) => holds.push(forMs) },
    );
    await expectTally(broadcast).toEqual({ sent: 3 });
    expect(holds).toEqual([300]);
  });

  test('a message that is refused everywhere pauses its broadcast after five', async () => {
    const broadcast = await ledger.outbox.push(...pushTo(await subscribers(ledger, 40)));
    const limiter = slowLimiter();
    const { pushes } = await start(() => ({ kind: 'refused', reason: "can't parse entities" }), { limiter });
    await expectTally(broadcast).toMatchObject({ failed: expect.any(Number), planned: expect.any(Number) });
    await expect.poll(async () => (await ledger.deliveries.active('telegram')).length, soon).toBe(0);
    expect(pushes.length).toBeGreaterThanOrEqual(5);
    expect(pushes.length).toBeLessThan(10);
  });

  test.each([
    { unsure: 'leave', expected: { unsure: 1, sent: 2 }, times: 1 },
    { unsure: 'ask', expected: { unsure: 1, sent: 2 }, times: 1 },
    { unsure: 'resend', expected: { sent: 3 }, times: 2 },
  ] as const)('an unknown outcome under $unsure', async ({ unsure, expected, times }) => {
    const broadcast = await ledger.outbox.push(...pushTo(await subscribers(ledger, 3), { unsure }));
    let failed = false;
    const { pushes } = await start(({ address }) => {
      if (address.chat !== '2' || failed) return sent;
      failed = true;
      return { kind: 'unsure', reason: 'timeout' };
    });
    await expectTally(broadcast).toEqual(expected);
    expect(pushes.filter(({ address }) => address.chat === '2')).toHaveLength(times);
  });

  test('with a nonce the platform can be asked again whatever the policy, with the same nonce', async () => {
    const addresses = await subscribers(ledger, 2, 'discord');
    const broadcast = await ledger.outbox.push(...pushTo(addresses, { channel: 'discord' }));
    const { pushes } = await start((_, nth) => (nth === 1 ? { kind: 'unsure', reason: '502' } : sent), {
      channelName: 'discord',
      safeRepeatMs: 60_000,
    });
    await expectTally(broadcast).toEqual({ sent: 2 });
    const repeated = pushes.filter(({ address }) => address.chat === pushes[0]?.address.chat);
    expect(repeated).toHaveLength(2);
    expect(repeated[0]?.nonce).toBe(repeated[1]?.nonce);
    expect(repeated[0]?.nonce.length).toBeLessThanOrEqual(25);
  });

  test('a person settles what nobody could know', async () => {
    const broadcast = await ledger.outbox.push(...pushTo(await subscribers(ledger, 1), { unsure: 'ask' }));
    await start((_, nth) => (nth === 1 ? { kind: 'unsure', reason: 'timeout' } : sent));
    await expectTally(broadcast).toEqual({ unsure: 1 });
    expect(await ledger.reports.settleUnsure(broadcast ?? 0, 'planned')).toBe(1);
    await expectTally(broadcast).toEqual({ sent: 1 });
  });

  test('quiet hours put it off; an urgent push goes all the same', async () => {
    const addresses = await subscribers(ledger, 1);
    const hour = Number(
      new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'UTC' }).format(),
    );
    const quiet = { zone: 'UTC', quietFrom: hour, quietTo: (hour + 3) % 24 };
    await ledger.people.wish({ channel: 'telegram', chat: '1' }, quiet);
    const usual = await ledger.outbox.push(...pushTo(addresses, { name: 'usual' }));
    const urgent = await ledger.outbox.push(...pushTo(addresses, { name: 'urgent', urgent: true }));
    const { pushes } = await start(() => sent);
    await expectTally(urgent).toEqual({ sent: 1 });
    await expect
      .poll(async () => (await ledger.reports.tally(usual ?? 0))[0]?.reason, soon)
      .toBe('quiet hours');
    expect(pushes).toHaveLength(1);
  });

  test('the daily cap holds over two broadcasts', async () => {
    const addresses = await subscribers(ledger, 1);
    await ledger.people.wish({ channel: 'telegram', chat: '1' }, { cap: 1 });
    const first = await ledger.outbox.push(...pushTo(addresses, { name: 'first' }));
    const second = await ledger.outbox.push(...pushTo(addresses, { name: 'second' }));
    const { pushes } = await start(() => sent);
    await expectTally(first).toEqual({ sent: 1 });
    await expect
      .poll(async () => (await ledger.reports.tally(second ?? 0))[0]?.reason, soon)
      .toBe('the daily cap');
    expect(pushes).toHaveLength(1);
  });

  test('what is of no use any more is skipped, not sent', async () => {
    const notAfter = new Date(Date.now() - 1000);
    const broadcast = await ledger.outbox.push(...pushTo(await subscribers(ledger, 2), { notAfter }));
    const { pushes } = await start(() => sent);
    await expectTally(broadcast).toEqual({ skipped: 2 });
    expect(pushes).toEqual([]);
  });

  test('rows that a dead process left in flight are judged by the policy, the others are sent', async () => {
    const addresses = await subscribers(ledger, 4);
    const left = await ledger.outbox.push(...pushTo(addresses, { name: 'left', unsure: 'leave' }));
    const again = await ledger.outbox.push(...pushTo(addresses, { name: 'again', unsure: 'resend' }));
    const lease = await ledger.leases.take('dead', 60_000);
    const mark = [left ?? 0, again ?? 0].map((broadcast) => ({
      broadcast,
      part: 1,
      address: addresses[0] ?? 0,
    }));
    const nothing = {
      settle: [],
      decide: [],
      now: new Date(),
      leaseMs: 60_000,
      channel: 'telegram' as const,
    };
    expect(
      await ledger.deliveries.tick({ ...nothing, lease: lease ?? { name: '', fence: 0 }, mark }),
    ).toHaveLength(2);
    await start(() => sent);
    await expectTally(left).toEqual({ unsure: 1, sent: 3 });
    await expectTally(again).toEqual({ sent: 4 });
  });

  test('an old holder of the lease can mark and settle nothing', async () => {
    const [address = 0] = await subscribers(ledger, 1);
    const broadcast = (await ledger.outbox.push(...pushTo([address]))) ?? 0;
    const old = await ledger.leases.take('token', -1000);
    const fresh = await ledger.leases.take('token', 60_000);
    expect(fresh?.fence).toBe((old?.fence ?? 0) + 1);
    const row = { broadcast, part: 1, address };
    const tick = { settle: [], decide: [], now: new Date(), leaseMs: 60_000, channel: 'telegram' as const };
    expect(await ledger.deliveries.tick({ ...tick, lease: old ?? never, mark: [row] })).toBeUndefined();
    expect(await ledger.leases.renew(old ?? never, 60_000)).toBe(false);
    expect(await ledger.deliveries.tick({ ...tick, lease: fresh ?? never, mark: [row] })).toEqual([row]);
  });

  test('the loop ends by itself when it lost the lease', async () => {
    await ledger.outbox.push(...pushTo(await subscribers(ledger, 1)));
    const old = await ledger.leases.take('token', -1000);
    await ledger.leases.take('token', 60_000);
    const { ended, pushes } = await start(() => sent, { lease: old ?? never });
    await expect(ended).rejects.toThrow(LeaseLostError);
    expect(pushes).toEqual([]);
  });

  test('told to end, it finishes what is in flight and settles it', async () => {
    const broadcast = await ledger.outbox.push(...pushTo(await subscribers(ledger, 1)));
    let answer: (outcome: typeof sent) => void = () => {};
    const one = await start(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await expect.poll(() => one.pushes.length, soon).toBe(1);
    const stopped = one.stop();
    answer(sent);
    await stopped;
    expect(await tally(broadcast)).toEqual({ sent: 1 });
  });

  test("a person's next address gets it when the preferred one is blocked", async () => {
    const [telegram = 0] = await subscribers(ledger, 1);
    await subscribers(ledger, 1, 'discord');
    const code = await ledger.links.offer({ channel: 'telegram', chat: '1' });
    expect(await ledger.links.accept({ channel: 'discord', chat: '1' }, code)).toBe(true);
    const [push, recipients] = pushTo([telegram]);
    const [discord] = pushTo([], { channel: 'discord' });
    const both = { ...push, messages: [...push.messages, ...discord.messages] };
    const broadcast = await ledger.outbox.push(both, recipients);
    await start(() => ({ kind: 'gone', reason: 'blocked' }));
    const { pushes } = await start(() => sent, { channelName: 'discord' });
    await expectTally(broadcast).toEqual({ failed: 1, sent: 1 });
    expect(pushes).toHaveLength(1);
  });
});

const never = { name: '', fence: 0 };

function slowLimiter() {
  let free = 1;
  return {
    perSecond: 1000,
    room: () => {
      free = free === 0 ? 1 : 0;
      return free;
    },
    roomInMs: () => 1,
    waitMs: () => 0,
    hold: () => {},
    guard: () => {},
  };
}

function textOf(blocks: { kind: string }[]) {
  const [first] = blocks;
  return first && 'spans' in first && Array.isArray(first.spans) ? first.spans[0]?.text : '';
}
