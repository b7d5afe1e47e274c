/** POST /api/ask: one question, the answer object of the contract, whole or as it comes. */

import { z } from 'zod';
import { answerObject, plainText } from '../../src/answer-object.ts';
import { languages } from '../../src/nouns.ts';
import type { Ask, Asked, Outcome } from './asking.ts';
import { openEventStream } from './event-stream.ts';
import type { WebContext, WebOptions } from './options.ts';
import { problem, type Refusal } from './refuse.ts';
import { answerView } from './view/answer.ts';
import { browserLanguage, conversationOf } from './visitor.ts';

const shape = z
  .object(
    {
      question: z.string('must be a text').trim().min(1, 'must not be empty').optional(),
      language: z.enum(languages, 'must be vi, ko or en').optional(),
      conversation: z
        .string('must be a text')
        .min(1, 'must not be empty')
        .max(200, 'is longer than 200')
        .optional(),
      /** The action of a pressed button, as an earlier answer gave it out. */
      action: z
        .string('must be a text')
        .min(1, 'must not be empty')
        .max(200, 'is longer than 200')
        .optional(),
      /** The chat page asks for the answer ready to be shown, as `html` beside the rest. */
      render: z.literal('html', 'must be "html"').optional(),
    },
    'must be an object',
  )
  .refine(({ question, action }) => question !== undefined || action !== undefined, {
    path: ['question'],
    message: 'is missing',
  });

type Body = z.infer<typeof shape>;

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

async function readBody(c: WebContext): Promise<{ body: Body } | { refusal: Refusal }> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
    return {
      refusal: { status: 415, detail: 'Send the question as JSON, with Content-Type: application/json.' },
    };
  }
  const json = parseJson(await c.req.text());
  if (json === undefined) {
    return { refusal: { status: 400, detail: 'The body is not JSON. Send {"question": "…"}.' } };
  }
  const read = shape.safeParse(json);
  return read.success ? { body: read.data } : { refusal: wrongFields(read.error) };
}

function wrongFields(error: z.ZodError): Refusal {
  const errors = error.issues.map(({ path, message }) => ({
    field: path.map(String).join('.') || 'body',
    detail: message,
  }));
  const detail = `${errors.map((one) => `${one.field} ${one.detail}`).join('; ')}.`;
  return { status: 400, detail, errors };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON has no undefined: the caller reads it as "not JSON".
  }
}

function wantsEvents(c: WebContext): boolean {
  return (c.req.header('accept') ?? '').includes('text/event-stream');
}
