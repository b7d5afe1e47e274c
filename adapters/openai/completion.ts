/** One streamed chat completion: its text, or why there is none. */

import type { OpenAI } from 'openai';
import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
} from 'openai/resources/chat/completions';
import { z } from 'zod';
import { endOf, type Failure, failureOf } from './failure.ts';
import { type Limits, watch } from './limits.ts';

/** An answer has six sentences; a model that writes this much has lost the thread. */
const charactersMax = 20_000;

export type Completed = { text: string } | { failure: Failure };

export interface CompletionCall {
  client: OpenAI;
  body: Omit<ChatCompletionCreateParamsStreaming, 'stream'>;
  limits: Limits;
  /** Ends with the caller's patience and with the total limit. */
  signal: AbortSignal;
  now: () => Date;
  /** Gets all that has come, each time more comes. */
  onText: (soFar: string) => void;
}

/** Never throws. The client's own retries are off: `attempts.ts` knows how much time is left. */
export async function complete({
  client,
  body,
  limits,
  signal,
  now,
  onText,
}: CompletionCall): Promise<Completed> {
  using guard = watch(limits, signal);
  try {
    const stream = await client.chat.completions.create({ ...body, stream: true }, { signal: guard.signal });
    const read = await readStream(stream, guard.heard, onText);
    // An aborted stream ends like a finished one: only the guard knows better.
    return ended(guard.ended(), signal) ?? read;
  } catch (error) {
    return ended(guard.ended(), signal) ?? { failure: failureOf(error, now()) };
  }
}

/** What servers really send: a missing list of choices or a content that is no text is not rare. */
const chunkShape = z.object({
  choices: z.array(
    z.object({
      delta: z
        .object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          reasoning: z.unknown(),
          reasoning_content: z.unknown(),
        })
        .partial()
        .nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
});

async function readStream(
  stream: AsyncIterable<ChatCompletionChunk>,
  heard: () => void,
  onText: (soFar: string) => void,
): Promise<Completed> {
  let text = '';
  let refused = false;
  let finish = '';
  for await (const piece of stream) {
    const chunk = chunkShape.safeParse(piece);
    if (!chunk.success) return { failure: { why: 'nonsense' } };
    const choice = chunk.data.choices[0];
    const delta = choice?.delta;
    if (delta?.content || delta?.refusal || delta?.reasoning || delta?.reasoning_content) heard();
    if (delta?.refusal) refused = true;
    if (choice?.finish_reason) finish = choice.finish_reason;
    if (!delta?.content) continue;
    text += delta.content;
    if (text.length > charactersMax) return { failure: { why: 'too-long' } };
    onText(text);
  }
  return refused ? { failure: { why: 'refused' } } : finished(finish, text);
}

function finished(finish: string, text: string): Completed {
  switch (finish) {
    case '':
      return { failure: { why: 'cut' } };
    case 'length':
      return { failure: { why: 'truncated' } };
    case 'content_filter':
      return { failure: { why: 'filtered' } };
    default:
      return { text };
  }
}

function ended(limit: 'silent' | 'stalled' | undefined, outer: AbortSignal): Completed | undefined {
  const failure = limit ? { why: limit } : endOf(outer);
  return failure && { failure };
}
