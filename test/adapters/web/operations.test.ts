/** The manual of the web side as an operator sees it: listening, ending, health, metrics, other channels’ routes. */

import { createServer } from 'node:net';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { openWeb } from '../../../adapters/web/open.ts';
import type { WebEnv } from '../../../adapters/web/options.ts';
import type { Reply } from '../../../src/nouns.ts';
import type { Push } from '../../../src/ports.ts';
import { reply } from './replies.ts';
import { fieldsOf, startWeb } from './web-server.ts';

test('it is alive, and ready when everything is', async () => {
  await using web = await startWeb({ ready: async () => [{ name: 'store', ready: true, detail: 'SQLite' }] });
  expect(await (await fetch(`${web.url}/healthz`)).json()).toEqual({ status: 'ok' });
  const ready = await fetch(`${web.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    ready: true,
    checks: [{ name: 'store', ready: true, detail: 'SQLite' }],
  });
});

test('it is not ready while anything is missing, and says what', async () => {
  const missing = { name: 'telegram', ready: false, detail: 'another program polls with this token' };
  await using web = await startWeb({
    ready: async () => [{ name: 'store', ready: true, detail: '' }, missing],
  });
  const response = await fetch(`${web.url}/readyz`);
  expect(response.status).toBe(503);
  expect((await fieldsOf(response))['checks']).toContainEqual(missing);
});

test('checks that break are a reason, without their inside', async () => {
  await using web = await startWeb({ ready: () => Promise.reject(new Error('postgres://user:secret@db')) });
  const response = await fetch(`${web.url}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain('secret');
  expect(web.logged).toHaveLength(1);
});

test('metrics count requests and their time by route, beside everybody else’s', async () => {
  await using web = await startWeb({ metrics: async () => '# TYPE other counter\nother 1\n' });
  await web.post('/api/ask', { question: 'x' });
  await web.post('/api/ask', {});
  await fetch(`${web.url}/a/one`);
  await fetch(`${web.url}/wp-login.php`);
  const response = await fetch(`${web.url}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const text = await response.text();
  expect(text).toContain('other 1\n');
  expect(text).toContain('caudari_http_requests_total{method="POST",route="/api/ask",status="200"} 1');
  expect(text).toContain('caudari_http_requests_total{method="POST",route="/api/ask",status="400"} 1');
  expect(text).toContain('caudari_http_requests_total{method="GET",route="/a/:id",status="404"} 1');
  expect(text).toContain('caudari_http_requests_total{method="GET",route="other",status="404"} 1');
  expect(text).toContain('caudari_http_request_seconds_count{route="/api/ask"} 2');
});

test('the calendar is served with its query checked, and is absent where there is none', async () => {
  const calendar = async (query: object) => `BEGIN:VCALENDAR ${JSON.stringify(query)}`;
  await using web = await startWeb({ calendar });
  const response = await fetch(`${web.url}/events.ics?lang=ko&topic=ai`);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(await response.text()).toBe('BEGIN:VCALENDAR {"language":"ko","topic":"ai"}');
  const wrong = await fetch(`${web.url}/events.ics?lang=fr`);
  expect([wrong.status, (await fieldsOf(wrong))['errors']]).toEqual([
    400,
    [{ field: 'lang', detail: 'must be vi, ko or en' }],
  ]);
  await using without = await startWeb();
  const absent = await fetch(`${without.url}/events.ics`);
  expect([absent.status, absent.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});

test('requests of other channels reach them whole, within the limit of the body', async () => {
  const got: unknown[] = [];
  const telegram = async (request: Request) => {
    got.push([request.headers.get('x-telegram-bot-api-secret-token'), await request.json()]);
    return new Response('ok', { status: got.length === 1 ? 200 : 401 });
  };
  await using web = await startWeb({ receivers: { telegram } });
  const headers = { 'x-telegram-bot-api-secret-token': 's' };
  const response = await web.post('/telegram/webhook', { update_id: 1 }, headers);
  expect([response.status, got[0]]).toEqual([200, ['s', { update_id: 1 }]]);
  expect((await web.post('/telegram/webhook', {})).status).toBe(401);
  expect((await web.post('/telegram/webhook', 'x'.repeat(1_100_000))).status).toBe(413);
  expect((await web.post('/discord/interactions', {})).status).toBe(404);
});

test('further pages are mounted at /console with the same care', async () => {
  const more = () =>
    new Hono<WebEnv>().get('/', (c) => c.text('console')).post('/', async (c) => c.text(await c.req.text()));
  await using web = await startWeb({ more });
  const response = await fetch(`${web.url}/console`);
  expect([await response.text(), response.headers.get('x-content-type-options')]).toEqual([
    'console',
    'nosniff',
  ]);
  expect((await web.post('/console', 'x'.repeat(1_100_000))).status).toBe(413);
  expect((await fetch(`${web.url}/console/other`)).status).toBe(404);
});

test('a route that breaks is 500 for the caller and a line in the log', async () => {
  const telegram = () => Promise.reject(new Error('inside'));
  await using web = await startWeb({ receivers: { telegram } });
  const response = await web.post('/telegram/webhook', {});
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('inside');
  expect(web.logged).toMatchObject([{ message: 'a web request failed' }]);
});

test('a port that is taken rejects with a sentence that names PORT', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  await expect(startWeb({ port })).rejects.toThrow(`PORT ${port} is already in use on 127.0.0.1`);
  await new Promise((resolve) => other.close(resolve));
});

test('an address of another machine rejects with a sentence that names HOST', async () => {
  await expect(startWeb({ host: '192.0.2.1' })).rejects.toThrow(
    'HOST 192.0.2.1 is no address of this machine',
  );
});

test('ending finishes what is under way and takes nothing new', async () => {
  const release = Promise.withResolvers<Reply>();
  const web = await startWeb({ converse: () => release.promise });
  const asked = web.post('/api/ask', { question: 'x' });
  const streamed = web.post('/api/ask', { question: 'y' }, { accept: 'text/event-stream' });
  await expect.poll(() => web.heard.length).toBe(2);
  const ended = web.end();
  release.resolve(reply());
  expect((await asked).status).toBe(200);
  expect(await (await streamed).text()).toContain('event: answer');
  await ended;
  await expect(fetch(web.url)).rejects.toThrow();
});

test('ending does not wait for ever for an answer that never comes', async () => {
  const web = await startWeb({ finishMs: 50, converse: () => new Promise(() => {}) });
  const asked = web.post('/api/ask', { question: 'x' }).catch(() => 'cut');
  await expect.poll(() => web.heard.length).toBe(1);
  await web.end();
  expect(await asked).toBe('cut');
});

test('it says whether it listens, and cannot push', async () => {
  const signal = new AbortController();
  const log = { info: () => {}, error: () => {} };
  const listening = Promise.withResolvers<void>();
  const channel = openWeb({
    host: '127.0.0.1',
    port: 0,
    converse: async () => reply(),
    answers: { find: async () => undefined },
    log,
    onListening: () => listening.resolve(),
  });
  expect(channel.health()).toEqual({ ready: false, detail: 'not listening' });
  const run = channel.run(signal.signal);
  await listening.promise;
  expect(channel.health()).toMatchObject({
    ready: true,
    detail: expect.stringMatching(/^listening on http:\/\/127/),
  });
  const address = { channel: 'web', chat: 'x' } as const;
  const push = { address, language: 'vi', blocks: [], buttons: [], files: [], nonce: '' } satisfies Push;
  expect(await channel.push(push, signal.signal)).toMatchObject({ kind: 'refused' });
  signal.abort();
  await run;
  expect(channel.health().ready).toBe(false);
});
