/** The answer object as CONTRACT.md promises it to scripts. */

import { z } from 'zod';

const date = z.string().regex(/^(\d{4}(-\d\d){0,2})?$/);

const citationShape = z.strictObject({
  n: z.int().min(1),
  id: z.string().min(1),
  entry: z.string().min(1),
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  published: date,
  as_of: date,
  quote: z.string().min(1),
  quoted: z.enum(['record', 'verbatim']),
});

/** Every mark has its citation, and an answer has at least one. */
export const answerShape = z
  .strictObject({
    question: z.string(),
    language: z.enum(['vi', 'ko', 'en']),
    status: z.enum([
      'answered',
      'partial',
      'clarify',
      'unknown',
      'out_of_scope',
      'declined',
      'smalltalk',
      'unavailable',
    ]),
    text: z.string().min(1),
    citations: z.array(citationShape),
    entries: z.array(z.string()),
    suggestions: z.array(z.string()),
    model: z.string(),
    ms: z.number().min(0),
    id: z.string(),
    release: z.string().min(1),
  })
  .refine(({ status, citations }) => citations.length > 0 || !['answered', 'partial'].includes(status), {
    error: 'an answer without a citation',
  })
  .refine(
    ({ text, citations }) =>
      [...text.matchAll(/\[(\d+)\]/g)].every(([, n]) => citations.some((one) => one.n === Number(n))),
    { error: 'a mark without its citation' },
  );

export type AnswerObject = z.infer<typeof answerShape>;
