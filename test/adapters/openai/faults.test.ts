/** Every way in which a model server fails ends in a draft of kind `failed`, in time, with a reason for the log. */

import { expect, test } from 'vitest';
import { openModel } from '../../../adapters/openai/open.ts';
import { answer, type Behaviour } from '../../platforms/openai/behaviour.ts';
import { rank, request, world } from './world.ts';

const good = answer(rank);
const half = good.slice(0, 40);
const hasty = { totalMs: 3000, firstWordsMs: 150, stallMs: 150 };

const cases: [string, Behaviour, RegExp][] = [
  ['slow first words', { kind: 'says nothing' }, /first words took longer/],
  ['a stalled stream', { kind: 'stalls after', text: half }, /stopped coming midway/],
  ['a cut stream', { kind: 'cuts after', text: half }, /connection ended/],
  ['a stream that ends early', { kind: 'ends early after', text: half }, /connection ended/],
  ['an error inside the stream', { kind: 'fails midway after', text: half }, /connection ended/],
  ['a dropped connection', { kind: 'drops the connection' }, /cannot be reached/],
  ['nonsense', { kind: 'writes', text: 'Lorem ipsum dolor sit amet.' }, /not answer in the form/],
  ['invalid JSON', { kind: 'writes', text: '{"sentences": [{"text": "Viet N' }, /not answer in the form/],
  ['another form', { kind: 'writes', text: '{"answer": "71st"}' }, /not answer in the form/],
  ['thinking that never ends', { kind: 'writes', text: `<think>${good}` }, /not answer in the form/],
  ['an empty answer', { kind: 'writes', text: '' }, /not answer in the form/],
  ['a model that never stops', { kind: 'writes', text: '{'.repeat(21_000) }, /did not stop writing/],
  ['a refusal', { kind: 'refuses', text: 'I cannot help with that.' }, /the model refused/],
  ['a truncated answer', { kind: 'writes', text: half, finish: 'length' }, /cut at the length limit/],
  ['a content filter', { kind: 'writes', text: half, finish: 'content_filter' }, /content filter/],
  [
    'a page instead of a stream',
    { kind: 'sends bytes', type: 'text/html', body: '<h1>Hello</h1>' },
    /connection ended/,
  ],
  [
    'chunks of another kind',
    { kind: 'sends bytes', type: 'text/event-stream', body: 'data: {"a": 1}\n\n' },
    /no chat completion/,
  ],
  [
    'chunks that are no JSON',
    { kind: 'sends bytes', type: 'text/event-stream', body: 'data: {oops\n\n' },
    /no chat completion/,
  ],
  [
    'a wrong key',
    { kind: 'status', status: 401, code: 'invalid_api_key', message: 'Wrong key sk-secret' },
    /401 \(invalid_api_key\): check OPENAI_API_KEY/,
  ],
  ['an unknown model', { kind: 'status', status: 404, code: 'model_not_found' }, /404 .*check OPENAI_MODEL/],
  [
    'an empty account',
    { kind: 'status', status: 429, code: 'insufficient_quota' },
    /429 \(insufficient_quota\)/,
  ],
  ['a long retry-after', { kind: 'status', status: 429, headers: { 'retry-after': '60' } }, /answered 429\b/],
  [
    'a request too long',
    { kind: 'status', status: 400, code: 'context_length_exceeded' },
    /400 \(context_length_exceeded\)/,
  ],
];

test.each(cases)('%s fails after one request', async (_, behaviour, reason) => {
  await using here = await world({ limits: hasty });
  here.server.next(behaviour);
  expect(await here.ask(request)).toEqual({ kind: 'failed', reason: expect.stringMatching(reason) });
  expect(here.server.calls).toHaveLength(1);
  expect(here.server.differences).toEqual([]);
  expect(here.lines.join()).toMatch(reason);
  expect(here.lines.join()).not.toMatch(/sk-secret|Viet|which place|Lorem/i);
});

test('a server that is down fails at once', async () => {
  const here = await world();
  await here[Symbol.asyncDispose]();
  expect(await here.ask(request)).toEqual({ kind: 'failed', reason: 'the model server cannot be reached' });
});

test('500 and 429 are asked again, at most twice', async () => {
  await using here = await world();
  const soon = { headers: { 'retry-after-ms': '5' } };
  here.server.next(
    { kind: 'status', status: 500, ...soon },
    { kind: 'status', status: 429, ...soon },
    { kind: 'writes', text: good },
  );
  expect(await here.ask(request)).toEqual({ kind: 'drafted', sentences: [rank] });
  here.server.next({ kind: 'status', status: 503, ...soon });
  expect(await here.ask(request)).toMatchObject({ kind: 'failed', reason: 'the model server answered 503' });
  expect(here.server.calls).toHaveLength(3 + 3);
});

test('retry-after is obeyed, in seconds and as a date', async () => {
  const now = new Date('2026-11-20T03:00:00Z');
  await using here = await world({ clock: () => now });
  here.server.next(
    { kind: 'status', status: 429, headers: { 'retry-after': '0.2' } },
    { kind: 'status', status: 429, headers: { 'retry-after': 'Fri, 20 Nov 2026 03:00:00 GMT' } },
    { kind: 'writes', text: good },
  );
  const beganMs = performance.now();
  expect(await here.ask(request)).toMatchObject({ kind: 'drafted' });
  // Without the headers it would be 500 ms and 1000 ms.
  expect(performance.now() - beganMs).toBeGreaterThan(190);
  expect(performance.now() - beganMs).toBeLessThan(900);
});

test('a wait that would break the time limit is not begun', async () => {
  await using here = await world({ limits: { totalMs: 1500 } });
  here.server.next({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
  const beganMs = performance.now();
  expect(await here.ask(request)).toMatchObject({ kind: 'failed', reason: 'the model server answered 429' });
  expect(performance.now() - beganMs).toBeLessThan(900);
});

test('the whole answer has a time limit of its own', async () => {
  await using here = await world({ limits: { totalMs: 150, firstWordsMs: 5000, stallMs: 5000 } });
  here.server.next({ kind: 'stalls after', text: half });
  expect(await here.ask(request)).toMatchObject({
    kind: 'failed',
    reason: expect.stringMatching(/whole answer/),
  });
});

test('a caller who leaves ends the request', async () => {
  await using here = await world();
  here.server.next({ kind: 'stalls after', text: half });
  const caller = new AbortController();
  const asked = here.ask(request, caller.signal);
  caller.abort();
  expect(await asked).toEqual({ kind: 'failed', reason: 'the caller no longer waits' });
});

test('after three failures in a row the server is left alone for half a minute', async () => {
  let now = new Date('2026-11-20T03:00:00Z');
  await using here = await world({ clock: () => now });
  here.server.next({ kind: 'drops the connection' });
  for (let times = 0; times < 3; times++) await here.ask(request);
  expect(await here.ask(request)).toMatchObject({ reason: expect.stringMatching(/left alone for 30 s/) });
  expect(here.server.calls).toHaveLength(3);
  now = new Date('2026-11-20T03:00:31Z');
  here.server.next({ kind: 'writes', text: good });
  expect(await here.ask(request)).toMatchObject({ kind: 'drafted' });
});

test('a retry-after too long to wait for is kept from the next question on', async () => {
  let now = new Date('2026-11-20T03:00:00Z');
  await using here = await world({ clock: () => now });
  here.server.next({ kind: 'status', status: 429, headers: { 'retry-after': '60' } });
  await here.ask(request);
  expect(await here.ask(request)).toMatchObject({ reason: expect.stringMatching(/left alone for 60 s/) });
  expect(here.server.calls).toHaveLength(1);
  now = new Date('2026-11-20T03:01:00Z');
  here.server.next({ kind: 'writes', text: good });
  expect(await here.ask(request)).toMatchObject({ kind: 'drafted' });
});

test('a model that answers badly is asked again the next time: only a failing server rests', async () => {
  await using here = await world();
  here.server.next({ kind: 'writes', text: 'nonsense' });
  for (let times = 0; times < 4; times++) await here.ask(request);
  here.server.next({ kind: 'refuses', text: 'No.' });
  for (let times = 0; times < 4; times++) await here.ask(request);
  expect(here.server.calls).toHaveLength(8);
});

test('what a server puts where a code belongs does not reach the log', async () => {
  await using here = await world();
  here.server.next({ kind: 'status', status: 403, code: 'key sk-secret asked about Viet Nam' });
  expect(await here.ask(request)).toEqual({
    kind: 'failed',
    reason: 'the model server answered 403: check OPENAI_API_KEY',
  });
});

test('nothing of the environment is read', async () => {
  process.env['OPENAI_BASE_URL'] = 'http://127.0.0.1:1/v1';
  process.env['OPENAI_MODEL'] = 'another';
  try {
    const model = openModel({ apiKey: 'sk-secret', log: { info: () => undefined, warn: () => undefined } });
    expect(model.name).toBe('gpt-5.4-mini');
  } finally {
    delete process.env['OPENAI_BASE_URL'];
    delete process.env['OPENAI_MODEL'];
  }
});
