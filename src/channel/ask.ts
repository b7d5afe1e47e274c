/** One question to the conversation, answered within its time. */

import type { Incoming, Reply } from '../nouns.ts';
import type { Converse } from '../ports.ts';
import { deadline } from './deadline.ts';

export interface AskOptions {
  converse: Converse;
  /** What one answer may take until it counts as failed. */
  answerMs: number;
  log: { error(detail: object, event: string): void };
}

/**
 * Gives the reply, nothing for what was seen before, or `failed` when it broke or took too long: the log has
 * the detail, the person is still to be told. Rejects only when the signal ended it.
 */
export type Ask = (incoming: Incoming, signal: AbortSignal) => Promise<Reply | 'failed' | undefined>;

export function createAsk({ converse, answerMs, log }: AskOptions): Ask {
  return async (incoming, signal) => {
    const limit = deadline(signal, answerMs);
    try {
      return await orAborted(converse(incoming, limit.signal), limit.signal);
    } catch (error) {
      signal.throwIfAborted();
      log.error({ error: whatAndWhere(error), timedOut: limit.signal.aborted }, 'an answer failed');
      return 'failed';
    } finally {
      limit.clear();
    }
  };
}

/** Does not wait for work that does not listen to its signal. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

/** The kind of an error and the line that threw it; its message may repeat what the person wrote. */
function whatAndWhere(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const stack = error.stack?.replace(error.message, '') ?? '';
  const line = stack.split('\n').find((text) => /^\s+at /.test(text)) ?? '';
  return `${error.name} ${line.trim()}`;
}
