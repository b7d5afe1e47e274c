/** Asks until there is an answer: again after 429 and 5xx, plainer where the format is refused, never overtime. */

import { setTimeout as wait } from 'node:timers/promises';
import { type Completed, type CompletionCall, complete } from './completion.ts';
import type { Failure } from './failure.ts';
import { formats, refusesFormat } from './formats.ts';

const repeatsMax = 2;
/** After a wait there must be this much time for the answer itself. */
const worthwhileMs = 1000;

/** Which format the server takes, learnt once: an index into `formats`. */
export interface FormatKnown {
  step: number;
}

export interface Asking extends Omit<CompletionCall, 'limits'> {
  limits: CompletionCall['limits'];
  format: FormatKnown;
  /** When the total limit ends, in the milliseconds of `performance.now()`. */
  endsAtMs: number;
}

export async function ask(asking: Asking): Promise<Completed> {
  const { format } = asking;
  let step = format.step;
  let completed = await askPatiently(asking, step);
  while ('failure' in completed && refusesFormat(completed.failure) && step < formats.length - 1)
    completed = await askPatiently(asking, ++step);
  if ('text' in completed) format.step = step;
  return completed;
}

async function askPatiently(asking: Asking, step: number): Promise<Completed> {
  const format = formats[step];
  const body = { ...asking.body, ...(format ? { response_format: format } : {}) };
  for (let repeat = 0; ; repeat++) {
    const completed = await complete({ ...asking, body });
    if (!('failure' in completed) || repeat === repeatsMax) return completed;
    const pauseMs = pauseAfter(completed.failure, repeat);
    if (pauseMs === undefined || performance.now() + pauseMs + worthwhileMs > asking.endsAtMs)
      return completed;
    // An end while waiting is the next request's to tell: it fails at once with the right reason.
    await wait(pauseMs, undefined, { signal: asking.signal }).catch(() => undefined);
  }
}

/** Milliseconds until it is worth asking again, or undefined when it is not. */
function pauseAfter(failure: Failure, repeat: number): number | undefined {
  if (failure.why !== 'status' || failure.code === 'insufficient_quota') return undefined;
  if (failure.status !== 429 && (failure.status < 500 || failure.status === 501)) return undefined;
  return failure.retryAfterMs ?? 500 * 2 ** repeat;
}
