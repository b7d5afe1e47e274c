/** The manual of the pages as they are without script, over real HTTP. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressValue } from '../../../adapters/web/press.ts';
import type { Reply } from '../../../src/nouns.ts';
import { citation, longReply, paragraph, reply } from './replies.ts';
import { fieldsOf, startWeb, type WebServer } from './web-server.ts';

let web: WebServer;
let says: Reply = reply();
beforeAll(async () => {
  web = await startWeb({ says: () => says, calendar: async () => '' });
});
afterAll(() => web.end());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${web.url}${path}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
const send = (fields: [string, string][], headers: Record<string, string> = {}) =>
  fetch(`${web.url}/ask`, {
    method: 'POST',
    headers: { accept: 'text/html', ...headers },
    body: new URLSearchParams(fields),
  });

test('the whole page with its style and script is at most 40 kB and asks nobody else for anything', async () => {
  const page = await (await get('/')).text();
  const own = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  const files = await Promise.all([...new Set(own)].map(async (path) => (await get(path)).arrayBuffer()));
  expect(files).toHaveLength(3);
  const bytes = Buffer.byteLength(page) + files.reduce((sum, file) => sum + file.byteLength, 0);
  expect(bytes).toBeLessThanOrEqual(40_000);
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
});

test('pages allow no inline script or style, no frame, and no guessing of types', async () => {
  const { headers } = await get('/');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|data:/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('permissions-policy')).toContain('microphone=()');
});

test('files are named by their content and kept for a year', async () => {
  const [, path = ''] = /(\/assets\/chat\.[0-9a-f]{10}\.css)/.exec(await (await get('/')).text()) ?? [];
  const response = await get(path);
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('content-type')).toBe('text/css; charset=UTF-8');
  expect((await get('/assets/chat.0000000000.css')).status).toBe(404);
  expect((await get('/assets/..%2fopen.ts')).status).toBe(404);
});

test.each([
  ['?lang=ko', {}, 'ko'],
  ['', { cookie: 'lang=en' }, 'en'],
  ['', { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' }, 'ko'],
  ['', { 'accept-language': 'fr' }, 'en'],
  ['?lang=xx', {}, 'vi'],
  ['', {}, 'vi'],
] as const)('the page %s with %o is in %s', async (query, headers, language) => {
  const page = await (await get(`/${query}`, headers)).text();
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(`lang="${language}" hreflang="${language}" aria-current="true"`);
});

test('a chosen language is remembered, a conversation is begun, both unseen by scripts', async () => {
  const cookies = (await get('/?lang=ko')).headers.getSetCookie();
  expect(cookies).toEqual([
    expect.stringMatching(/^conversation=[\w-]{36}; Path=\/; HttpOnly; SameSite=Lax$/),
    expect.stringMatching(/^lang=ko; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
  expect((await get('/', { cookie: 'conversation=0123456789abcdef' })).headers.getSetCookie()).toEqual([]);
});

test('behind https cookies are secure and https is demanded', async () => {
  await using server = await startWeb({ publicUrl: 'https://caudari.example' });
  const { headers } = await fetch(`${server.url}/`);
  expect(headers.getSetCookie()[0]).toContain('; Secure');
  expect(headers.get('strict-transport-security')).toBe('max-age=15552000');
});

test('the form without script shows the question, the answer and its sources', async () => {
  says = longReply('vi', 'long1');
  const response = await send([['question', 'Việt Nam xếp thứ mấy?']], {
    cookie: 'conversation=0123456789abcdef',
  });
  const page = await response.text();
  expect(web.heard.at(-1)).toMatchObject({
    text: 'Việt Nam xếp thứ mấy?',
    address: { chat: 'page:0123456789abcdef' },
  });
  expect(page).toContain('Việt Nam xếp thứ mấy?</h2>');
  expect(page).toContain('<article class="answer" lang="vi" data-status="answered"');
  expect(page).toMatch(/<th scope="col">Việt Nam<\/th>/);
  expect(page).toMatch(/<th scope="row"><strong>Xếp hạng năm 2024<\/strong><\/th>/);
  expect(page).toContain('href="#source-long1-2"');
  expect(page).toContain('id="source-long1-2"');
  expect(page).toContain('Nội dung nguồn nêu, theo ghi nhận của Caudari');
  expect(page).toContain('Nguyên văn trong nguồn');
  expect(page).toContain('<summary>Xem thêm</summary>');
  expect(page).not.toContain('more%3A');
  expect(page).toContain(`href="/a/long1"`);
});

test('what only "more" rests on has its sources there', async () => {
  const [one, two] = [citation(), citation({ n: 2, quote: 'Only for more.' })];
  says = reply({
    blocks: [paragraph('Short. ', 1)],
    more: [paragraph('Long. ', 1, 2)],
    citations: [one, two],
  });
  const page = await (await send([['question', 'x']])).text();
  const opened = page.indexOf('<details class="more">');
  expect(page.indexOf('id="source-r1-1"')).toBeLessThan(opened);
  expect(page.indexOf('id="source-r1-2"')).toBeGreaterThan(opened);
  expect(page).toContain('Short.\u00a0<a class="cite"');
});

test('the conversation so far is shown again under the next answer, and on the page in another language', async () => {
  web.keep('The first?', reply({ id: 'first', blocks: [paragraph('The first answer.')] }));
  says = reply({ id: 'second', blocks: [paragraph('The second answer.')] });
  const page = await (
    await send([
      ['turn', 'first'],
      ['turn', 'gone'],
      ['question', 'The second?'],
    ])
  ).text();
  expect(page.indexOf('The first answer.')).toBeGreaterThan(0);
  expect(page.indexOf('The second answer.')).toBeGreaterThan(page.indexOf('The first answer.'));
  expect([...page.matchAll(/name="turn" value="(\w+)"/g)].map(([, id]) => id)).toEqual(['first', 'second']);
  expect(page).toContain('href="/?lang=ko&amp;turn=first&amp;turn=second"');
  expect(await (await get('/?lang=ko&turn=first')).text()).toContain('The first answer.');
});

test('a pressed button of a form reaches the conversation as its action, with its words', async () => {
  says = reply();
  const button = { action: 'ask:r1:0', label: 'What is GoodPy? (100 %)' };
  const page = await (
    await send([
      ['question', ''],
      ['press', pressValue(button)],
    ])
  ).text();
  expect(web.heard.at(-1)).toMatchObject({ action: button.action, text: button.label });
  expect(page).toContain('What is GoodPy? (100 %)</h2>');
});

test('an example is asked as if it had been typed; an empty form only shows the page', async () => {
  await send([
    ['example', 'An example?'],
    ['question', ''],
  ]);
  expect(web.heard.at(-1)).toMatchObject({ text: 'An example?' });
  const count = web.heard.length;
  expect((await send([['question', '  ']])).status).toBe(200);
  expect((await send([['press', 'nonsense']])).status).toBe(200);
  expect(web.heard).toHaveLength(count);
});

test('a permanent link shows the kept answer, in the language of the page around it', async () => {
  web.keep('베트남의 순위는?', longReply('ko', 'kept1'));
  const response = await get('/a/kept1?lang=en');
  const page = await response.text();
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<h2 class="asked" lang="ko">베트남의 순위는?</h2>');
  expect(page).toContain('Answered on 21 November 2026.');
  expect(response.headers.get('x-robots-tag')).toBe('noindex');
});

test('an answer that is gone, private or no id at all is a 404 page in the page’s language', async () => {
  web.keep('private', reply({ id: 'private1', private: true, blocks: [paragraph('For one person.')] }));
  for (const id of ['unknown', 'private1', 'a%2fb', '%3Cb%3E']) {
    const response = await get(`/a/${id}?lang=ko`);
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toContain('더 이상 보관되어 있지 않습니다');
    expect(page).not.toContain('For one person.');
  }
  const api = await get('/a/unknown', { accept: '*/*' });
  expect([api.status, api.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});

test('the files of an answer are downloads', async () => {
  const bytes = new TextEncoder().encode('BEGIN:VCALENDAR');
  web.keep('x', reply({ id: 'file1', files: [{ name: 'Lịch "1".ics', type: 'text/calendar', bytes }] }));
  expect(await (await get('/a/file1')).text()).toContain('href="/a/file1/files/0"');
  const file = await get('/a/file1/files/0');
  expect(await file.text()).toBe('BEGIN:VCALENDAR');
  expect(file.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''L%E1%BB%8Bch%20%221%22.ics",
  );
  expect((await get('/a/file1/files/1')).status).toBe(404);
});

test('a new conversation is a new id', async () => {
  const response = await get('/new', { cookie: 'conversation=0123456789abcdef' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  expect(response.headers.getSetCookie()[0]).not.toContain('0123456789abcdef');
});

test('an unknown address is a page for people and a problem for programs', async () => {
  const page = await get('/nowhere?lang=vi');
  expect([page.status, await page.text()]).toEqual([
    404,
    expect.stringContaining('Không tìm thấy trang này.'),
  ]);
  const problem = await get('/nowhere', { accept: '*/*' });
  expect(await problem.json()).toMatchObject({ status: 404, title: 'Not Found' });
});

test('a form that is too large or fails is a page that says so', async () => {
  const large = await send([['question', 'x'.repeat(40_000)]], { 'accept-language': 'en' });
  expect([large.status, await large.text()]).toEqual([
    413,
    expect.stringContaining('The question is too long.'),
  ]);
  await using server = await startWeb({ converse: () => Promise.reject(new Error('no')) });
  const headers = { accept: 'text/html', 'accept-language': 'ko' };
  const failed = await fetch(`${server.url}/ask`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ question: 'x' }),
  });
  expect([failed.status, await failed.text()]).toEqual([503, expect.stringContaining('일시적인 오류')]);
});

test('script planted in every field comes out as text', async () => {
  const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const link = 'javascript:alert(1)';
  const spans = [
    { text: evil, bold: true, url: link },
    { text: evil, italic: true },
    { text: evil, cite: 1 },
  ];
  says = reply({
    id: evil,
    blocks: [
      { kind: 'paragraph', spans },
      { kind: 'heading', spans },
      { kind: 'quote', spans },
      { kind: 'list', ordered: true, items: [spans] },
      { kind: 'table', head: [evil], rows: [[spans, spans]] },
    ],
    more: [{ kind: 'paragraph', spans }],
    citations: [
      citation({
        id: evil,
        entry: evil,
        title: evil,
        publisher: evil,
        url: link,
        published: evil,
        as_of: evil,
        quote: evil,
      }),
      citation({ title: '', publisher: '', url: evil }),
      citation({ url: `https://x.example/${evil}` }),
    ],
    suggestions: [evil],
    buttons: [{ label: evil, action: evil }],
    files: [{ name: evil, type: 'text/html', bytes: new Uint8Array() }],
    model: evil,
    release: evil,
  });
  const answer = await fieldsOf(await web.post('/api/ask', { question: evil, render: 'html' }));
  const page = await (
    await send([
      ['question', evil],
      ['turn', evil],
    ])
  ).text();
  web.keep(evil, { ...says, id: 'evil1' });
  const kept = await (await get('/a/evil1')).text();
  for (const text of [String(answer['html']), page, kept]) {
    expect(text).not.toMatch(/<script>|<img src=x|href="javascript:/i);
    expect(text).toContain('&lt;script&gt;');
    const tags = text.match(/<[a-z][^>]*>/gi) ?? [];
    expect(
      tags.filter((tag: string) => /\son\w+\s*=|javascript:/i.test(tag.replace(/"[^"]*"/g, '""'))),
    ).toEqual([]);
  }
});
