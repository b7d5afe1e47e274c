/** `npm run bench delivery`: how much of a platform's limit a broadcast uses, and what answers lose by it. */

import type { Kind } from '../../adapters/ledger/database.ts';
import { measurePaced, type Paced } from './delivery/paced.ts';
import { benchPlace, fillWithSubscribers } from './ledger/place.ts';

const bars = { used: 0.96, refused: 0.001, slower: 1.2 };
const jitterMs = 50;
const questions = 50;

/** Options: `--seconds N` (60), `--only sqlite|postgres`. True when every bar holds. */
export async function bench(args: readonly string[]): Promise<boolean> {
  const seconds = Number(args[args.indexOf('--seconds') + 1]) || 60;
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  const kinds = (['sqlite', 'postgres'] as const).filter((kind) => !only || kind === only);
  let held = true;
  console.log(`a true sliding window, ${jitterMs} ms of jitter on the way, ${seconds} s each`);
  for (const kind of kinds) held = (await benchOn(kind, seconds)) && held;
  return held;
}

async function benchOn(kind: Kind, seconds: number): Promise<boolean> {
  const place = await benchPlace(kind);
  try {
    await fillWithSubscribers(place.database, 1000 * seconds * 1.3);
    const of = (perSecond: number, asked: number) => ({ perSecond, seconds, jitterMs, questions: asked });
    const slow = await measurePaced(place, of(30, 0), true);
    const fast = await measurePaced(place, of(1000, 0), true);
    const idle = await measurePaced(place, of(1000, questions), false);
    const busy = await measurePaced(place, of(1000, questions), true);
    const rows: [string, Paced, boolean][] = [
      [`${kind}, 30 a second`, slow, isPaced(slow)],
      [`${kind}, 1,000 a second`, fast, isPaced(fast)],
      [`${kind}, idle, ${questions} answers a second`, idle, true],
      [`${kind}, 1,000 with ${questions} answers`, busy, isPaced(busy) && isQuick(busy, idle)],
    ];
    for (const [name, paced, ok] of rows) print(name, paced, ok);
    return rows.every(([, , ok]) => ok);
  } finally {
    await place.remove();
  }
}

function isPaced({ used, refused }: Paced) {
  return used >= bars.used && refused <= bars.refused;
}

function isQuick(busy: Paced, idle: Paced) {
  return busy.replyP95Ms <= idle.replyP95Ms * bars.slower;
}

function print(name: string, { used, refused, replyP95Ms, cpu }: Paced, ok: boolean) {
  const share = (value: number, digits: number) => `${(value * 100).toFixed(digits)} %`;
  console.log(
    `${ok ? 'holds' : 'FAILS'}  ${name.padEnd(38)} used ${share(used, 1).padStart(7)}  429 ${share(refused, 2).padStart(7)}` +
      `  reply p95 ${replyP95Ms.toFixed(0).padStart(4)} ms  cpu ${share(cpu, 0).padStart(5)}`,
  );
}
