/** Conversation state and caches through Keyv: on Redis when it is configured, else in the ledger's database. */

import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Keyv, type KeyvStoreAdapter, type StoredData } from 'keyv';
import type { Logger } from 'pino';
import type { Clock, Memory } from '../src/ports.ts';

const namespace = 'caudari';
const redisAnswerMs = 2000;
/** After a failure the store is left alone that long: nobody's answer waits for it twice. */
const leftAloneMs = 3000;

/** What we need of the ledger's table of values. */
export interface ValueTable {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs?: number): Promise<void>;
  delete(key: string): Promise<boolean>;
  clear(prefix: string): Promise<void>;
}

export interface MemorySettings {
  keyvUrl?: string | undefined;
  ledger: { values: ValueTable };
  clock?: Clock;
  /** Another prefix keeps two installations on one Redis apart. */
  prefix?: string;
  log?: Logger | undefined;
}

export interface OpenMemory extends Memory {
  /** Rejects with a sentence when nothing can be kept now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A store that is away never fails an answer: what cannot be read is unknown, what cannot be written is
 * logged, and `check` says so. Throws only when the URL is not one that it knows.
 */
export async function openMemory(settings: MemorySettings): Promise<OpenMemory> {
  const { keyvUrl, ledger, prefix = namespace, clock = () => new Date(), log } = settings;
  const keyv = keyvUrl
    ? new Keyv({ store: await redisStore(keyvUrl), namespace: prefix, useKeyPrefix: false })
    : new Keyv({ store: ledgerStore(ledger.values, prefix), namespace: prefix });
  let awayUntilMs = 0;
  // With a listener Keyv answers `false` or `undefined` instead of rejecting; without one it would reject.
  keyv.on('error', (error: unknown) => {
    if (!isAway()) log?.warn({ reason: reasonOf(error) }, 'the memory store failed');
    awayUntilMs = clock().getTime() + leftAloneMs;
  });
  const isAway = () => clock().getTime() < awayUntilMs;
  return {
    get: async (key) => (isAway() ? undefined : keyv.get(key)),
    async set(key, value, ttlMs) {
      if (!isAway()) await keyv.set(key, value, ttlMs);
    },
    async delete(key) {
      if (!isAway()) await keyv.delete(key);
    },
    async check() {
      const sign = randomUUID();
      if (!isAway()) await keyv.set('check', sign, 10_000);
      if (isAway() || (await keyv.get('check')) !== sign) throw new Error('the memory store does not answer');
    },
    async close() {
      await keyv.disconnect();
    },
  };
}

/** `new Keyv('redis://…')` would silently keep everything in this process: the store is built by hand. */
async function redisStore(url: string): Promise<KeyvStoreAdapter> {
  if (!/^rediss?:\/\//.test(url)) throw new Error('KEYV_URL must start with redis:// or rediss://');
  const { default: KeyvRedis } = await import('@keyv/redis');
  const options = {
    url,
    // Without this, calls pile up in memory and wait for as long as Redis is away.
    disableOfflineQueue: true,
    commandOptions: { timeout: redisAnswerMs },
    socket: { connectTimeout: redisAnswerMs },
  };
  return new KeyvRedis(options, { throwOnConnectError: false, connectionTimeout: redisAnswerMs });
}

/** @keyv/sqlite would bring a second SQLite, and manages 550 writes a second; this shares the open database. */
function ledgerStore(values: ValueTable, prefix: string): KeyvStoreAdapter {
  const events = new EventEmitter();
  return {
    opts: { dialect: 'caudari' },
    on: (event, listener) => events.on(event, listener),
    // Keyv asks for the text that it gave to `set`, whatever type it makes of it afterwards.
    get: async <Value>(key: string) => (await values.get(key)) as StoredData<Value>,
    set: (key, value: string, ttlMs) => values.set(key, value, ttlMs),
    delete: (key) => values.delete(key),
    clear: () => values.clear(`${prefix}:`),
  };
}

function reasonOf(error: unknown) {
  return error instanceof Error ? error.message : String(error);
}
