/** Hands one question to the conversation: one at a time per visitor, with a cap and a time limit. */

import type { Incoming, Language, Reply } from '../../src/nouns.ts';
import type { WebOptions } from './options.ts';
import { createQueues } from './queues.ts';

export interface Asked {
  text: string;
  action?: string | undefined;
  /** The language demanded for this one answer. */
  language?: Language | undefined;
  /** The language of the page or the browser: a hint. */
  appLanguage?: Language | undefined;
  /** The conversation that it belongs to; without one it stands alone. */
  conversation?: string | undefined;
}

/** `busy`: too many at once; `failed`: no answer came, the log says why; `left`: the asker went away. */
export type Outcome = { kind: 'answered'; reply: Reply; ms: number } | { kind: 'busy' | 'failed' | 'left' };

export type Ask = (asked: Asked, signal: AbortSignal, onText?: (piece: string) => void) => Promise<Outcome>;

export function createAsk(
  options: Pick<WebOptions, 'converse' | 'log' | 'answersMax' | 'answerMs' | 'newId'>,
): Ask {
  const { converse, log, answersMax = 2_000, answerMs = 60_000, newId = () => crypto.randomUUID() } = options;
  const inTurn = createQueues();
  let working = 0;

  return async (asked, signal, onText) => {
    if (working >= answersMax) return { kind: 'busy' };
    working++;
    const began = performance.now();
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new Error(`no answer within ${answerMs} ms`)), answerMs);
    const leave = () => limit.abort(new Error('the asker left'));
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    try {
      const incoming = incomingOf(asked, newId);
      const answer = () => untilAborted(() => converse(incoming, limit.signal, onText), limit.signal);
      const reply = await (asked.conversation === undefined ? answer() : inTurn(asked.conversation, answer));
      if (reply) return { kind: 'answered', reply, ms: performance.now() - began };
      log.error({}, 'the conversation had nothing to say to a new question');
      return { kind: 'failed' };
    } catch (error) {
      if (signal.aborted) return { kind: 'left' };
      log.error({ err: error }, 'no answer for the web');
      return { kind: 'failed' };
    } finally {
      working--;
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
    }
  };
}

function incomingOf(
  { text, action, language, appLanguage, conversation }: Asked,
  newId: () => string,
): Incoming {
  const id = newId();
  const chat = conversation ?? `once:${id}`;
  return {
    id,
    address: { channel: 'web', chat },
    person: chat,
    text,
    ...(conversation === undefined && { alone: true }),
    ...(action !== undefined && { action }),
    ...(language && { language }),
    ...(appLanguage && { appLanguage }),
  };
}

/** Ends with the signal even where the work does not listen to it. */
function untilAborted<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work().then(resolve, reject);
  });
}
