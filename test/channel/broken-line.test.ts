/** Errors without an answer → whether the request may have arrived, and a reason that holds no secret. */

import { expect, test } from 'vitest';
import { brokenLine } from '../../src/channel/broken-line.ts';

const failed = (name: string, code?: string) =>
  Object.assign(new Error('request to http://x/bot1:secret failed'), { name, ...(code && { code }) });

test.each([
  ['ECONNREFUSED', false],
  ['ENOTFOUND', false],
  ['EAI_AGAIN', false],
  ['EHOSTUNREACH', false],
  ['ENETDOWN', false],
  ['EPROTO', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', false],
  ['CERT_HAS_EXPIRED', false],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', false],
  ['SELF_SIGNED_CERT_IN_CHAIN', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false],
  ['ECONNRESET', true],
  ['EPIPE', true],
  ['ETIMEDOUT', true],
  ['UND_ERR_SOCKET', true],
  ['XECONNREFUSED', true],
])('%s: it may have arrived: %s', (code, left) => {
  const reason = left ? `the line was cut (${code})` : `not reached (${code})`;
  expect(brokenLine(failed('FetchError', code), () => false)).toEqual({ left, timeout: false, reason });
});

test.each(['AbortError', 'TimeoutError'])('%s: no answer in time, whatever its code', (name) => {
  const timeout = { left: true, timeout: true, reason: 'no answer in time' };
  expect(brokenLine(failed(name), () => false)).toEqual(timeout);
  expect(brokenLine(failed(name, 'ECONNREFUSED'), () => true)).toEqual(timeout);
});

test.each([
  [new TypeError('secret'), 'an answer that makes no sense (TypeError)'],
  [{ name: 7, code: 'ECONNREFUSED' }, 'an answer that makes no sense (Error)'],
  ['a secret', 'an answer that makes no sense (Error)'],
  [undefined, 'an answer that makes no sense (Error)'],
])('%s: it may have arrived', (error, reason) => {
  expect(brokenLine(error, () => true)).toEqual({ left: true, timeout: false, reason });
});

test('a library may know further failures that come before sending', () => {
  const slow = failed('FetchError', 'CONNECT_TIMEOUT');
  expect(brokenLine(slow, ({ code }) => code === 'CONNECT_TIMEOUT').left).toBe(false);
  expect(brokenLine(slow, ({ message }) => message.includes('other')).left).toBe(true);
});
