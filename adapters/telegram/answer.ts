/** One question: typing, the conversation's reply within its time, and the reply where it belongs. */

import type { Logger } from 'pino';
import { createAsk } from '../../src/channel/ask.ts';
import type { Wait } from '../../src/channel/wait.ts';
import type { Incoming } from '../../src/nouns.ts';
import type { Converse } from '../../src/ports.ts';
import { couldNotAnswer } from '../../src/say/telegram.ts';
import type { Call } from './call.ts';
import type { Asked } from './read.ts';
import { readPageAction } from './render/keyboard.ts';
import type { Sender } from './send.ts';
import { createShelf } from './shelf.ts';
import { type At, createShow, placeOf } from './show.ts';
import { showTyping } from './typing.ts';

export interface AnswerOptions {
  converse: Converse;
  call: Call;
  sender: Sender;
  log: Logger;
  wait: Wait;
  /** What one answer may take until the person is told that it failed. */
  answerMs: number;
}

/** Rejects only when the signal ended it before the reply was out. */
export type Answer = (asked: Asked, signal: AbortSignal) => Promise<void>;

export function createAnswer({ converse, call, sender, log, wait, answerMs }: AnswerOptions): Answer {
  const shelf = createShelf();
  const show = createShow({ sender, shelf, log });
  const ask = createAsk({ converse, answerMs, log });

  async function answer(asked: Asked, signal: AbortSignal) {
    const reply = await replyOf(asked, asked.incoming, signal);
    if (reply) await show.reply(asked, reply, signal);
  }

  async function turnPage(asked: Asked, at: At, signal: AbortSignal) {
    const found = shelf.get(at.source);
    if (found) await show.page(asked, found, at, signal);
    else await fetchAndTurn(asked, at, signal);
  }

  /** After a restart the conversation still has the reply; when it has not, what it says instead is shown. */
  async function fetchAndTurn(asked: Asked, at: At, signal: AbortSignal) {
    const reply = await replyOf(asked, { ...asked.incoming, action: at.source }, signal);
    if (!reply) return;
    if (at.source.endsWith(`:${reply.id}`)) {
      await show.page(asked, show.keep(at.source, reply), at, signal);
    } else {
      await show.reply(asked, reply, signal);
    }
  }

  /** Nothing when there is nothing to say: seen before, or it failed and the person was told. */
  async function replyOf(asked: Asked, incoming: Incoming, signal: AbortSignal) {
    const stopTyping = showTyping({ call, wait }, placeOf(asked));
    try {
      const reply = await ask(incoming, signal);
      if (reply !== 'failed') return reply;
      await show.sentence(asked, couldNotAnswer[incoming.appLanguage ?? 'en'], signal);
      return undefined;
    } finally {
      stopTyping();
    }
  }

  return (asked, signal) => {
    const at = readPageAction(asked.incoming.action ?? '');
    return at ? turnPage(asked, at, signal) : answer(asked, signal);
  };
}
