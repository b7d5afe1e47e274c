/** The manual of POST /api/ask, over real HTTP. */

import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '../../../src/nouns.ts';
import type { Converse } from '../../../src/ports.ts';
import { paragraph, reply } from './replies.ts';
import { fieldsOf, startWeb, type WebServer } from './web-server.ts';

let web: WebServer;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.end());

const ask = (body: unknown, headers?: Record<string, string>) => web.post('/api/ask', body, headers);
const lastHeard = () => web.heard.at(-1);

test('a question is answered with the answer object of the contract', async () => {
  const response = await ask({ question: '  How does Vietnam rank? ' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  const answer = await fieldsOf(response);
  expect(answer).toMatchObject({
    question: 'How does Vietnam rank?',
    language: 'en',
    status: 'answered',
    text: 'Vietnam ranked 71st. [1]',
    entries: ['egdi'],
    suggestions: [],
    model: 'none',
    id: 'r1',
  });
  expect(answer).toMatchObject({
    citations: [{ n: 1, publisher: 'United Nations', as_of: '2024', quoted: 'record' }],
    ms: expect.any(Number),
  });
  expect(answer).not.toHaveProperty('html');
});

test('the language, the conversation and the browser’s language reach the conversation', async () => {
  await ask(
    { question: 'x', language: 'ko', conversation: 'abc' },
    { 'accept-language': 'fr, ko-KR;q=0.4, vi;q=0.8' },
  );
  expect(lastHeard()).toMatchObject({
    text: 'x',
    language: 'ko',
    appLanguage: 'vi',
    address: { channel: 'web', chat: 'api:abc' },
    person: 'api:abc',
  });
});

test('without a conversation every question stands alone, and no cookie is set', async () => {
  const first = await ask({ question: 'x' });
  const one = lastHeard();
  await ask({ question: 'x' });
  expect(first.headers.get('set-cookie')).toBeNull();
  expect(lastHeard()?.address.chat).not.toBe(one?.address.chat);
  expect(lastHeard()?.id).not.toBe(one?.id);
});

test('a visitor’s cookie names the conversation, and no caller can name it in the body', async () => {
  await ask({ question: 'x' }, { cookie: 'conversation=0123456789abcdef' });
  expect(lastHeard()?.address.chat).toBe('page:0123456789abcdef');
  await ask({ question: 'x', conversation: 'page:0123456789abcdef' });
  expect(lastHeard()?.address.chat).toBe('api:page:0123456789abcdef');
});

test('a cookie that we did not make is ignored', async () => {
  await ask({ question: 'x' }, { cookie: 'conversation=<b>; lang=xx' });
  expect(lastHeard()?.address.chat).toMatch(/^once:/);
  expect(lastHeard()).not.toHaveProperty('appLanguage');
});

test('a pressed button goes in as its action', async () => {
  await ask({ action: 'ask:r1:0', question: 'What is GoodPy?' });
  expect(lastHeard()).toMatchObject({ action: 'ask:r1:0', text: 'What is GoodPy?' });
  expect((await ask({ action: 'ask:r1:0' })).status).toBe(200);
});

const wrong: [string, unknown, string, string][] = [
  ['no question', {}, 'question', 'is missing'],
  ['an empty question', { question: '  ' }, 'question', 'must not be empty'],
  ['a number', { question: 7 }, 'question', 'must be a text'],
  ['a language that we do not speak', { question: 'x', language: 'fr' }, 'language', 'must be vi, ko or en'],
  [
    'a conversation of a kilometre',
    { question: 'x', conversation: 'c'.repeat(201) },
    'conversation',
    'is longer than 200',
  ],
  ['an unknown rendering', { question: 'x', render: 'pdf' }, 'render', 'must be "html"'],
  ['a list', ['x'], 'body', 'must be an object'],
  ['null', 'null', 'body', 'must be an object'],
];
test.each(wrong)('%s is refused with 400, naming the field', async (_, body, field, detail) => {
  const response = await ask(body);
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = await fieldsOf(response);
  expect(problem).toMatchObject({ status: 400, title: 'Bad Request', errors: [{ field, detail }] });
  expect(problem['detail']).toContain(`${field} ${detail}`);
});

test('what is not JSON is 400, another content type 415', async () => {
  const broken = await ask('{"question": ');
  expect([broken.status, (await fieldsOf(broken))['detail']]).toEqual([
    400,
    expect.stringContaining('not JSON'),
  ]);
  const form = await ask('question=x', { 'content-type': 'application/x-www-form-urlencoded' });
  expect([form.status, (await fieldsOf(form))['detail']]).toEqual([
    415,
    expect.stringContaining('application/json'),
  ]);
});

test('a body that is too large is 413, declared or not', async () => {
  const declared = await ask({ question: 'x'.repeat(40_000) });
  expect([declared.status, declared.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
  const chunks = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('x'.repeat(10_000)));
    },
  });
  const chunked = await fetch(`${web.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: chunks,
    duplex: 'half',
  });
  expect(chunked.status).toBe(413);
});

test('a body without a declared length is read all the same', async () => {
  const body = new Blob([JSON.stringify({ question: 'ném đá dò đường' })]).stream();
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const response = await fetch(`${web.url}/api/ask`, { method: 'POST', headers, body, duplex: 'half' });
  expect(await response.json()).toMatchObject({ question: 'ném đá dò đường' });
});

test('another method is 405 and says which is right', async () => {
  const response = await fetch(`${web.url}/api/ask`);
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
});

test('the page gets the answer ready to be shown', async () => {
  const answer = await fieldsOf(await ask({ question: 'x', render: 'html' }));
  expect(answer['html']).toContain('<article class="answer" lang="en"');
});

test('events come as text pieces in order, then the whole answer', async () => {
  const says = reply({ blocks: [paragraph('One.\nTwo.')] });
  await using server = await startWeb({
    converse: async (_, __, onText) => {
      onText?.('One.\n');
      onText?.('Two.');
      return says;
    },
  });
  const response = await server.post('/api/ask', { question: 'x' }, { accept: 'text/event-stream' });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events = eventsOf(await response.text());
  expect(events.map(({ event }) => event)).toEqual(['text', 'text', 'answer']);
  expect(events.slice(0, 2).map(({ data }) => data)).toEqual(['One.\n', 'Two.']);
  expect(JSON.parse(events[2]?.data ?? '')).toMatchObject({
    question: 'x',
    text: 'One.\nTwo.',
    status: 'answered',
  });
});

test('an answer that comes in one piece is still a text before the answer', async () => {
  const response = await ask({ question: 'x' }, { accept: 'text/event-stream' });
  const events = eventsOf(await response.text());
  expect(events.map(({ event }) => event)).toEqual(['text', 'answer']);
  expect(events[0]?.data).toBe('Vietnam ranked 71st. [1]');
});

test('pieces are sent as they come, not at the end', async () => {
  let finish = (_: Reply) => {};
  const converse: Converse = (_, __, onText) => {
    onText?.('First.');
    return new Promise((resolve) => {
      finish = resolve;
    });
  };
  await using server = await startWeb({ converse });
  const response = await server.post('/api/ask', { question: 'x' }, { accept: 'text/event-stream' });
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toBe('event: text\ndata: First.\n\n');
  finish(reply());
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: answer');
});

test.each([['text/event-stream'], ['application/json']])(
  'an asker who leaves ends the work (%s)',
  async (accept) => {
    const began = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    const converse: Converse = (_, signal) => {
      began.resolve();
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          left.resolve();
          reject(signal.reason);
        });
      });
    };
    await using server = await startWeb({ converse });
    const leave = new AbortController();
    const asked = fetch(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: '{"question":"x"}',
      signal: leave.signal,
    }).then((response) => response.text());
    await began.promise;
    leave.abort();
    await expect(asked).rejects.toThrow();
    await left.promise;
    expect(server.logged).toEqual([]);
  },
);

test('an answer that fails is 503 for the caller and a line in the log, without the question', async () => {
  await using server = await startWeb({ converse: () => Promise.reject(new Error('the disk is full')) });
  const whole = await server.post('/api/ask', { question: 'a secret' });
  expect([whole.status, whole.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await whole.json()).toMatchObject({ status: 503, detail: 'No answer could be given just now.' });
  const events = await server.post('/api/ask', { question: 'a secret' }, { accept: 'text/event-stream' });
  expect(eventsOf(await events.text())).toMatchObject([{ event: 'problem' }]);
  expect(server.logged).toHaveLength(2);
  expect(JSON.stringify(server.logged)).not.toContain('a secret');
});

test('an answer that cannot be written is a problem in the stream and a line in the log', async () => {
  const broken = reply({ more: [paragraph('x')], blocks: [] });
  Object.defineProperty(broken, 'citations', { get: () => assert.fail('no citations') });
  await using server = await startWeb({ says: () => broken });
  const events = await server.post('/api/ask', { question: 'x' }, { accept: 'text/event-stream' });
  expect(eventsOf(await events.text()).at(-1)).toMatchObject({ event: 'problem' });
  expect(server.logged).toMatchObject([{ message: 'an answer could not be shown' }]);
});

test('an answer that takes too long is given up', async () => {
  await using server = await startWeb({ answerMs: 20, converse: () => new Promise(() => {}) });
  const response = await server.post('/api/ask', { question: 'x' });
  expect(response.status).toBe(503);
  expect(server.logged).toHaveLength(1);
});

test('more at once than the cap is 503 at once', async () => {
  const release = Promise.withResolvers<Reply>();
  await using server = await startWeb({ answersMax: 1, converse: () => release.promise });
  const first = server.post('/api/ask', { question: 'x' });
  await expect.poll(() => server.heard.length).toBe(1);
  const second = await server.post('/api/ask', { question: 'y' });
  expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
  release.resolve(reply());
  expect((await first).status).toBe(200);
});

test('one conversation is answered in order, conversations side by side', async () => {
  const order: string[] = [];
  const slow = Promise.withResolvers<void>();
  const converse: Converse = async ({ text }) => {
    order.push(`${text} begins`);
    if (text === 'slow') await slow.promise;
    order.push(`${text} ends`);
    return reply();
  };
  await using server = await startWeb({ converse });
  const first = server.post('/api/ask', { question: 'slow', conversation: 'a' });
  await expect.poll(() => order.length).toBe(1);
  const second = server.post('/api/ask', { question: 'next', conversation: 'a' });
  await server.post('/api/ask', { question: 'other', conversation: 'b' });
  expect(order).toEqual(['slow begins', 'other begins', 'other ends']);
  slow.resolve();
  await Promise.all([first, second]);
  expect(order.slice(3)).toEqual(['slow ends', 'next begins', 'next ends']);
});

test('too many requests are 429 with the time to wait, and the others go on', async () => {
  await using server = await startWeb({ requestsPerSecond: 0.1, trustForwarded: true });
  const from = (client: string) => server.post('/api/ask', { question: 'x' }, { 'x-forwarded-for': client });
  expect((await from('spoofed, 203.0.113.7')).status).toBe(200);
  const refused = await from('another, 203.0.113.7');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect((await from('203.0.113.8')).status).toBe(200);
});

test('a platform speaks for many: its webhook is not held to the limit of one client', async () => {
  const telegram = async () => new Response('ok');
  await using server = await startWeb({
    requestsPerSecond: 0.1,
    trustForwarded: true,
    receivers: { telegram },
  });
  for (let n = 0; n < 3; n++) {
    const response = await server.post('/telegram/webhook', {}, { 'x-forwarded-for': '149.154.167.197' });
    expect(response.status).toBe(200);
  }
});

test('X-Forwarded-For is not believed unless told so', async () => {
  await using server = await startWeb({ requestsPerSecond: 0.1 });
  for (let n = 0; n < 3; n++) {
    const response = await server.post('/api/ask', { question: 'x' }, { 'x-forwarded-for': '203.0.113.7' });
    expect(response.status).toBe(200);
  }
});

interface SentEvent {
  event: string;
  data: string;
}

/** Reads an event stream as browsers do. */
function eventsOf(text: string): SentEvent[] {
  return text
    .split('\n\n')
    .filter(Boolean)
    .map((part) => {
      const lines = part.split('\n');
      const of = (name: string) =>
        lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
      return { event: of('event: ')[0] ?? '', data: of('data: ').join('\n') };
    });
}
