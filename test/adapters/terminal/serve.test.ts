/** `caudari serve` with an empty environment: says what it runs, answers, keeps, and stops with nothing lost. */

import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { answerShape } from './answer-shape.ts';
import { caudari, emptyFolder, startProgram } from './program.ts';

const question = 'Luật Trí tuệ nhân tạo có hiệu lực từ khi nào?';

describe('with an empty environment', () => {
  test('it tells in a table what runs and what would turn the rest on', async () => {
    await using server = await started();
    expect(server.table).toMatch(/^Caudari is running/);
    expect(server.table).toMatch(/web chat +on +http:\/\/127\.0\.0\.1:\d+\//);
    expect(server.table).toMatch(/telegram +off +TELEGRAM_BOT_TOKEN is not set/);
    expect(server.table).toMatch(/discord +off +DISCORD_BOT_TOKEN is not set/);
    expect(server.table).toMatch(/answer model +off/);
    expect(server.table).toMatch(/store +sqlite/);
    expect(server.table).toMatch(/knowledge +\d+ entries, release \w+/);
  });

  test('it answers, and keeps its data in ./data', async () => {
    await using server = await started();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const answer = answerShape.parse(await (await post(server.url, { question })).json());
    expect(answer).toMatchObject({ question, language: 'vi', status: 'answered' });
    expect(existsSync(join(server.folder, 'data'))).toBe(true);
  });

  test('its log lines hold no question', async () => {
    const server = await started();
    await post(server.url, { question });
    expect((await server.end()).stderr).not.toContain('nhân tạo');
    server.remove();
  });

  test('an answer is still found by its permanent link after a restart', async () => {
    const first = await started();
    const { id } = answerShape.parse(await (await post(first.url, { question })).json());
    await first.end();
    await using second = await started(first.folder);
    expect(await (await fetch(`${second.url}/a/${id}`)).text()).toContain(question);
  });
});

describe('asked to stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s it ends within five seconds with exit code 0',
    async (signal) => {
      const server = await started();
      const begun = performance.now();
      expect(await server.end(signal)).toMatchObject({ code: 0 });
      expect(performance.now() - begun).toBeLessThan(5_000);
      server.remove();
    },
  );

  test('it still answers what was being asked, and takes on nothing new', async () => {
    const server = await started();
    const body = JSON.stringify({ question });
    const asking = request(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    const answered = once(asking, 'response');
    asking.write(body.slice(0, 10));
    await fetch(`${server.url}/healthz`); // came after it, so the one before has been taken on
    const ended = server.end();
    await expect.poll(() => refuses(server.url), { timeout: 3_000, interval: 20 }).toBe(true);
    asking.end(body.slice(10));
    const [response] = await answered;
    expect(response.statusCode).toBe(200);
    expect(answerShape.parse(JSON.parse(await text(response)))).toMatchObject({ status: 'answered' });
    expect(await ended).toMatchObject({ code: 0 });
    server.remove();
  });
});

describe('what keeps it from starting is told in one sentence', () => {
  test('a port that is taken', async () => {
    await using server = await started();
    using place = emptyFolder();
    const port = new URL(server.url).port;
    const { code, stderr } = await caudari(['serve'], { env: { PORT: port, DATA_DIR: place.folder } });
    expect(code).toBe(1);
    expect(stderr).toContain(`PORT ${port} is already in use`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a folder for its data that cannot be made', async () => {
    const { code, stderr } = await caudari(['serve'], { env: { PORT: '0', DATA_DIR: '/dev/null/data' } });
    expect(code).toBe(1);
    expect(stderr).toContain('/dev/null/data');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a database that does not answer, without its password', async () => {
    const env = { PORT: '0', DATABASE_URL: 'postgres://admin:geheim@127.0.0.1:9/caudari' };
    const { code, stderr } = await caudari(['serve'], { env });
    expect(code).toBe(1);
    expect(stderr).not.toContain('geheim');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

interface Server extends AsyncDisposable {
  url: string;
  table: string;
  folder: string;
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; stderr: string }>;
  remove(): void;
}

/** Starts it on a free port; its table is complete when the line of the knowledge is there. */
async function started(folder?: string): Promise<Server> {
  const place = emptyFolder();
  const at = folder ?? place.folder;
  const child = startProgram(['serve'], at, { PORT: '0', LOG_LEVEL: 'trace' });
  const stderr = text(child.stderr);
  const table = await untilStarted(child);
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const closed = child.exitCode === null ? once(child, 'close') : Promise.resolve([child.exitCode]);
    child.kill(signal);
    const [code] = await closed;
    return { code, stderr: await stderr };
  };
  const remove = () => place[Symbol.dispose]();
  return {
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(table)?.[0] ?? '',
    table,
    folder: at,
    end,
    remove,
    async [Symbol.asyncDispose]() {
      await end();
      remove();
    },
  };
}

function untilStarted(child: ChildProcessWithoutNullStreams): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let table = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    table += piece;
    if (/^ +knowledge .*\n/m.test(table)) resolve(table);
  });
  child.once('close', () => resolve(table));
  return promise;
}

function post(url: string, body: object): Promise<Response> {
  return fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function refuses(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
    ({ status }) => status === 503,
    () => true,
  );
}
