/** What becomes of a row after an attempt: the outcome, the broadcast's policy, and what the platform can repeat. */

import type { Outcome } from '../src/nouns.ts';
import type { Candidate, Run, Settlement } from './ports.ts';

export const attemptsMax = 50;
const resendsMax = 5;
const backOffFirstMs = 2000;
const backOffMostMs = 120_000;

export interface JudgeContext {
  /** How many parts the message has. */
  parts: number;
  now: Date;
  /** Between 0 and 1. */
  random: () => number;
  /** How long the platform recognises a repeat by its nonce; 0 when it has no such thing. */
  safeRepeatMs: number;
}

export function judge(
  candidate: Candidate,
  outcome: Outcome,
  run: Pick<Run, 'unsure'>,
  context: JudgeContext,
): Settlement {
  const { broadcast, part, address } = candidate;
  const key = { broadcast, part, address };
  const { parts } = context;
  switch (outcome.kind) {
    case 'sent':
      return { ...key, state: 'sent', message: outcome.message };
    case 'gone':
      return { ...key, state: 'failed', reason: outcome.reason, dropsTo: parts, closesAddress: true };
    case 'refused':
      return { ...key, state: 'failed', reason: outcome.reason, dropsTo: parts };
    case 'later':
      if (candidate.attempts >= attemptsMax) {
        return { ...key, state: 'failed', reason: `given up: ${outcome.reason}`, dropsTo: parts };
      }
      return {
        ...key,
        state: 'planned',
        reason: outcome.reason,
        notBefore: context.now.getTime() + Math.max(Math.ceil(outcome.afterMs), 0),
        mayHaveArrived: context.safeRepeatMs > 0 && !outcome.wholeChannel,
      };
    case 'unsure':
      return mayRepeat(candidate, run, context)
        ? {
            ...key,
            state: 'planned',
            reason: outcome.reason,
            notBefore: context.now.getTime() + backOffMs(candidate.attempts, context.random),
            mayHaveArrived: true,
          }
        : { ...key, state: 'unsure', reason: outcome.reason };
  }
}

/** Whether a row that may have arrived already may be sent (again) now. */
export function mayRepeat(
  { triedAt, attempts }: Pick<Candidate, 'triedAt' | 'attempts'>,
  run: Pick<Run, 'unsure'>,
  { now, safeRepeatMs }: Pick<JudgeContext, 'now' | 'safeRepeatMs'>,
): boolean {
  if (triedAt === null) return true;
  if (now.getTime() - triedAt < safeRepeatMs) return true;
  return run.unsure === 'resend' && attempts < resendsMax;
}

/** Doubles from two seconds to two minutes, each time between half and the whole of it. */
export function backOffMs(attempts: number, random: () => number): number {
  const fullMs = Math.min(backOffMostMs, backOffFirstMs * 2 ** Math.max(0, attempts - 1));
  return Math.round(fullMs * (0.5 + random() / 2));
}
