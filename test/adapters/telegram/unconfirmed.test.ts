/** Acknowledgement: what is told to Telegram as dealt with, and when. */

import { expect, test } from 'vitest';
import { createUnconfirmed } from '../../../adapters/telegram/unconfirmed.ts';

test('only what comes before the oldest unfinished update is acknowledged', () => {
  const unconfirmed = createUnconfirmed();
  expect(unconfirmed.offset()).toBeUndefined();
  for (const id of [5, 6, 7]) expect(unconfirmed.take(id)).toBe(true);
  unconfirmed.finish(6);
  expect(unconfirmed.offset()).toBe(5);
  unconfirmed.finish(5);
  expect(unconfirmed.offset()).toBe(7);
  unconfirmed.finish(7);
  expect(unconfirmed.offset()).toBe(8);
  expect(unconfirmed.size()).toBe(0);
});

test('an update that comes again, under way or just finished, is not taken twice', () => {
  const unconfirmed = createUnconfirmed();
  unconfirmed.take(5);
  expect(unconfirmed.take(5)).toBe(false);
  unconfirmed.finish(5);
  expect(unconfirmed.take(5)).toBe(false);
  expect(unconfirmed.offset()).toBe(6);
});

test('updates that come in the wrong order are acknowledged in the right one', () => {
  const unconfirmed = createUnconfirmed();
  unconfirmed.take(9);
  unconfirmed.take(8);
  unconfirmed.finish(9);
  expect(unconfirmed.offset()).toBe(8);
  unconfirmed.finish(8);
  expect(unconfirmed.offset()).toBe(10);
});

test('after a quiet week Telegram counts from another number, also a lower one', () => {
  const unconfirmed = createUnconfirmed();
  unconfirmed.take(1_000);
  unconfirmed.finish(1_000);
  expect(unconfirmed.take(7)).toBe(true);
  unconfirmed.finish(7);
  expect(unconfirmed.offset()).toBe(8);
});

test('a full window is let go: what is unfinished is acknowledged with the rest', async () => {
  const unconfirmed = createUnconfirmed();
  unconfirmed.take(1);
  unconfirmed.take(2);
  unconfirmed.letGo();
  unconfirmed.finish(1);
  expect([unconfirmed.offset(), unconfirmed.size(), unconfirmed.take(1)]).toEqual([3, 0, false]);
  await unconfirmed.settled();
});
