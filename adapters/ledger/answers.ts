/** Answers kept for links, buttons and review: written a moment later, together, and found at once. */

import { z } from 'zod';
import { languages } from '../../src/nouns.ts';
import type { Answers, KeptAnswer } from '../../src/ports.ts';
import { channelName } from './channel-name.ts';
import type { Database } from './database.ts';
import { decodeReply, encodeReply, statuses } from './kept-reply.ts';
import type { Tables } from './tables.ts';

const writeAfterMs = 50;
const writeTogetherMax = 100;

const closedWords = z.object({
  channel: channelName,
  status: z.enum(statuses),
  language: z.enum(languages),
});

export interface BufferedAnswers extends Answers {
  /** Writes what is still only in memory. */
  flush(): Promise<void>;
}

export function openAnswers({ db }: Database, onError: (error: unknown) => void): BufferedAnswers {
  const waiting = new Map<string, KeptAnswer>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  }
  async function write() {
    const answers = [...waiting.values()];
    if (answers.length === 0) return;
    for (let at = 0; at < answers.length; at += writeTogetherMax) {
      await db
        .insertInto('answer')
        .values(answers.slice(at, at + writeTogetherMax).map(toRow))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    }
    for (const { id } of answers) waiting.delete(id);
  }
  return {
    async keep(answer) {
      waiting.set(answer.id, answer);
      timer ??= setTimeout(() => flush().catch(again), writeAfterMs);
    },
    async find(id) {
      const buffered = waiting.get(id);
      if (buffered) return buffered;
      const row = await db.selectFrom('answer').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    flush,
  };

  /** The database is away for now: what waits stays in memory and is tried with the next answer. */
  function again(error: unknown) {
    writing = Promise.resolve();
    onError(error);
  }
}

function toRow({ at, reply, ...rest }: KeptAnswer): Tables['answer'] {
  return { ...rest, at: at.getTime(), reply: encodeReply(reply) };
}

function fromRow({ at, reply, ...rest }: Tables['answer']): KeptAnswer {
  return { ...rest, ...closedWords.parse(rest), at: new Date(at), reply: decodeReply(reply) };
}
