/** The manual of adapters/memory.ts: the same promises in the ledger's database and on Redis. */

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { createClient } from '@keyv/redis';
import { afterEach, describe, expect, test } from 'vitest';
import { openMemory } from '../../adapters/memory.ts';
import { missing, onEachEngine } from './ledger/engines.ts';

const redisUrl = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const noValues = { get: never, set: never, delete: never, clear: never };
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

onEachEngine((_engine, newPlace) => {
  async function open() {
    const place = await newPlace();
    closing.push(() => place.remove());
    const ledger = await place.open({ clock: () => new Date() });
    return openMemory({ ledger });
  }
  keepsItsPromises(open);
});

if (await redisAnswers()) {
  describe('on Redis', () => {
    keepsItsPromises(async () => openOnRedis(newPrefix()));

    test('two prefixes on one Redis never meet, and two processes with one prefix share', async () => {
      const prefix = newPrefix();
      const [ours, alsoOurs, theirs] = [
        await openOnRedis(prefix),
        await openOnRedis(prefix),
        await openOnRedis(newPrefix()),
      ];
      await ours.set('k', 'v', 60_000);
      expect(await alsoOurs.get('k')).toBe('v');
      expect(await theirs.get('k')).toBeUndefined();
    });
  });
} else {
  describe('on Redis', () => missing('Redis', redisUrl));
}

test('a Redis that is away never fails a call; check says so', async () => {
  const memory = await openOnRedis('x', `redis://127.0.0.1:${await closedPort()}`);
  await memory.set('k', 'v', 1000);
  expect(await memory.get('k')).toBeUndefined();
  await memory.delete('k');
  await expect(memory.check()).rejects.toThrow('does not answer');
});

test('a KEYV_URL that is not Redis is refused with a sentence', async () => {
  await expect(openMemory({ keyvUrl: 'mysql://x', ledger: { values: noValues } })).rejects.toThrow(
    /KEYV_URL must start with redis/,
  );
});

function keepsItsPromises(open: () => ReturnType<typeof openMemory>) {
  test('what is set is got again as plain JSON, replaced, and deleted', async () => {
    const memory = await open();
    expect(await memory.get('k')).toBeUndefined();
    await memory.set('k', { turns: [{ question: 'Còn năm 2025?', n: 1 }] }, 60_000);
    expect(await memory.get('k')).toEqual({ turns: [{ question: 'Còn năm 2025?', n: 1 }] });
    await memory.set('k', ['그럼'], 60_000);
    expect(await memory.get('k')).toEqual(['그럼']);
    await memory.delete('k');
    expect(await memory.get('k')).toBeUndefined();
  });

  test('what has expired is gone', async () => {
    const memory = await open();
    await memory.set('k', 'v', 1);
    await expect.poll(() => memory.get('k'), { timeout: 2000 }).toBeUndefined();
  });

  test('check passes while the store answers', async () => {
    await (await open()).check();
  });
}

async function openOnRedis(prefix: string, keyvUrl = redisUrl) {
  const memory = await openMemory({ keyvUrl, prefix, ledger: { values: noValues } });
  closing.push(() => memory.close());
  return memory;
}

function newPrefix() {
  const prefix = `caudari-test-${randomBytes(6).toString('hex')}`;
  closing.push(() => forget(prefix));
  return prefix;
}

async function forget(prefix: string) {
  const client = await createClient({ url: redisUrl }).connect();
  for await (const keys of client.scanIterator({ MATCH: `${prefix}*` })) {
    if (keys.length > 0) await client.del(keys);
  }
  await client.close();
}

async function redisAnswers() {
  const client = createClient({ url: redisUrl, socket: { connectTimeout: 1000, reconnectStrategy: false } });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.close();
    return true;
  } catch {
    return false;
  }
}

async function closedPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 1;
}

async function never(): Promise<never> {
  throw new Error('the ledger is not to be touched');
}
