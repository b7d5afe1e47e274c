/** Table tests of the small parts: buckets, client addresses, languages, buttons, queues. */

import { expect, test } from 'vitest';
import { clientAddress, isHere } from '../../../adapters/web/address.ts';
import { createBuckets } from '../../../adapters/web/buckets.ts';
import { pressValue, readPress } from '../../../adapters/web/press.ts';
import { createQueues } from '../../../adapters/web/queues.ts';
import { webAddress } from '../../../adapters/web/view/html.ts';
import { preferredLanguage } from '../../../adapters/web/visitor.ts';
import { shortDate } from '../../../src/say/web.ts';

test('a bucket lets a burst through, then the rate, and says how long to wait', () => {
  let nowMs = 0;
  const take = createBuckets({ perSecond: 2, burst: 3, keysMax: 10, nowMs: () => nowMs });
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 500]);
  expect(take('b')).toBe(0);
  nowMs = 250;
  expect(take('a')).toBe(250);
  nowMs = 500;
  expect(take('a')).toBe(0);
  nowMs = 60_000;
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 500]);
});

test('buckets forget the key unused for longest', () => {
  const take = createBuckets({ perSecond: 1, burst: 1, keysMax: 2, nowMs: () => 0 });
  expect([take('a'), take('b'), take('a'), take('c')]).toEqual([0, 0, 1000, 0]);
  expect(take('a')).toBe(1000);
  expect(take('b')).toBe(0);
});

test.each([
  ['198.51.100.7', undefined, '198.51.100.7'],
  ['::ffff:198.51.100.7', undefined, '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['2001:db8::7', undefined, '2001:db8:0:0::/64'],
  ['::1', undefined, '::1'],
  [undefined, undefined, 'unknown'],
  ['127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['127.0.0.1', 'spoofed, 203.0.113.7', '203.0.113.7'],
  ['127.0.0.1', '', '127.0.0.1'],
])('a request from %s, forwarded for %s, comes from %s', (remote, forwardedFor, expected) => {
  expect(clientAddress(remote, forwardedFor)).toBe(expected);
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['10.0.0.1', false],
])('%s is on this machine: %s', (address, here) => {
  expect(isHere(address)).toBe(here);
});

test.each([
  ['vi', 'vi'],
  ['en-GB,en;q=0.9,ko;q=0.95', 'en'],
  ['fr-FR, ko;q=0.2, vi;q=0.7', 'vi'],
  ['vi;q=0, ko', 'ko'],
  ['*', undefined],
  ['', undefined],
  [';;;,,,q=', undefined],
])('of "%s" we speak %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

test.each([
  [{ action: 'ask:r1:0', label: 'What is it?' }],
  [{ action: 'a b%c', label: '' }],
  [{ action: 'x', label: ' spaces  kept ' }],
])('the button %o survives a form', (button) => {
  expect(readPress(pressValue(button))).toEqual(button);
});

test.each([[''], ['nospace'], [' x'], ['%E0%A4%A x']])('"%s" is no button of ours', (value) => {
  expect(readPress(value)).toBeUndefined();
});

test.each([
  ['https://a.example/b', 'https://a.example/b'],
  ['http://a.example', 'http://a.example'],
  ['javascript:alert(1)', undefined],
  [' javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['//a.example', undefined],
  ['', undefined],
])('the address %s is linked as %s', (url, linked) => {
  expect(webAddress(url)).toBe(linked);
});

test.each([
  ['vi', '2024-11-21', '21/11/2024'],
  ['vi', '2024-11', '11/2024'],
  ['vi', '2024', '2024'],
  ['ko', '2024-11-21', '2024년 11월 21일'],
  ['en', '2024-11-21', '21 November 2024'],
  ['en', '', ''],
  ['en', 'spring 2024', 'spring 2024'],
] as const)('in %s the date %s is written %s', (language, date, written) => {
  expect(shortDate(language, date)).toBe(written);
});

test('work of one key is in order even when some of it fails, and keys do not wait for each other', async () => {
  const inTurn = createQueues();
  const done: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = inTurn('a', async () => {
    await gate.promise;
    done.push('a1');
    throw new Error('no');
  });
  const second = inTurn('a', async () => done.push('a2'));
  await inTurn('b', async () => done.push('b1'));
  gate.resolve();
  await expect(first).rejects.toThrow('no');
  await second;
  expect(done).toEqual(['b1', 'a1', 'a2']);
});
