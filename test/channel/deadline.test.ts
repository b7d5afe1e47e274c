/** A deadline ends with the other signal or after its time, whichever comes first, and leaves no timer. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deadline } from '../../src/channel/deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('after its time it ends as a time-out', () => {
  const { signal } = deadline(new AbortController().signal, 500);
  vi.advanceTimersByTime(499);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});

test('it ends with the outer signal, for the same reason', () => {
  const outer = new AbortController();
  const { signal } = deadline(outer.signal, 500);
  outer.abort('over');
  expect(signal.reason).toBe('over');
});

test('it is over from the start when the outer signal is', () => {
  expect(deadline(AbortSignal.abort('over'), 500).signal.reason).toBe('over');
});

test('once cleared nothing ends it', () => {
  const outer = new AbortController();
  const { signal, clear } = deadline(outer.signal, 500);
  clear();
  expect(vi.getTimerCount()).toBe(0);
  outer.abort();
  expect(signal.aborted).toBe(false);
});
