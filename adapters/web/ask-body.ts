/** The body of POST /api/ask, checked. */

import { z } from 'zod';
import { languages } from '../../src/nouns.ts';
import type { WebContext } from './options.ts';
import { type Refusal, wrongFields } from './refuse.ts';

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

export type Body = z.infer<typeof shape>;

/** The fields of a question, or why there are none. */
export async function readBody(c: WebContext): Promise<{ body: Body } | { refusal: Refusal }> {
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
  return read.success ? { body: read.data } : { refusal: { status: 400, ...wrongFields(read.error) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON has no undefined: the caller reads it as "not JSON".
  }
}
