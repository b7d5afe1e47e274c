/**
 * Long polling that answers beside the poll. An update is acknowledged when it is dealt with, so that neither an
 * end nor a crash loses it; telegraf's own loop acknowledges at once, waits for a whole batch, and gives up
 * on 409 and on nonsense.
 */

import { z } from 'zod';
import type { Health } from '../../src/channel/health.ts';
import type { Done, Lanes } from '../../src/channel/lanes.ts';
import type { Wait } from '../../src/channel/wait.ts';
import type { Call } from './call.ts';
import { type Failure, tokenRefused } from './failures.ts';
import { batchMax, createUnconfirmed, type Unconfirmed } from './unconfirmed.ts';
import { numberedSchema, updateKinds } from './update.ts';

export interface PollingOptions {
  call: Call;
  take: (update: unknown) => Promise<Done>;
  lanes: Lanes;
  health: Health;
  wait: Wait;
  /** What is in flight gets that long at the end. */
  drainMs: number;
}

const holdSeconds = 30;
/** After a failure it is to be known soon whether it hears again; a conflict shows only while a poll is held. */
const holdAfter = { failure: 0, conflict: 5 };
/** While something is being answered the poll cannot be held: Telegram brings again what is not acknowledged. */
const besideMs = 300;
/** A full window of questions that are being answered gets that long before more are taken. */
const busyMs = 5_000;
const confirmMs = 700;

/** Ends with the signal, when what was in flight is answered and acknowledged. Rejects when the token is refused. */
export async function poll(options: PollingOptions, signal: AbortSignal): Promise<void> {
  const { call, lanes, health, wait, drainMs } = options;
  const unconfirmed = createUnconfirmed();
  let failures = 0;
  let hold = holdSeconds;
  let hookRemoved = false;
  try {
    while (!signal.aborted) {
      await lanes.room(signal);
      const answer = hookRemoved
        ? await ask(call, unconfirmed, hold, signal)
        : await removeHook(call, signal);
      if (signal.aborted) break;
      if (answer.kind === 'ok') {
        failures = 0;
        hold = holdSeconds;
        hookRemoved = true;
        health.set(true, 'Polling.');
        takeAll(answer.updates, unconfirmed, options);
        await untilWorthAsking(unconfirmed, wait, signal);
      } else {
        failures++;
        hold = answer.kind === 'conflict' ? holdAfter.conflict : holdAfter.failure;
        const pauseMs = pauseAfter(answer, failures, health);
        await wait(pauseMs, signal).catch(() => undefined);
      }
    }
  } finally {
    health.set(false, 'Ended.');
    await lanes.drain(drainMs);
    await acknowledge(call, unconfirmed);
  }
}

/**
 * Everything is answered, or it is time to ask for more beside what is not. Of a full window Telegram would only
 * repeat what we have: it is let go when most of it is answered and one slow chat holds back the rest, or when
 * nothing moves for long.
 */
async function untilWorthAsking(unconfirmed: Unconfirmed, wait: PollingOptions['wait'], signal: AbortSignal) {
  if (unconfirmed.size() === 0) return;
  const busy = unconfirmed.full() && unconfirmed.unfinished() > batchMax / 2;
  const over = new AbortController();
  const pause = wait(busy ? busyMs : besideMs, AbortSignal.any([signal, over.signal])).catch(() => undefined);
  await Promise.race([busy ? unconfirmed.room() : unconfirmed.settled(), pause]);
  over.abort();
  if (unconfirmed.full()) unconfirmed.letGo();
}

type Polled = { kind: 'ok'; updates: unknown[] } | Failure;

/** While a webhook is set Telegram lets nobody poll. What waits for it comes by the poll then. */
async function removeHook(call: Call, signal: AbortSignal): Promise<Polled> {
  const answer = await call('deleteWebhook', {}, { signal, repeat: 'same' });
  return answer.kind === 'ok' ? { kind: 'ok', updates: [] } : answer;
}

async function ask(call: Call, unconfirmed: Unconfirmed, hold: number, signal: AbortSignal): Promise<Polled> {
  const offset = unconfirmed.offset();
  const timeout = unconfirmed.size() === 0 ? hold : 0;
  const payload = {
    timeout,
    limit: batchMax,
    allowed_updates: updateKinds,
    ...(offset !== undefined && { offset }),
  };
  const limitMs = (timeout + 15) * 1_000;
  const answer = await call('getUpdates', payload, { signal, limitMs, repeat: 'never' });
  if (answer.kind !== 'ok') return answer;
  const read = z.array(z.unknown()).safeParse(answer.result);
  if (read.success) return { kind: 'ok', updates: read.data };
  return { kind: 'failed', left: true, timeout: false, reason: 'an answer that makes no sense' };
}

/** Nothing is awaited here: the next poll goes out meanwhile. What cannot even be numbered is skipped. */
function takeAll(updates: unknown[], unconfirmed: Unconfirmed, { take }: PollingOptions): void {
  for (const update of updates) {
    const numbered = numberedSchema.safeParse(update);
    if (!numbered.success || !unconfirmed.take(numbered.data.update_id)) continue;
    void take(update).then((done) => {
      if (done !== 'unfinished') unconfirmed.finish(numbered.data.update_id);
    });
  }
}

const conflictPauseMs = 5_000;
const pauseMsMax = 30_000;
/** A failure or two pass; after that the channel is called deaf. */
const passing = 2;

/** Says in `health` what is wrong, and gives the pause until the next try. */
function pauseAfter(failure: Failure, failures: number, health: Health): number {
  const growing = Math.min(pauseMsMax, 500 * 2 ** (failures - 1));
  switch (failure.kind) {
    case 'unauthorized':
      throw tokenRefused(failure.reason);
    case 'conflict':
      health.set(
        false,
        `Another program receives with the same bot token (${failure.reason}); still trying.`,
      );
      return conflictPauseMs;
    case 'limited':
      health.set(false, `Telegram asked to wait ${Math.ceil(failure.afterMs / 1_000)} s.`);
      return failure.afterMs;
    default:
      if (failures > passing)
        health.set(false, `Telegram cannot be heard (${failure.reason}); still trying.`);
      return growing;
  }
}

/** So that the next process does not get again what is dealt with. */
async function acknowledge(call: Call, unconfirmed: Unconfirmed): Promise<void> {
  const offset = unconfirmed.offset();
  if (offset === undefined) return;
  const signal = AbortSignal.timeout(confirmMs);
  await call('getUpdates', { offset, limit: 1, timeout: 0 }, { signal, limitMs: confirmMs, repeat: 'never' });
}
