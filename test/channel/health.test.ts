/** Health: what is said last stands, and being heard changes only when. */

import { expect, test } from 'vitest';
import { createHealth } from '../../src/channel/health.ts';

const noon = new Date('2026-01-05T12:00:00Z');

test('it is not ready before it says so', () => {
  expect(createHealth(() => noon).now()).toEqual({ ready: false, detail: 'Not started.' });
});

test('what is said last stands, with when something was last heard', () => {
  const health = createHealth(() => noon);
  health.set(true, 'Listening.');
  health.heard();
  health.set(false, 'The line was cut.');
  expect(health.now()).toEqual({ ready: false, detail: 'The line was cut.', heardAt: noon });
});
