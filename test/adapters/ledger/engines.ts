/** Runs the same cases on SQLite and on PostgreSQL, each on a database of its own. */

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, test } from 'vitest';
import { type Ledger, type LedgerSettings, openLedger } from '../../../adapters/ledger/open.ts';
import type { Clock } from '../../../src/ports.ts';

const server = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432';

/** One empty database; `open` may be called again, for a restart or for a second process. */
export interface Place {
  settings: { dataDir: string; databaseUrl?: string };
  open(options?: { clock?: Clock } & Partial<LedgerSettings>): Promise<Ledger>;
  remove(): Promise<void>;
}

export type Engine = 'sqlite' | 'postgres';

export const fixedClock: Clock = () => new Date('2026-11-20T03:00:00Z');

export function onEachEngine(describeCases: (engine: Engine, newPlace: () => Promise<Place>) => void) {
  describe('on SQLite', () => describeCases('sqlite', sqlitePlace));
  if (postgresAnswers) describe('on PostgreSQL', () => describeCases('postgres', postgresPlace));
  else describe('on PostgreSQL', () => missing('PostgreSQL', server));
}

/** Says plainly that a server is missing; in continuous integration that is a failure. */
export function missing(name: string, where: string) {
  test.skipIf(process.env['CI'] !== 'true')(`needs ${name} at ${where}, which does not answer`, () => {
    throw new Error(`${name} does not answer at ${where}: start it, or say where it is`);
  });
}

const postgresAnswers = await inPostgres('select 1').then(
  () => true,
  () => false,
);

async function inPostgres(statement: string) {
  const client = new pg.Client({ connectionString: `${server}/postgres`, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export function sqlitePlace() {
  return place({ dataDir: folder() });
}

async function postgresPlace() {
  const name = `caudari_test_${randomBytes(6).toString('hex')}`;
  await inPostgres(`create database ${name}`);
  return place({ dataDir: folder(), databaseUrl: `${server}/${name}` }, () =>
    inPostgres(`drop database ${name} with (force)`),
  );
}

function folder() {
  return mkdtempSync(join(tmpdir(), 'caudari-test-'));
}

async function place(settings: Place['settings'], drop = async () => {}): Promise<Place> {
  const opened: Ledger[] = [];
  return {
    settings,
    async open(options = {}) {
      const ledger = await openLedger({ clock: fixedClock, ...settings, ...options });
      opened.push(ledger);
      return ledger;
    },
    async remove() {
      for (const ledger of opened) await ledger.close();
      await drop();
      rmSync(settings.dataDir, { recursive: true, force: true });
    },
  };
}
