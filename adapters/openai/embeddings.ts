/** Texts → vectors, through the same server; what fails is undefined, for search works without it. */

import type { OpenAI } from 'openai';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../src/ports.ts';
import { endOf, failureOf, reasonFor } from './failure.ts';

/** One vector for each text, in order; undefined when the server did not give them all. Never throws. */
export type Embed = (texts: readonly string[], signal: AbortSignal) => Promise<number[][] | undefined>;

const shape = z.object({
  data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).min(1) })),
});

export interface EmbedSettings {
  client: OpenAI;
  model: string;
  log: Pick<Logger, 'warn'>;
  clock: Clock;
}

export function embedWith({ client, model, log, clock }: EmbedSettings): Embed {
  return async (texts, signal) => {
    if (texts.length === 0) return [];
    try {
      // Without a format the client asks for base64, which not every compatible server speaks.
      const body = { model, input: [...texts], encoding_format: 'float' as const };
      const given = shape.safeParse(await client.embeddings.create(body, { signal }));
      const vectors = given.success ? inOrder(given.data.data, texts.length) : undefined;
      if (!vectors) log.warn({ model }, 'the embedding server did not give one vector for each text');
      return vectors;
    } catch (error) {
      const reason = reasonFor(endOf(signal) ?? failureOf(error, clock()));
      log.warn({ model, reason }, 'no embeddings');
      return undefined;
    }
  };
}

function inOrder(data: { index: number; embedding: number[] }[], count: number): number[][] | undefined {
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]));
  const vectors = Array.from({ length: count }, (_, index) => byIndex.get(index) ?? []);
  return vectors.every((vector) => vector.length > 0) ? vectors : undefined;
}
