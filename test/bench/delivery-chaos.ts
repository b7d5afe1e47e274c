/** `npm run bench delivery-chaos`: a broadcast while its senders are killed, stopped, and cut off from the database. */

import type { Kind } from '../../adapters/ledger/database.ts';
import { type CrashResult, type CrashSettings, crash } from '../jobs/crash/crash.ts';
import { countingPlatform } from '../jobs/crash/platform.ts';
import {
  approvedBroadcast,
  type BenchPlace,
  benchMessages,
  benchPlace,
  fillWithSubscribers,
} from './ledger/place.ts';

const perSecond = 1000;
const cutEveryMs = 20_000;

/** Options: `--people N` (100,000), `--kills N` (100, half as many on PostgreSQL), `--pauses N` (20). True when every rule holds. */
export async function bench(args: readonly string[]): Promise<boolean> {
  const of = (name: string, usual: number) => Number(args[args.indexOf(name) + 1]) || usual;
  const people = of('--people', 100_000);
  const kills = of('--kills', 100);
  const pauses = of('--pauses', 20);
  const sqlite = await chaosOn('sqlite', people, { kills, processes: 1 });
  const postgres = await chaosOn('postgres', people, { kills: Math.ceil(kills / 2), pauses, processes: 4 });
  return sqlite && postgres;
}

async function chaosOn(
  kind: Kind,
  people: number,
  some: Pick<CrashSettings, 'kills' | 'pauses' | 'processes'>,
) {
  const place = await benchPlace(kind);
  const platform = await countingPlatform();
  const stopCutting = kind === 'postgres' ? cutConnections(place) : () => {};
  try {
    await fillWithSubscribers(place.database, people);
    const broadcast = await approvedBroadcast(place.database, 'chaos');
    await place.ledger.outbox.begin(broadcast, benchMessages);
    while (await place.ledger.outbox.queueMore(broadcast, {}));
    const settings = {
      place: place.settings,
      platform,
      channel: 'telegram' as const,
      perSecond,
      lifeMs: 4000,
      ...some,
    };
    const result = await crash(place.ledger, broadcast, settings);
    return judged(kind, people, { result, pauses: some.pauses ?? 0 });
  } finally {
    stopCutting();
    await platform.close();
    await place.remove();
  }
}

/** Every session of our database ends at once, as when the server is restarted. */
function cutConnections({ database }: BenchPlace) {
  const timer = setInterval(() => {
    if (database.kind !== 'postgres') return;
    database.raw
      .query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      .catch(() => {});
  }, cutEveryMs);
  return () => clearInterval(timer);
}

function judged(
  kind: Kind,
  people: number,
  { result, pauses }: { result: CrashResult; pauses: number },
): boolean {
  const { sent = 0, unsure = 0, failed = 0, skipped = 0 } = result.sums;
  const inFlightMost = (result.kills + pauses + 1) * (result.platform.mostAtOnce + 60);
  const rules: [string, boolean][] = [
    [
      `planned ${people} = sent ${sent} + failed ${failed} + skipped ${skipped} + unsure ${unsure}`,
      sent + failed + skipped + unsure === people,
    ],
    [`lost ${result.lost}`, result.lost === 0],
    [`sent twice ${result.duplicates}, under leave`, result.duplicates === 0],
    [`unsure ${unsure}, at most ${inFlightMost} were in flight`, unsure <= inFlightMost],
    [
      `at most ${result.platform.mostPerSecond} in any second, permitted ${perSecond}`,
      result.platform.mostPerSecond <= perSecond,
    ],
  ];
  console.log(`${kind}: ${result.kills} kills, ${pauses} pauses`);
  for (const [what, held] of rules) console.log(`${held ? 'holds' : 'FAILS'}  ${what}`);
  return rules.every(([, held]) => held);
}
