/** What the cases of the answer model share: a request about one index, a model on a fake server, its log. */

import { z } from 'zod';
import { type ModelSettings, openModel } from '../../../adapters/openai/open.ts';
import type { ModelDraft, ModelRequest, ModelSentence } from '../../../src/ports.ts';
import { type FakeOpenAI, fakeOpenAI } from '../../platforms/openai/server.ts';

export const rank = { text: 'Viet Nam ranked 71st of 193 countries in the EGDI 2024.', tokens: ['m1'] };
export const score = { text: 'Its score was 0.7709.', tokens: ['m2'] };

export const request: ModelRequest = {
  question: 'Which place has Vietnam in the EGDI?',
  language: 'en',
  turns: [],
  material: [
    { token: 'm1', text: rank.text, as_of: '2024-09-17', publisher: 'VietnamPlus', title: 'EGDI 2024' },
    {
      token: 'm2',
      text: 'The EGDI score of Viet Nam was 0.7709.',
      as_of: '2024-09-26',
      publisher: 'SGGP',
      title: 'EGDI',
    },
  ],
};

export interface World extends AsyncDisposable {
  server: FakeOpenAI;
  lines: string[];
  heard: ModelSentence[];
  model: ReturnType<typeof openModel>;
  ask(request: ModelRequest, signal?: AbortSignal): Promise<ModelDraft>;
}

/** Limits are short, so that a case about waiting takes no time. */
export async function world(settings: Partial<ModelSettings> = {}): Promise<World> {
  const server = await fakeOpenAI();
  const lines: string[] = [];
  const write = (...parts: unknown[]) => void lines.push(JSON.stringify(parts));
  const limits = { totalMs: 5000, firstWordsMs: 2500, stallMs: 2500, ...settings.limits };
  const log = { info: write, warn: write };
  const model = openModel({
    apiKey: 'sk-secret',
    baseUrl: server.url,
    model: 'test-model',
    log,
    ...settings,
    limits,
  });
  const heard: ModelSentence[] = [];
  return {
    server,
    lines,
    heard,
    model,
    ask: (asked, signal = new AbortController().signal) =>
      model.compose(asked, signal, (sentence) => heard.push(sentence)),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** What the server was sent in its nth call: the rules, and the data as they were before they became JSON. */
export function sent(server: FakeOpenAI, call = 0): { rules: string; data: unknown } {
  const messages = z.tuple([z.object({ content: z.string() }), z.object({ content: z.string() })]);
  const [system, user] = messages.parse(server.calls[call]?.body['messages']);
  return { rules: system.content, data: JSON.parse(user.content) };
}
