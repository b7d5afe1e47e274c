/** Addresses: only of the open internet, redirects checked again, size, time and type limited. */

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAddress, openLookup } from '../../../knowledge/intake/addresses.ts';
import { fetchDocument } from '../../../knowledge/intake/fetch.ts';

let port = 0;
const pages: Record<string, RequestListener> = {
  '/page': (_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<p>Hello</p>'),
  '/named': (_, response) =>
    response.setHeader('content-disposition', 'attachment; filename="law.pdf"').end('%PDF'),
  '/packed': (_, response) =>
    response
      .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain' })
      .end(gzipSync('Packed')),
  '/bomb': (_, response) =>
    response
      .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain' })
      .end(gzipSync(Buffer.alloc(3_000_000))),
  '/moved': (_, response) => response.writeHead(302, { location: '/page' }).end(),
  '/inside': (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
  '/picture': (_, response) => response.setHeader('content-type', 'image/png').end('x'),
  '/gone': (_, response) => response.writeHead(404).end(),
  '/large': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '9999999' }).end(),
  '/endless': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const more = () => {
      if (response.destroyed) return;
      response.write(Buffer.alloc(100_000));
      setImmediate(more);
    };
    more();
  },
  '/silent': () => {},
};
const server = createServer((request, response) => pages[request.url ?? '']?.(request, response));
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, more: { allowedHosts?: string[]; timeMs?: number; signal?: AbortSignal } = {}) =>
  fetchDocument(`http://127.0.0.1:${port}${path}`, {
    allowedHosts: ['127.0.0.1'],
    signal: new AbortController().signal,
    bytesMax: 1_000_000,
    ...more,
  });

describe('which addresses', () => {
  test.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://10.1.2.3/',
    'http://172.20.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[64:ff9b::a00:1]/',
    'http://224.0.0.1/',
  ])('%s is not fetched', async (address) => {
    await expect(
      fetchDocument(address, { allowedHosts: [], signal: new AbortController().signal }),
    ).rejects.toThrow(/private or local network/);
  });

  test.each([
    'ftp://example.org/a',
    'file:///etc/passwd',
    'data:text/plain,x',
    'http://user:secret@example.org/',
  ])('%s is refused', (address) => {
    expect(() => checkAddress(new URL(address), [])).toThrow(/Only http|password/);
  });

  test('an open address is let through, a host that is allowed by name too', () => {
    expect(() => checkAddress(new URL('https://93.184.216.34/a.pdf'), [])).not.toThrow();
    expect(() => checkAddress(new URL('http://127.0.0.1/'), ['127.0.0.1'])).not.toThrow();
  });

  test('the connection goes to what was checked: the lookup itself refuses', async () => {
    const answer = await new Promise((resolve) =>
      openLookup(new URL('http://localhost/'), [])('localhost', {}, (error) => resolve(error)),
    );
    expect(String(answer)).toMatch(/private or local network/);
  });
});

describe('what comes', () => {
  test('bytes with the name and type that the server gives', async () => {
    expect(await get('/page')).toEqual({
      name: 'page',
      contentType: 'text/html; charset=utf-8',
      bytes: new TextEncoder().encode('<p>Hello</p>'),
    });
    expect(await get('/named')).toMatchObject({ name: 'law.pdf' });
    expect(new TextDecoder().decode((await get('/packed')).bytes)).toBe('Packed');
    expect(await get('/moved')).toMatchObject({ name: 'page' });
  });

  test.each([
    ['/inside', /private or local network \(10\.0\.0\.1\)/],
    ['/file', /Only http/],
    ['/round', /leads on more than/],
    ['/picture', /is image\/png/],
    ['/gone', /answered with 404/],
    ['/large', /at most/],
    ['/endless', /at most/],
    ['/bomb', /at most/],
  ])('%s is refused', async (path, why) => {
    await expect(get(path)).rejects.toThrow(why);
  });

  test('a server that says nothing is not waited for; the signal ends the waiting', async () => {
    await expect(get('/silent', { timeMs: 50 })).rejects.toThrow(/did not come within/);
    const ending = new AbortController();
    const waiting = get('/silent', { signal: ending.signal });
    ending.abort(new Error('ended'));
    await expect(waiting).rejects.toThrow('ended');
  });

  test('a host that cannot be reached', async () => {
    await expect(
      fetchDocument('http://127.0.0.1:1/', {
        allowedHosts: ['127.0.0.1'],
        signal: new AbortController().signal,
      }),
    ).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
  });
});
