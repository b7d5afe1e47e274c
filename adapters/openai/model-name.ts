/** Which model is asked: the one configured, a sensible one of OpenAI's, or the first that the server lists. */

import type { OpenAI } from 'openai';

export const openaiUrl = 'https://api.openai.com/v1';
/** OpenAI's small general model with structured output that openai 7.57 lists without a shutdown date. */
const openaiSmall = 'gpt-5.4-mini';
/** Ollama and vLLM list these beside the models that can write. */
const writesNothing = /embed|rerank|whisper|tts|moderation|guard/i;

export interface ModelName {
  /** The name as far as it is known; `auto` until a server was asked for its list. */
  known(): string;
  /** The name, asked for once; undefined when the server lists no model. Throws what the client throws. */
  find(signal: AbortSignal): Promise<string | undefined>;
}

export function modelName(client: OpenAI, baseUrl: string, configured?: string): ModelName {
  let name = configured ?? (new URL(baseUrl).hostname.endsWith('api.openai.com') ? openaiSmall : undefined);
  return {
    known: () => name ?? 'auto',
    async find(signal) {
      name ??= await firstListed(client, signal);
      return name;
    },
  };
}

async function firstListed(client: OpenAI, signal: AbortSignal): Promise<string | undefined> {
  const { data } = await client.models.list({ signal });
  const names = Array.isArray(data) ? data.flatMap(({ id }) => (typeof id === 'string' ? id : [])) : [];
  return names.find((name) => !writesNothing.test(name)) ?? names[0];
}
