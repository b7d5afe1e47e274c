/** A model server on 127.0.0.1 that the real openai client talks to: chat completions, models, embeddings. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { apiError, type Behaviour } from './behaviour.ts';
import { complete } from './complete.ts';
import { differences, type Shape } from './contract.ts';

export interface Call {
  path: string;
  body: Record<string, unknown>;
  authorization: string;
}

export interface FakeOpenAI extends AsyncDisposable {
  /** What OPENAI_BASE_URL would hold. */
  url: string;
  calls: Call[];
  /** Where a request or an answer of this server differs from OpenAI's description. */
  differences: string[];
  /** What the next chat completions get, in order; the last one stays. */
  next(...behaviours: Behaviour[]): void;
  models: string[];
  /** Response formats that it answers with 400. */
  refusedFormats: string[];
}

export async function fakeOpenAI(): Promise<FakeOpenAI> {
  const queue: Behaviour[] = [];
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const fake: FakeOpenAI = {
    url: `http://127.0.0.1:${address.port}/v1`,
    calls: [],
    differences: [],
    models: ['nomic-embed-text', 'small-writer'],
    refusedFormats: [],
    next(...behaviours) {
      queue.splice(0, queue.length, ...behaviours);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };

  const check = (shape: Shape, body: unknown) => fake.differences.push(...differences(shape, body));

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const path = request.url ?? '';
    const sent = await text(request);
    const body = sent ? JSON.parse(sent) : {};
    fake.calls.push({ path, body, authorization: request.headers.authorization ?? '' });
    const json = (status: number, answered: unknown, shape: Shape, headers = {}) => {
      check(shape, answered);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(answered));
    };
    switch (path) {
      case '/v1/chat/completions':
        check('CreateChatCompletionRequest', body);
        return complete(response, behaviourFor(body), { model: String(body.model), json, check });
      case '/v1/models':
        return json(200, modelList(fake.models), 'ListModelsResponse');
      case '/v1/embeddings':
        check('CreateEmbeddingRequest', body);
        return json(200, embeddings(body.model, body.input), 'CreateEmbeddingResponse');
      default:
        return json(404, apiError({ message: `no route ${path}` }), 'ErrorResponse');
    }
  }

  function behaviourFor(body: { response_format?: { type: string } }): Behaviour {
    const format = body.response_format?.type;
    if (format && fake.refusedFormats.includes(format))
      return { kind: 'status', status: 400, message: `this server knows no ${format}` };
    const behaviour = queue.length > 1 ? queue.shift() : queue[0];
    if (!behaviour) throw new Error('the test did not say what the server answers: call next()');
    return behaviour;
  }
  return fake;
}

function modelList(names: string[]) {
  const data = names.map((id) => ({ id, object: 'model', created: 1_700_000_000, owned_by: 'test' }));
  return { object: 'list', data };
}

/** A text's vector is its length and its first letter: enough to tell texts apart. Sent last one first. */
function embeddings(model: string, input: string[]) {
  const data = input.map((one, index) => ({
    object: 'embedding',
    index,
    embedding: [one.length, one.codePointAt(0) ?? 0],
  }));
  return { object: 'list', model, data: data.reverse(), usage: { prompt_tokens: 1, total_tokens: 1 } };
}
