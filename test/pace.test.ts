/** The manual of src/pace.ts: what goes when, against a platform that counts arrivals in a true window. */

import { expect, test } from 'vitest';
import { createPace, type PaceOptions } from '../src/pace.ts';
import { createTimeline, type Timeline } from './pace-timeline.ts';

const never = new AbortController().signal;

function paceOf(options: Partial<PaceOptions> = {}) {
  const timeline = createTimeline();
  const pace = createPace({ overall: { count: 2, windowMs: 1000 }, timers: timeline, ...options });
  const granted: string[] = [];
  const take = (kind: 'reply' | 'push', chat: string) =>
    pace.take(kind, chat, never).then((permit) => {
      granted.push(`${chat}@${Math.round(timeline.nowMs())}`);
      return permit;
    });
  return { timeline, pace, granted, take };
}

test('a permit comes back one window after its answer, not after its request', async () => {
  const { timeline, granted, take } = paceOf({ overall: { count: 1, windowMs: 1000 } });
  const first = await take('push', 'a');
  const second = take('push', 'b');
  await timeline.runUntil(300);
  first.done();
  await timeline.runUntil(5000);
  await second;
  expect(granted[0]).toBe('a@0');
  const at = Number(granted[1]?.slice(2));
  expect(at).toBeGreaterThan(1000);
  expect(at).toBeLessThanOrEqual(1300);
});

test('a permit that is never given back is never granted again', async () => {
  const { timeline, granted, take } = paceOf({ overall: { count: 1, windowMs: 1000 } });
  await take('push', 'a');
  void take('push', 'b');
  await timeline.runUntil(60_000);
  expect(granted).toEqual(['a@0']);
});

test('a reply overtakes pushes that wait already', async () => {
  const { timeline, granted, take } = paceOf({ overall: { count: 1, windowMs: 1000 } });
  const first = await take('push', 'a');
  void take('push', 'b').then((permit) => permit.done());
  void take('reply', 'c').then((permit) => permit.done());
  first.done();
  await timeline.runUntil(10_000);
  expect(granted.map((name) => name[0])).toEqual(['a', 'c', 'b']);
});

test('one busy chat holds nobody else up', async () => {
  const ofChat = () => [{ count: 1, windowMs: 1000 }];
  const { timeline, granted, take } = paceOf({ overall: { count: 30, windowMs: 1000 }, ofChat });
  for (const chat of ['a', 'a', 'b']) void take('push', chat).then((permit) => permit.done());
  await timeline.runUntil(999);
  expect(granted).toEqual(['a@0', 'b@0']);
  await timeline.runUntil(1000);
  expect(granted).toEqual(['a@0', 'b@0', 'a@1000']);
});

test('a group keeps its twenty a minute beside its one a second', async () => {
  const ofChat = () => [
    { count: 1, windowMs: 1000 },
    { count: 20, windowMs: 60_000 },
  ];
  const { timeline, granted, take } = paceOf({ overall: { count: 30, windowMs: 1000 }, ofChat });
  for (let n = 0; n < 25; n++) void take('push', 'g').then((permit) => permit.done());
  await timeline.runUntil(59_999);
  expect(granted).toHaveLength(20);
  await timeline.runUntil(120_000);
  expect(granted).toHaveLength(25);
});

test('a 429 stops the whole channel for exactly retry_after', async () => {
  const { timeline, granted, pace, take } = paceOf({ overall: { count: 5, windowMs: 1000 } });
  (await take('push', 'a')).done({ retryAfterMs: 7000 });
  void take('reply', 'b');
  void take('push', 'c');
  expect(pace.room()).toBe(0);
  await timeline.runUntil(6999);
  expect(granted).toEqual(['a@0']);
  await timeline.runUntil(7000);
  expect(granted).toEqual(['a@0', 'b@7000', 'c@7000']);
});

test('a retry_after remembered from before a restart holds as well', async () => {
  const { timeline, granted, pace, take } = paceOf();
  pace.hold(4000);
  void take('push', 'a');
  await timeline.runUntil(10_000);
  expect(granted).toEqual(['a@4000']);
});

test('room says how many pushes would go at once, and when more will', async () => {
  const { timeline, pace, take } = paceOf({ overall: { count: 3, windowMs: 1000 } });
  expect(pace.room()).toBe(3);
  const first = await take('push', 'a');
  expect(pace.room()).toBe(2);
  first.done();
  await take('push', 'b');
  await take('push', 'c');
  expect(pace.room()).toBe(0);
  expect(pace.roomInMs()).toBe(1000);
  await timeline.runUntil(1000);
  expect(pace.room()).toBe(1);
});

test('a chat tells how long it wants to be left alone', async () => {
  const { timeline, pace, take } = paceOf({ ofChat: () => [{ count: 1, windowMs: 1000 }] });
  expect(pace.waitMs('a')).toBe(0);
  const permit = await take('push', 'a');
  expect(pace.waitMs('a')).toBe(Number.POSITIVE_INFINITY);
  permit.done();
  await timeline.runUntil(400);
  expect(pace.waitMs('a')).toBe(600);
  expect(pace.waitMs('b')).toBe(0);
});

test('a guard holds pushes back, and never a reply', async () => {
  const { timeline, granted, pace, take } = paceOf({ overall: { count: 1, windowMs: 1000 } });
  const first = await take('push', 'a');
  void take('push', 'b');
  void take('reply', 'c').then((permit) => permit.done());
  pace.guard(() => false);
  first.done();
  await timeline.runUntil(10_000);
  expect(granted.map((name) => name[0])).toEqual(['a', 'c']);
});

test('a wait that is given up takes no permit', async () => {
  const { timeline, granted, pace, take } = paceOf({ overall: { count: 1, windowMs: 1000 } });
  const first = await take('push', 'a');
  const gaveUp = new AbortController();
  const waiting = pace.take('push', 'b', gaveUp.signal);
  gaveUp.abort(new Error('no longer wanted'));
  await expect(waiting).rejects.toThrow('no longer wanted');
  first.done();
  void take('push', 'c');
  await timeline.runUntil(2000);
  expect(granted.map((name) => name[0])).toEqual(['a', 'c']);
});

test('a permit given back twice counts once', async () => {
  const { timeline, granted, take } = paceOf({ overall: { count: 1, windowMs: 1000 } });
  const first = await take('push', 'a');
  first.done();
  first.done();
  void take('push', 'b');
  void take('push', 'c');
  await timeline.runUntil(20_000);
  expect(granted).toHaveLength(2);
});

test.each([
  { perSecond: 30, wayMs: 2, jitterMs: 2, share: 0.985 },
  { perSecond: 30, wayMs: 20, jitterMs: 25, share: 0.96 },
  { perSecond: 1000, wayMs: 20, jitterMs: 25, share: 0.96 },
])(
  'at $perSecond/s with $jitterMs ms of jitter each way the limit is used and (almost) never broken',
  async ({ perSecond, wayMs, jitterMs, share }) => {
    const seconds = perSecond > 100 ? 10 : 120;
    const random = seeded(perSecond + wayMs);
    const { accepted, refused } = await drain(perSecond, seconds, () => wayMs + random() * jitterMs);
    expect(accepted / (perSecond * seconds)).toBeGreaterThan(share);
    expect(refused / accepted).toBeLessThanOrEqual(0.001);
  },
);

/** Pushes without pause for that long against a platform that counts arrivals in a true sliding window. */
async function drain(perSecond: number, seconds: number, wayMs: () => number) {
  const timeline = createTimeline();
  const pace = createPace({ overall: { count: perSecond, windowMs: 1000 }, timers: timeline });
  const platform = strictWindow(perSecond, timeline);
  let refused = 0;
  let accepted = 0;
  const push = async (): Promise<void> => {
    if (timeline.nowMs() >= seconds * 1000) return;
    const permit = await pace.take('push', '', never);
    timeline.after(wayMs(), () => {
      const ok = platform();
      if (ok) accepted++;
      else refused++;
      timeline.after(wayMs(), () => {
        permit.done(ok ? undefined : { retryAfterMs: 1000 });
        void push();
      });
    });
  };
  for (let n = 0; n < perSecond; n++) void push();
  await timeline.runUntil(seconds * 1000);
  return { accepted, refused };
}

function strictWindow(perSecond: number, timeline: Timeline) {
  const arrivals: number[] = [];
  return () => {
    const nowMs = timeline.nowMs();
    while ((arrivals[0] ?? nowMs) <= nowMs - 1000) arrivals.shift();
    if (arrivals.length >= perSecond) return false;
    arrivals.push(nowMs);
    return true;
  };
}

/** The same numbers between 0 and 1 in every run (mulberry32). */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
