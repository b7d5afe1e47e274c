/** "typing…": when it is shown, how often, and that it stops. */

import { expect, test } from 'vitest';
import { keepTyping } from '../../src/channel/typing.ts';

/** Pauses that pass at once, until so many were asked for; then they last until they are broken off. */
function rig(firstMs: number, pausesMax: number) {
  const steps: (string | number)[] = [];
  const rests = Promise.withResolvers<void>();
  let pauses = 0;
  const stop = keepTyping({
    show: async () => void steps.push('shown'),
    wait: (ms, signal) => {
      steps.push(ms);
      if (++pauses <= pausesMax) return Promise.resolve();
      rests.resolve();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
    firstMs,
    againMs: 4_500,
  });
  return { steps, stop, rests: rests.promise };
}

test.each([
  [0, ['shown', 4_500, 'shown', 4_500, 'shown', 4_500]],
  [400, [400, 'shown', 4_500, 'shown', 4_500]],
])('first after %i ms, then again and again', async (firstMs, expected) => {
  const { steps, stop, rests } = rig(firstMs, 2);
  await rests;
  expect(steps).toEqual(expected);
  stop();
});

test('an answer that is there before it is not announced', async () => {
  const { steps, stop, rests } = rig(400, 0);
  await rests;
  stop();
  await Promise.resolve();
  await Promise.resolve();
  expect(steps).toEqual([400]);
});
