/** `npm run bench ledger`: rows queued, claimed and settled a second, beside the queues that others would use. */

import type { Kind } from '../../adapters/ledger/database.ts';
import { measureOwn, type Rates } from './ledger/own.ts';
import { bullMq, graphileWorker, type PeerRate, pgBoss } from './ledger/peers.ts';
import { type BenchPlace, benchPlace, fillWithSubscribers } from './ledger/place.ts';

const bars = { queueSeconds: 10, sqlitePerSecond: 100_000, postgresPerSecond: 30_000 };
const drainRows = 200_000;

/** Options: `--rows N` recipients (1,000,000), `--peer-jobs N` (50,000), `--rounds N` (3), `--no-peers`. True when every bar holds. */
export async function bench(args: readonly string[]): Promise<boolean> {
  const rows = numberAfter(args, '--rows', 1_000_000);
  const peerJobs = numberAfter(args, '--peer-jobs', 50_000);
  const rounds = numberAfter(args, '--rounds', 3);
  const sqlite = await own('sqlite', rows, rounds);
  const { rates: postgres, peers } = await withPeers(
    rows,
    rounds,
    args.includes('--no-peers') ? 0 : peerJobs,
  );
  print(sqlite, postgres, peers);
  const checks: [string, boolean][] = [
    [
      `SQLite: ${rows} recipients queued in ≤ ${bars.queueSeconds} s`,
      sqlite.queueSeconds <= bars.queueSeconds,
    ],
    [`SQLite: ≥ ${bars.sqlitePerSecond} a second`, sqlite.drainPerSecond >= bars.sqlitePerSecond],
    ['SQLite: memory flat in the number of recipients (≤ 200 MB more)', sqlite.grownMb <= 200],
    [`PostgreSQL: ≥ ${bars.postgresPerSecond} a second`, postgres.drainPerSecond >= bars.postgresPerSecond],
    ...peers.map(({ name, perSecond }): [string, boolean] => [
      `PostgreSQL: ahead of ${name}`,
      postgres.drainPerSecond > perSecond,
    ]),
  ];
  for (const [what, held] of checks) console.log(`${held ? 'holds' : 'FAILS'}  ${what}`);
  return checks.every(([, held]) => held);
}

async function own(kind: Kind, rows: number, rounds: number): Promise<Rates> {
  return inPlace(kind, async (place) => {
    await fillWithSubscribers(place.database, rows);
    return bestOf(place, rounds);
  });
}

/** The same machine in the same minutes: ours, theirs, ours again, and the better of ours beside the better of theirs. */
async function withPeers(rows: number, rounds: number, peerJobs: number) {
  const peers: PeerRate[] = [];
  const rates = await inPlace('postgres', async (place) => {
    await fillWithSubscribers(place.database, rows);
    const before = await bestOf(place, rounds);
    if (peerJobs > 0) {
      peers.push(await inPlace('postgres', ({ url }) => pgBoss(url, peerJobs)));
      peers.push(await inPlace('postgres', ({ url }) => graphileWorker(url, peerJobs)));
      peers.push(await bullMq(peerJobs));
    }
    const after = await bestOf(place, 1);
    return before.drainPerSecond > after.drainPerSecond ? before : after;
  });
  return { rates, peers };
}

async function bestOf(place: BenchPlace, rounds: number): Promise<Rates> {
  const all: Rates[] = [];
  for (let round = 0; round < rounds; round++) all.push(await measureOwn(place, drainRows));
  return {
    queueSeconds: Math.min(...all.map(({ queueSeconds }) => queueSeconds)),
    queuePerSecond: Math.max(...all.map(({ queuePerSecond }) => queuePerSecond)),
    drainPerSecond: Math.max(...all.map(({ drainPerSecond }) => drainPerSecond)),
    grownMb: Math.max(...all.map(({ grownMb }) => grownMb)),
  };
}

async function inPlace<T>(kind: Kind, work: (place: BenchPlace) => Promise<T>): Promise<T> {
  const place = await benchPlace(kind);
  try {
    return await work(place);
  } finally {
    await place.remove();
  }
}

function print(sqlite: Rates, postgres: Rates, peers: readonly PeerRate[]) {
  const line = (name: string, queue: string, drain: number, grown = '') =>
    console.log(
      `${name.padEnd(40)}${queue.padStart(14)}${Math.round(drain).toLocaleString('en').padStart(18)}${grown.padStart(10)}`,
    );
  const ours = (name: string, { queuePerSecond, drainPerSecond, grownMb }: Rates) =>
    line(name, Math.round(queuePerSecond).toLocaleString('en'), drainPerSecond, `${Math.round(grownMb)} MB`);
  console.log(
    `${''.padEnd(40)}${'queue / s'.padStart(14)}${'claim+settle / s'.padStart(18)}${'grown'.padStart(10)}`,
  );
  ours('ours on SQLite, synchronous=FULL', sqlite);
  ours('ours on PostgreSQL', postgres);
  for (const { name, perSecond } of peers) line(name, '', perSecond);
}

function numberAfter(args: readonly string[], name: string, usual: number): number {
  const at = args.indexOf(name);
  const value = Number(args[at + 1]);
  return at >= 0 && Number.isFinite(value) ? value : usual;
}
