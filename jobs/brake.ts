/** Notices when sending goes wrong as a whole: a message that is refused everywhere, a platform in trouble. */

import type { Outcome } from '../src/nouns.ts';
import { backOffMs } from './judge.ts';

const refusedInARowMax = 5;
const troublesBeforeWaiting = 3;
const troublesBeforePause = 15;
const troubleBeforePauseMs = 30_000;

export type BrakeAction =
  | { kind: 'none' }
  | { kind: 'wait'; forMs: number }
  | { kind: 'pause'; reason: string };

export interface Brake {
  saw(broadcast: number, outcome: Outcome, nowMs: number): BrakeAction;
}

export function createBrake(random: () => number): Brake {
  const refusedInARow = new Map<number, number>();
  let troubles = 0;
  let troubleSinceMs = 0;

  function sawTrouble(reason: string, nowMs: number): BrakeAction {
    if (troubles === 0) troubleSinceMs = nowMs;
    troubles++;
    if (troubles >= troublesBeforePause && nowMs - troubleSinceMs >= troubleBeforePauseMs) {
      return { kind: 'pause', reason: `${troubles} attempts in a row failed, the last with: ${reason}` };
    }
    if (troubles < troublesBeforeWaiting) return { kind: 'none' };
    return { kind: 'wait', forMs: backOffMs(troubles - troublesBeforeWaiting, random) };
  }
  function sawRefusal(broadcast: number, reason: string): BrakeAction {
    const inARow = (refusedInARow.get(broadcast) ?? 0) + 1;
    refusedInARow.set(broadcast, inARow);
    if (inARow < refusedInARowMax) return { kind: 'none' };
    refusedInARow.delete(broadcast);
    return { kind: 'pause', reason: `refused ${inARow} times in a row, the last with: ${reason}` };
  }
  return {
    saw(broadcast, outcome, nowMs) {
      switch (outcome.kind) {
        case 'sent':
          refusedInARow.delete(broadcast);
          troubles = 0;
          return { kind: 'none' };
        case 'gone':
          troubles = 0;
          return { kind: 'none' };
        case 'refused':
          troubles = 0;
          return sawRefusal(broadcast, outcome.reason);
        case 'later':
          if (outcome.wholeChannel) return { kind: 'wait', forMs: outcome.afterMs };
          return sawTrouble(outcome.reason, nowMs);
        case 'unsure':
          return sawTrouble(outcome.reason, nowMs);
      }
    },
  };
}
