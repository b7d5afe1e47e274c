/** Leaves a server alone that keeps failing, so that each person does not wait for the same time limit. */

import type { Clock } from '../../src/ports.ts';
import type { Failure } from './failure.ts';

const failuresInRowMax = 3;
const restMs = 30_000;
const restMsMax = 10 * 60_000;

export interface Rest {
  /** Milliseconds until it may be asked again; 0 when it may be asked now. */
  leftMs(): number;
  /** Tells how a question ended; undefined stands for an answer. */
  settled(failure?: Failure): void;
}

export function restAfterFailures(clock: Clock): Rest {
  let inRow = 0;
  let untilMs = 0;
  return {
    leftMs: () => Math.max(0, untilMs - clock().getTime()),
    settled(failure) {
      if (failure?.why === 'cancelled' || failure?.why === 'resting') return;
      inRow = failure && serverIsToBlame(failure) ? inRow + 1 : 0;
      const wantedMs = failure?.why === 'status' ? failure.retryAfterMs : undefined;
      if (wantedMs !== undefined) untilMs = clock().getTime() + Math.min(wantedMs, restMsMax);
      else if (inRow >= failuresInRowMax) untilMs = clock().getTime() + restMs;
    },
  };
}

function serverIsToBlame({ why, ...failure }: Failure): boolean {
  if (why === 'status') return 'status' in failure && (failure.status >= 500 || failure.status === 429);
  return ['unreachable', 'slow', 'silent', 'stalled', 'cut'].includes(why);
}
