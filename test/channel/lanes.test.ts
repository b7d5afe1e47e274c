/** Lanes: order, caps, fairness, ends. */

import { expect, test } from 'vitest';
import { createLanes } from '../../src/channel/lanes.ts';

const limits = { runningMax: 2, waitingMax: 3, whenFull: 'take', waitingInLaneMax: 2 } as const;

function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, open: resolve };
}

test('a lane goes on after work that failed, and says that it is unfinished', async () => {
  const lanes = createLanes(limits);
  const failed = lanes.run('a', () => Promise.reject(new Error('no')));
  const next = lanes.run('a', async () => undefined);
  expect(await Promise.all([failed, next])).toEqual(['unfinished', 'done']);
});

test('more than may wait in one lane is turned away; other lanes do not notice', async () => {
  const lanes = createLanes(limits);
  const first = gate();
  const runs = [0, 1, 2, 3].map(() => lanes.run('a', first.work));
  expect(await runs[3]).toBe('turned away');
  expect(await lanes.run('b', async () => undefined)).toBe('done');
  first.open();
  expect(await Promise.all(runs)).toEqual(['done', 'done', 'done', 'turned away']);
});

test('it is full when too many wait in all lanes, and tells when there is room again', async () => {
  const lanes = createLanes(limits);
  const first = gate();
  for (const lane of ['a', 'b', 'c', 'd', 'e']) void lanes.run(lane, first.work);
  expect(lanes.full()).toBe(true);
  const room = lanes.room(new AbortController().signal).then(() => lanes.full());
  first.open();
  expect(await room).toBe(false);
});

test('where nobody waits for room, what comes when it is full is turned away', async () => {
  const lanes = createLanes({ ...limits, whenFull: 'turn away' });
  const first = gate();
  const runs = ['a', 'b', 'c', 'd', 'e', 'f'].map((lane) => lanes.run(lane, first.work));
  expect(await runs[5]).toBe('turned away');
  first.open();
  expect(await Promise.all(runs)).toEqual(['done', 'done', 'done', 'done', 'done', 'turned away']);
  expect(await lanes.run('f', async () => undefined)).toBe('done');
});

test('no lane is worked on twice before another that waits got its turn', async () => {
  const lanes = createLanes({ ...limits, runningMax: 1 });
  const order: string[] = [];
  const note = (name: string) => async () => void order.push(name);
  await Promise.all([
    lanes.run('a', note('a1')),
    lanes.run('a', note('a2')),
    lanes.run('b', note('b1')),
    lanes.run('a', note('a3')),
  ]);
  expect(order).toEqual(['a1', 'b1', 'a2', 'a3']);
});

test('draining lets what is there finish and takes no more', async () => {
  const lanes = createLanes(limits);
  const first = gate();
  const running = lanes.run('a', first.work);
  const waiting = lanes.run('a', async () => undefined);
  const drained = lanes.drain(10_000);
  expect(await lanes.run('b', async () => undefined)).toBe('unfinished');
  first.open();
  await drained;
  expect(await Promise.all([running, waiting])).toEqual(['done', 'done']);
});

test('draining breaks off what does not end in time, and leaves what waits behind it', async () => {
  const lanes = createLanes(limits);
  let behindRan = false;
  const stuck = lanes.run(
    'a',
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  const behind = lanes.run('a', async () => {
    behindRan = true;
  });
  await lanes.drain(5);
  expect(await Promise.all([stuck, behind])).toEqual(['unfinished', 'unfinished']);
  expect(behindRan).toBe(false);
  lanes.open();
  expect(await lanes.run('a', async () => undefined)).toBe('done');
});
