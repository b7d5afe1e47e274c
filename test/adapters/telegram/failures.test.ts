/** Every kind of error → its failure, and reasons that hold no secret. */

import { TelegramError } from 'telegraf';
import { expect, test } from 'vitest';
import { failureOf } from '../../../adapters/telegram/failures.ts';

const telegram = (error_code: number, description: string, parameters = {}) =>
  new TelegramError({ error_code, description, parameters });

const network = (code: string, message = `request to http://x/bot1:secret/getMe failed, reason: ${code}`) =>
  Object.assign(new Error(message), { name: 'FetchError', type: 'system', code });

test.each([
  [
    telegram(429, 'Too Many Requests: retry after 3', { retry_after: 3 }),
    { kind: 'limited', afterMs: 3_000 },
  ],
  [telegram(429, 'Too Many Requests'), { kind: 'limited', afterMs: 5_000 }],
  [
    telegram(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1001 }),
    { kind: 'moved', to: '-1001' },
  ],
  [
    telegram(400, 'Bad Request: message is not modified: specified new message content'),
    { kind: 'unchanged' },
  ],
  [telegram(400, "Bad Request: can't parse entities: Unsupported start tag"), { kind: 'unparsed' }],
  [telegram(400, 'Bad Request: chat not found'), { kind: 'gone' }],
  [telegram(400, 'Bad Request: PEER_ID_INVALID'), { kind: 'gone' }],
  [telegram(400, 'Bad Request: message thread not found'), { kind: 'gone' }],
  [telegram(400, 'Bad Request: message text is empty'), { kind: 'refused' }],
  [telegram(403, 'Forbidden: bot was blocked by the user'), { kind: 'gone' }],
  [telegram(403, 'Forbidden: not enough rights to send'), { kind: 'refused' }],
  [telegram(401, 'Unauthorized'), { kind: 'unauthorized' }],
  [telegram(404, 'Not Found'), { kind: 'unauthorized' }],
  [telegram(404, 'Not Found: method not found'), { kind: 'refused' }],
  [telegram(409, 'Conflict: terminated by other getUpdates request'), { kind: 'conflict' }],
  [telegram(502, 'Bad Gateway'), { kind: 'failed', left: true, timeout: false }],
  [network('ECONNREFUSED'), { kind: 'failed', left: false }],
  [network('ENOTFOUND'), { kind: 'failed', left: false }],
  [network('CERT_HAS_EXPIRED'), { kind: 'failed', left: false }],
  [
    network('ETIMEDOUT', 'request to x failed, reason: connect ETIMEDOUT 1.2.3.4:443'),
    { kind: 'failed', left: false },
  ],
  [network('ETIMEDOUT', 'request to x failed, reason: read ETIMEDOUT'), { kind: 'failed', left: true }],
  [network('ECONNRESET'), { kind: 'failed', left: true, timeout: false }],
  [
    Object.assign(new Error('x'), { name: 'AbortError', type: 'aborted' }),
    { kind: 'failed', left: true, timeout: true },
  ],
  [
    Object.assign(new Error('bad'), { name: 'FetchError', type: 'invalid-json' }),
    { kind: 'failed', left: true },
  ],
  [new TypeError('Cannot read properties of null'), { kind: 'failed', left: true }],
  ['a string', { kind: 'failed', left: true }],
  [undefined, { kind: 'failed', left: true }],
])('%s', (error, failure) => {
  expect(failureOf(error)).toMatchObject(failure);
});

test('a reason holds neither the token nor words of the message', () => {
  for (const error of [
    network('ECONNRESET'),
    telegram(400, "Bad Request: can't parse entities: secret words at byte offset 5"),
    Object.assign(new Error('invalid json response body at http://x/bot1:secret/getMe'), {
      type: 'invalid-json',
    }),
  ]) {
    expect(failureOf(error).reason).not.toContain('secret');
  }
});
