/** POST /api/ask: one question, the answer object of the contract, whole or as it comes. */

import { answerObject, plainText } from '../../src/answer-object.ts';
import { type Body, readBody } from './ask-body.ts';
import type { Ask, Asked, Outcome } from './asking.ts';
import { openEventStream } from './event-stream.ts';
import type { WebContext, WebOptions } from './options.ts';
import { problem, type Refusal } from './refuse.ts';
import { answerView } from './view/answer.ts';
import { browserLanguage, conversationOf } from './visitor.ts';

export interface AskApiTools {
  ask: Ask;
  log: WebOptions['log'];
  originOf: (c: WebContext) => string;
}

export function askApi({ ask, log, originOf }: AskApiTools) {
  return async (c: WebContext): Promise<Response> => {
    const read = await readBody(c);
    if ('refusal' in read) return problem(read.refusal);
    const { body } = read;
    const answer = answerer(body, () => originOf(c));
    const { signal } = c.req.raw;
    if (wantsEvents(c)) return stream({ ask, log, asked: askedBy(c, body), signal, answer });
    const outcome = await ask(askedBy(c, body), signal);
    if (outcome.kind !== 'answered') return problem(refusalOf(outcome));
    return new Response(await answer(outcome), {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    });
  };
}

type Answered = Extract<Outcome, { kind: 'answered' }>;
type Answerer = (answered: Answered) => string | Promise<string>;

/** The answer object as JSON. */
function answerer(body: Body, origin: () => string): Answerer {
  return async ({ reply, ms }) => {
    const object = answerObject(reply, { question: body.question ?? '', ms });
    if (body.render === undefined) return JSON.stringify(object);
    return JSON.stringify({ ...object, html: String(await answerView(reply, origin())) });
  };
}

interface Streaming {
  ask: Ask;
  log: WebOptions['log'];
  asked: Asked;
  signal: AbortSignal;
  answer: Answerer;
}

/** Events `text` (a piece) and then `answer` (the whole object); `problem` where no answer came. */
function stream({ ask, log, asked, signal, answer }: Streaming): Response {
  const events = openEventStream();
  const refuse = async (refusal: Refusal) => events.send('problem', await problem(refusal).text());
  let pieces = 0;
  const onText = (piece: string) => {
    pieces++;
    events.send('text', piece);
  };
  const run = async () => {
    const outcome = await ask(asked, signal, onText);
    if (outcome.kind !== 'answered') return refuse(refusalOf(outcome));
    if (pieces === 0) onText(plainText(outcome.reply.blocks));
    events.send('answer', await answer(outcome));
  };
  run()
    .catch((error: unknown) => {
      log.error({ err: error }, 'an answer could not be shown');
      return refuse({ status: 500, detail: 'A fault kept this request from being answered.' });
    })
    .finally(events.end);
  return events.response;
}

export function refusalOf({ kind }: Exclude<Outcome, Answered>): Refusal {
  switch (kind) {
    case 'busy':
      return {
        status: 503,
        detail: 'Too many questions at once. Try again in 1 s.',
        headers: { 'Retry-After': '1' },
      };
    case 'failed':
      return { status: 503, detail: 'No answer could be given just now.', headers: { 'Retry-After': '5' } };
    case 'left':
      return { status: 503, detail: 'The caller left before the answer came.' };
  }
}

function askedBy(c: WebContext, { question, language, conversation, action }: Body): Asked {
  const visitor = conversation === undefined ? conversationOf(c) : undefined;
  return {
    text: question ?? '',
    action,
    language,
    appLanguage: browserLanguage(c),
    // Two namespaces: no caller can name a visitor's conversation.
    conversation: visitor === undefined ? conversation && `api:${conversation}` : `page:${visitor}`,
  };
}

function wantsEvents(c: WebContext): boolean {
  return (c.req.header('accept') ?? '').includes('text/event-stream');
}
