/** The manual of jobs/feeds.ts and jobs/safe-fetch.ts, against a real HTTP server on this machine. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../adapters/ledger/open.ts';
import { collectNews, type FeedSource, wordsOf } from '../../jobs/feeds.ts';
import { FetchError, isPublic, safeFetch, usualLimits } from '../../jobs/safe-fetch.ts';
import { type Place, sqlitePlace } from '../adapters/ledger/engines.ts';

const noSignal = new AbortController().signal;
const limits = { ...usualLimits, allowedHosts: ['127.0.0.1'], timeMs: 3000 };

let server: ReturnType<typeof createServer>;
let base = '';
let asked: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  asked = [];
  answer = (_, response) => response.end();
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('fetching safely', () => {
  const get = (url: string, some = {}) => safeFetch(url, {}, { ...limits, ...some }, noSignal);

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    '0.0.0.0',
    '100.64.0.1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
  ])('%s is private', (address) => expect(isPublic(address)).toBe(false));
  test.each(['8.8.8.8', '2606:4700::1111'])('%s is public', (address) =>
    expect(isPublic(address)).toBe(true),
  );

  test.each([
    'http://127.0.0.1:1/',
    'http://[::1]:1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost:1/',
    'http://169.254.169.254/latest',
  ])('%s is not fetched unless it is allowed by name', async (url) => {
    await expect(get(url, { allowedHosts: [] })).rejects.toThrow(/is a private address/);
  });

  test.each(['file:///etc/passwd', 'ftp://example.org', 'nonsense', 'http://user:secret@example.org/'])(
    '%s is refused',
    async (url) => {
      await expect(get(url)).rejects.toThrow(FetchError);
    },
  );

  test('a redirect to a private address is not followed', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://[::1]:9/' }).end();
    await expect(get(`${base}/`)).rejects.toThrow('::1 is a private address');
  });

  test('a redirect that goes round in circles ends', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/' }).end();
    await expect(get(`${base}/`)).rejects.toThrow('redirects more than 4 times');
  });

  test('too much is cut off, too slow as well', async () => {
    answer = (_, response) => response.end('x'.repeat(2000));
    await expect(get(`${base}/`, { bytesMax: 1000 })).rejects.toThrow('more than 1000 bytes');
    answer = () => {};
    await expect(get(`${base}/`, { timeMs: 100 })).rejects.toThrow(FetchError);
  });

  test('a page in EUC-KR is read', async () => {
    answer = (_, response) =>
      response.setHeader('content-type', 'text/html; charset=euc-kr').end(Buffer.from([0xc7, 0xd1]));
    expect((await get(`${base}/`)).body).toBe('한');
  });
});

describe('collecting', () => {
  let place: Place;
  let ledger: Ledger;
  let now = new Date('2026-11-01T00:00:00Z');
  beforeEach(async () => {
    place = await sqlitePlace();
    ledger = await place.open({ clock: () => now });
  });
  afterEach(() => place.remove());

  const source = (kind: FeedSource['kind']): FeedSource => ({
    id: kind,
    kind,
    url: `${base}/`,
    title: 'MOST',
    topics: ['ai'],
  });
  const collect = (kind: FeedSource['kind']) =>
    collectNews(
      { sources: [source(kind)], news: ledger.news, clock: () => now, limits, random: () => 1 },
      noSignal,
    );
  const rss = (...titles: string[]) =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>http://x</link><description>d</description>${titles
      .map(
        (title) =>
          `<item><title>${title}</title><link>https://example.org/${title}</link><description>&lt;p&gt;A &amp;amp; B&lt;/p&gt;</description></item>`,
      )
      .join('')}</channel></rss>`;

  test('new items of a feed wait for a coordinator, each once', async () => {
    answer = (_, response) => response.end(rss('một'));
    expect(await collect('feed')).toBe('1 new, 0 of 1 feeds failed');
    answer = (_, response) => response.end(rss('hai', 'một'));
    expect(await collect('feed')).toBe('1 new, 0 of 1 feeds failed');
    const waiting = await ledger.news.list('new');
    expect(waiting.map(({ title }) => title).sort()).toEqual(['hai', 'một']);
    expect(waiting[0]).toMatchObject({ text: 'A & B', topics: ['ai'], feed: 'feed' });
  });

  test('Atom is read as well', async () => {
    answer = (_, response) =>
      response.end(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>i</id><updated>2026-01-01T00:00:00Z</updated><entry><title>소식</title><id>u</id><updated>2026-01-01T00:00:00Z</updated><link href="https://example.org/a"/><summary>s</summary></entry></feed>',
      );
    await collect('feed');
    expect(await ledger.news.list('new')).toMatchObject([
      { title: '소식', url: 'https://example.org/a', text: 's' },
    ]);
  });

  test('what did not change is asked for by its ETag and not read again', async () => {
    answer = (_, response) => response.setHeader('etag', '"1"').end(rss('một'));
    await collect('feed');
    answer = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 500).end();
    expect(await collect('feed')).toBe('0 new, 0 of 1 feeds failed');
    expect(await ledger.news.feed('feed')).toMatchObject({ etag: '"1"', failures: 0 });
  });

  test('a page is watched for its words, not for its markup', async () => {
    answer = (_, response) => response.end('<html><script>1</script><p>Kế hoạch</p></html>');
    expect(await collect('page')).toBe('0 new, 0 of 1 feeds failed');
    answer = (_, response) => response.end('<html><script>2</script><div>Kế  hoạch</div></html>');
    expect(await collect('page')).toBe('0 new, 0 of 1 feeds failed');
    answer = (_, response) => response.end('<p>Kế hoạch mới</p>');
    expect(await collect('page')).toBe('1 new, 0 of 1 feeds failed');
  });

  test('a feed that fails keeps its last good copy and is left alone for a while', async () => {
    answer = (_, response) => response.end(rss('một'));
    await collect('feed');
    answer = (_, response) => response.writeHead(503).end();
    expect(await collect('feed')).toBe('0 new, 1 of 1 feeds failed');
    expect(await ledger.news.feed('feed')).toMatchObject({
      body: rss('một'),
      failures: 1,
      error: 'it answers 503',
    });
    expect(await collect('feed')).toBe('0 new, 0 of 1 feeds failed');
    expect(asked).toHaveLength(2);
    now = new Date(now.getTime() + 3_600_000);
    answer = (_, response) => response.end('not a feed at all');
    expect(await collect('feed')).toBe('0 new, 1 of 1 feeds failed');
  });
});

test('words of a page', () => {
  expect(wordsOf('<style>a{}</style><h1>A&nbsp;&amp; B</h1><!-- c --><p>한국</p>')).toBe('A & B 한국');
});
