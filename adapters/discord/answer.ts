/** The conversation's reply to one Incoming, within its time; when it fails, a sentence that says so. */

import type { Logger } from 'pino';
import type { Incoming, Language, Reply } from '../../src/nouns.ts';
import type { Converse } from '../../src/ports.ts';
import { couldNotAnswer } from '../../src/say/discord.ts';
import { hangul, hasVietnameseMarks } from '../../src/text.ts';
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
      const language = likelyLanguage(incoming);
      return sentence(language, couldNotAnswer[language]);
    }
  };
}

/** Messages on servers come without the language of the person's app: then the letters tell. */
function likelyLanguage({ language, appLanguage, text }: Incoming): Language {
  const written = hangul.test(text) ? 'ko' : hasVietnameseMarks(text) ? 'vi' : 'en';
  return language ?? appLanguage ?? written;
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
