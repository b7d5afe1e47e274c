/** Names this process in the ledger, and tells whether the process behind another name still lives. */

import { randomInt } from 'node:crypto';
import type { Client } from 'pg';
import type { Database } from './database.ts';

export interface Owner {
  name: string;
  isAlive(other: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The first half of our advisory locks' keys: "Caud" in ASCII. */
const lockClass = 0x43617564;
const reconnectAfterMs = 500;

export async function openOwner(database: Database, databaseUrl?: string): Promise<Owner> {
  return database.kind === 'sqlite' ? localOwner() : lockHolder(database, databaseUrl ?? '');
}

/** Processes that share a SQLite file share a machine: a name is alive while its process is. */
function localOwner(): Owner {
  const name = `${process.pid}.${randomInt(2 ** 31)}`;
  return {
    name,
    async isAlive(other) {
      const pid = Number(other.split('.')[0]);
      return Number.isInteger(pid) && pid !== process.pid && isRunning(pid);
    },
    async close() {},
  };
}

function isRunning(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** On PostgreSQL a name is a lock held by a connection of its own: it goes when the process goes. */
async function lockHolder({ raw }: Database & { kind: 'postgres' }, url: string): Promise<Owner> {
  const { default: pg } = await import('pg');
  const number = randomInt(2 ** 31);
  let closed = false;
  let holder = await hold();

  async function hold(): Promise<Client> {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    // A broken connection reports more than one error; it is replaced once.
    let isBroken = false;
    client.on('error', () => {
      if (isBroken) return;
      isBroken = true;
      void holdAgain();
    });
    try {
      await client.connect();
      await client.query('select pg_advisory_lock($1, $2)', [lockClass, number]);
    } catch (error) {
      isBroken = true;
      await client.end().catch(() => {});
      throw error;
    }
    return client;
  }
  async function holdAgain(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, reconnectAfterMs).unref());
    if (closed) return;
    try {
      holder = await hold();
      if (closed) await holder.end();
    } catch {
      // The database is still away; every query says so to its caller, and we try again.
      await holdAgain();
    }
  }
  return {
    name: `pg.${number}`,
    async isAlive(other) {
      const { rowCount } = await raw.query(
        `select 1 from pg_locks where locktype = 'advisory' and objsubid = 2 and classid = $1 and objid = $2
           and database = (select oid from pg_database where datname = current_database())`,
        [lockClass, Number(other.slice(3))],
      );
      return rowCount !== 0;
    },
    async close() {
      closed = true;
      await holder.end();
    },
  };
}
