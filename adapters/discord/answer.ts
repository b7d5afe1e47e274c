/** The conversation's reply to one Incoming, within its time; when it fails, a sentence that says so. */

import type { Logger } from 'pino';
import { createAsk } from '../../src/channel/ask.ts';
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
  const ask = createAsk({ converse, answerMs, log });
  return async (incoming, signal) => {
    const reply = await ask(incoming, signal);
    if (reply !== 'failed') return reply;
    const language = likelyLanguage(incoming);
    return sentence(language, couldNotAnswer[language]);
  };
}

/** Messages on servers come without the language of the person's app: then the letters tell. */
function likelyLanguage({ language, appLanguage, text }: Incoming): Language {
  const written = hangul.test(text) ? 'ko' : hasVietnameseMarks(text) ? 'vi' : 'en';
  return language ?? appLanguage ?? written;
}
