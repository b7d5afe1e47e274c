/** The one way to Telegram: takes permits, obeys `retry_after`, follows moved groups, repeats what may be repeated. */

import type { Telegram } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import { deadline } from '../../src/channel/deadline.ts';
import type { Wait } from '../../src/channel/wait.ts';
import type { Pace, Permit } from '../../src/ports.ts';
import { type Failure, failureOf } from './failures.ts';
import { forTelegraf } from './signal.ts';

export type Called<T> = { kind: 'ok'; result: T } | Failure;

export interface How {
  signal: AbortSignal;
  /** A permit is taken for what counts towards Telegram's limits. */
  pace?: { kind: 'reply' | 'push'; chat: string };
  limitMs?: number;
  /**
   * `never` for pushes: the ledger decides. `same`: doing it twice is the same as once (an edit).
   * `new`: a new message for somebody who waits; after a time-out it may have arrived, so it is not repeated
   * then. After a 5xx or a cut line it is, for a person is better served twice than not at all.
   */
  repeat: 'never' | 'same' | 'new';
}

export type Call = <M extends keyof Methods>(
  method: M,
  payload: Opts<M>,
  how: How,
) => Promise<Called<ReturnType<Methods[M]>>>;

export interface CallOptions {
  telegram: Telegram;
  pace: Pace;
  wait: Wait;
  nowMs: () => number;
  /** Telegram answered. */
  heard: () => void;
  /** A group has a new id. */
  moved: (from: string, to: string) => void;
}

const limitMsUsual = 30_000;
/** Pauses before the second, third and fourth try. */
const pausesMs = [300, 1_200, 4_000];
/** Refusals with a delay that are sat out for one call. */
const limitedMax = 5;

export function createCall({ telegram, pace, wait, nowMs, heard, moved }: CallOptions): Call {
  const movedTo = new Map<string, string>();
  let quietUntilMs = 0;

  /** One request. */
  async function once<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    { signal, pace: share, limitMs = limitMsUsual }: How,
  ): Promise<Called<ReturnType<Methods[M]>>> {
    let permit: Permit | undefined;
    try {
      const quietMs = quietUntilMs - nowMs();
      if (quietMs > 0 && method !== 'getUpdates') await wait(quietMs, signal);
      permit = share && (await pace.take(share.kind, share.chat, signal));
      signal.throwIfAborted();
    } catch {
      permit?.done();
      return { kind: 'failed', left: false, timeout: true, reason: 'ended before it was sent' };
    }
    const limit = deadline(signal, limitMs);
    let retryAfterMs: number | undefined;
    try {
      const result = await telegram.callApi(method, payload, { signal: forTelegraf(limit.signal) });
      heard();
      return { kind: 'ok', result };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'limited') retryAfterMs = failure.afterMs;
      if (retryAfterMs !== undefined && method !== 'getUpdates') quietUntilMs = nowMs() + retryAfterMs;
      if (failure.kind !== 'failed' && failure.kind !== 'unauthorized') heard();
      return failure;
    } finally {
      limit.clear();
      permit?.done(retryAfterMs === undefined ? undefined : { retryAfterMs });
    }
  }

  /** The same, to where the group is now: a move that comes up is followed once. */
  async function following<M extends keyof Methods>(method: M, payload: Opts<M>, how: How) {
    const chat = chatOf(payload);
    const known = chat === undefined ? undefined : movedTo.get(chat);
    const answer = await once(
      method,
      known === undefined ? payload : { ...payload, chat_id: Number(known) },
      how,
    );
    if (answer.kind !== 'moved' || chat === undefined) return answer;
    movedTo.set(chat, answer.to);
    moved(chat, answer.to);
    return once(method, { ...payload, chat_id: Number(answer.to) }, how);
  }

  return async (method, payload, how) => {
    let failures = 0;
    let refusals = 0;
    for (;;) {
      const answer = await following(method, payload, how);
      if (how.signal.aborted) return answer;
      if (answer.kind === 'limited' && how.repeat !== 'never' && ++refusals <= limitedMax) continue;
      const pauseMs = answer.kind === 'failed' && mayRepeat(answer, how) ? pausesMs[failures++] : undefined;
      if (pauseMs === undefined || !(await waited(pauseMs, how.signal))) return answer;
    }
  };

  async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
    return wait(ms, signal).then(
      () => true,
      () => false,
    );
  }
}

function mayRepeat({ left, timeout }: Failure & { kind: 'failed' }, { repeat }: How): boolean {
  switch (repeat) {
    case 'never':
      return false;
    case 'same':
      return true;
    case 'new':
      return !(left && timeout);
  }
}

function chatOf(payload: object): string | undefined {
  return 'chat_id' in payload && payload.chat_id !== undefined ? String(payload.chat_id) : undefined;
}
