/** Servers differ: which formats they take, which models they have, whether they want a key. */

import { expect, test } from 'vitest';
import { answer } from '../../platforms/openai/behaviour.ts';
import { described, differences } from '../../platforms/openai/contract.ts';
import { rank, request, world } from './world.ts';

const good = { kind: 'writes', text: answer(rank) } as const;
const drafted = { kind: 'drafted', sentences: [rank] };

test.each([
  [['json_schema'], ['json_schema', 'json_object']],
  [
    ['json_schema', 'json_object'],
    ['json_schema', 'json_object', undefined],
  ],
])('where %j is refused it asks in a plainer way, and remembers that', async (refused, asked) => {
  await using here = await world();
  here.server.refusedFormats = refused;
  here.server.next(good);
  const formats = () => here.server.calls.map(({ body }) => body['response_format']);
  expect(await here.ask(request)).toEqual(drafted);
  expect(formats().map((format) => Object(format).type)).toEqual(asked);
  expect(await here.ask(request)).toEqual(drafted);
  expect(formats().slice(asked.length)).toHaveLength(1);
  expect(here.server.differences).toEqual([]);
});

test('a server that refuses every request is asked in each way once and forgets nothing', async () => {
  await using here = await world();
  here.server.next({ kind: 'status', status: 400, message: 'bad request' });
  expect(await here.ask(request)).toMatchObject({ kind: 'failed', reason: 'the model server answered 400' });
  here.server.next(good);
  expect(await here.ask(request)).toEqual(drafted);
  expect(here.server.calls.at(-1)?.body).toHaveProperty('response_format.type', 'json_schema');
});

test('without a model name it takes the first listed one that can write, asked for once', async () => {
  await using here = await world({ model: undefined });
  here.server.next(good);
  expect(here.model.name).toBe('auto');
  await here.ask(request);
  await here.ask(request);
  expect(here.model.name).toBe('small-writer');
  expect(here.server.calls.map(({ path }) => path)).toEqual([
    '/v1/models',
    '/v1/chat/completions',
    '/v1/chat/completions',
  ]);
  expect(here.server.calls[1]?.body['model']).toBe('small-writer');
});

test('a server that lists no model is a failure that names the setting', async () => {
  await using here = await world({ model: undefined });
  here.server.models = [];
  expect(await here.ask(request)).toMatchObject({ reason: expect.stringMatching(/set OPENAI_MODEL/) });
});

test('a list that cannot be had fails the answer and is asked for again', async () => {
  const here = await world({ model: undefined });
  await here[Symbol.asyncDispose]();
  expect(await here.ask(request)).toMatchObject({ reason: 'the model server cannot be reached' });
  expect(here.model.name).toBe('auto');
});

test('the key goes to the server, and a server without keys is asked without a real one', async () => {
  await using keyed = await world();
  keyed.server.next(good);
  await keyed.ask(request);
  expect(keyed.server.calls[0]?.authorization).toBe('Bearer sk-secret');
  await using keyless = await world({ apiKey: undefined });
  keyless.server.next(good);
  expect(await keyless.ask(request)).toEqual(drafted);
});

test('embeddings come in the order of the texts, in whatever order the server sends them', async () => {
  await using here = await world({ embeddingModel: 'test-embeddings' });
  expect(await here.model.embed?.(['a', 'bcd'], new AbortController().signal)).toEqual([
    [1, 97],
    [3, 98],
  ]);
  expect(here.server.calls[0]?.body).toMatchObject({ model: 'test-embeddings', encoding_format: 'float' });
  expect(here.server.differences).toEqual([]);
});

test('without an embedding model there are no embeddings, and a dead server gives none', async () => {
  const without = await world();
  expect(without.model.embed).toBeUndefined();
  await without[Symbol.asyncDispose]();
  const dead = await world({ embeddingModel: 'test-embeddings' });
  await dead[Symbol.asyncDispose]();
  expect(await dead.model.embed?.(['a'], new AbortController().signal)).toBeUndefined();
});

if (!described)
  test.skip('no request was checked: ../shared/specs/openai-openapi-subset.json is not there', () =>
    undefined);

test.runIf(described)('the check of the wire sees a wrong body', () => {
  expect(differences('CreateChatCompletionRequest', { model: 'm' })).not.toEqual([]);
  expect(differences('CreateChatCompletionStreamResponse', { choices: 'none' })).not.toEqual([]);
});
