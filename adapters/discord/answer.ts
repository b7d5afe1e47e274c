/** The conversation's reply to one Incoming, within its time; when it fails, a sentence that says so. */

import type { Logger } from 'pino';
import type { Incoming, Reply } from '../../src/nouns.ts';
import type { Converse } from '../../src/ports.ts';
import { couldNotAnswer } from '../../src/say/discord.ts';
import { sentence } from './sentence.ts';

export interface AnswerOptions {
  converse: Converse;
  log: Logger;
  /** What one answer may take until the person is told that it failed. */
  answerMs: number;
}

/** Nothing for what was seen before. Rejects only when the signal ended it. */
export type Answer = (incoming: Incoming, signal: AbortSignal) => Promise<Reply | undefined>;

export function createAnswer({ converse, log, answerMs }: AnswerOptions): Answer {
  return async (incoming, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
    try {
      return await orAborted(converse(incoming, limit), limit);
    } catch (error) {
      signal.throwIfAborted();
      log.error({ error: whatAndWhere(error), timedOut: limit.aborted }, 'an answer failed');
      const language = incoming.language ?? incoming.appLanguage ?? 'en';
      return sentence(language, couldNotAnswer[language]);
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
  const line = error.stack?.split('\n').find((one) => /^\s+at /.test(one));
  return `${error.name} ${line?.trim() ?? ''}`;
}
