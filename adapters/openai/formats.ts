/** The ways to ask for JSON, strictest first: servers differ in which of them they take. */

import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { answerShape } from './draft.ts';
import type { Failure } from './failure.ts';

type Format = ChatCompletionCreateParamsStreaming['response_format'];

const { $schema: _, ...schema } = z.toJSONSchema(answerShape);

/** A schema (OpenAI, vLLM, Ollama), the older JSON mode, and nothing but the words of the prompt. */
export const formats: readonly Format[] = [
  { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
  { type: 'json_object' },
  undefined,
];

/**
 * Whether a server said no to the format and not to the question. Servers word it as they like, so any 400, 422
 * or 501 counts, except those that name another cause.
 */
export function refusesFormat(failure: Failure): boolean {
  if (failure.why !== 'status') return false;
  if (failure.format) return failure.status < 500 || failure.status === 501;
  return (
    [400, 422, 501].includes(failure.status) && !/context_length|content_filter|model/.test(failure.code)
  );
}
