/** Checks what goes over the wire against OpenAI's own description of its API, where that file is present. */

import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const file = new URL('../../../../shared/specs/openai-openapi-subset.json', import.meta.url);

export const described = existsSync(file);

export type Shape =
  | 'CreateChatCompletionRequest'
  | 'CreateChatCompletionStreamResponse'
  | 'CreateEmbeddingRequest'
  | 'CreateEmbeddingResponse'
  | 'ErrorResponse'
  | 'ListModelsResponse';

/** Every way in which a body differs from its shape; none where the description is missing. */
export function differences(shape: Shape, body: unknown): string[] {
  if (!described) return [];
  const check = ajv().getSchema(`openai#/components/schemas/${shape}`);
  if (!check) throw new Error(`openai-openapi-subset.json describes no ${shape}`);
  if (check(body)) return [];
  return (check.errors ?? []).map((error) => `${shape}${error.instancePath} ${error.message}`);
}

let loaded: Ajv | undefined;

/** OpenAPI's own keywords (discriminator, x-…) and formats say nothing about validity: they are passed over. */
function ajv(): Ajv {
  if (loaded) return loaded;
  loaded = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  loaded.addSchema(JSON.parse(readFileSync(file, 'utf8'), nullToo), 'openai');
  return loaded;
}

/** OpenAPI 3.0 writes `nullable: true` where JSON Schema has a second type. */
function nullToo(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  const { nullable, ...schema } = value;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : value;
}
