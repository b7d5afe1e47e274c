/** Judges calls and answers by Discord's published OpenAPI description, where that file is present. */

import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';

const file = new URL('../../../../shared/specs/discord-openapi.json', import.meta.url);

export const schemaIsPresent = existsSync(file);

/** What is wrong with it; nothing when it conforms or the description is not there. */
export interface Judge {
  request(method: string, path: string, body: unknown): string | undefined;
  answer(method: string, path: string, status: number, body: unknown): string | undefined;
}

const content = z.looseObject({ 'application/json': z.looseObject({ schema: z.unknown() }).optional() });
const operation = z.looseObject({
  requestBody: z.looseObject({ content, required: z.boolean().optional() }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: content.optional() })),
});
const description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({
    schemas: z.record(z.string(), z.looseObject({ properties: z.unknown().optional() })),
  }),
});

const root = 'discord';
let judge: Judge | undefined;

/** One for all tests of a process: compiling is the costly part. */
export function openJudge(): Judge {
  judge ??= schemaIsPresent ? createJudge() : { request: () => undefined, answer: () => undefined };
  return judge;
}

function createJudge(): Judge {
  const api = description.parse(JSON.parse(readFileSync(file, 'utf8')));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(api, root);
  const compiled = new Map<string, ValidateFunction>();
  const templates = Object.keys(api.paths).map((path) => ({ path, pattern: patternOf(path) }));

  function find(method: string, path: string) {
    const template = templates
      .filter(({ pattern }) => pattern.test(path))
      .toSorted((a, b) => parameters(a.path) - parameters(b.path))
      .find((one) => api.paths[one.path]?.[method.toLowerCase()] !== undefined);
    if (!template) return undefined;
    const pointer = `/paths/${escapePointer(template.path)}/${method.toLowerCase()}`;
    return { pointer, operation: operation.parse(api.paths[template.path]?.[method.toLowerCase()]) };
  }

  function check(pointer: string, value: unknown): string | undefined {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `${root}#${pointer}` });
    compiled.set(pointer, validate);
    return validate(value) ? undefined : ajv.errorsText(validate.errors, { separator: '; ' }).slice(0, 600);
  }

  return {
    request(method, path, body) {
      const found = find(method, path);
      if (!found) return 'no such operation';
      const has = found.operation.requestBody?.content['application/json'];
      if (!has) return body === undefined ? undefined : 'a body where none belongs';
      if (body === undefined) return found.operation.requestBody?.required ? 'no body' : undefined;
      return (
        check(`${found.pointer}/requestBody/content/application~1json/schema`, body) ??
        unknownKeys(api, has.schema, body)
      );
    },
    answer(method, path, status, body) {
      const found = find(method, path);
      if (!found || body === undefined) return undefined;
      if (!found.operation.responses[status]?.content?.['application/json']) return undefined;
      return check(`${found.pointer}/responses/${status}/content/application~1json/schema`, body);
    },
  };
}

const reference = z.object({ $ref: z.string() });

/** The schemas allow keys that they do not name: a misspelt one would pass. */
function unknownKeys(api: z.infer<typeof description>, schema: unknown, body: unknown): string | undefined {
  const name = reference.safeParse(schema).data?.$ref.split('/').at(-1);
  const known = name === undefined ? undefined : api.components.schemas[name]?.properties;
  if (typeof known !== 'object' || known === null || typeof body !== 'object' || body === null)
    return undefined;
  const unknown = Object.keys(body).filter((key) => !(key in known));
  return unknown.length > 0 ? `unknown keys: ${unknown.join(', ')}` : undefined;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
}

function parameters(path: string): number {
  return path.split('{').length;
}

function escapePointer(path: string): string {
  return path.replaceAll('~', '~0').replaceAll('/', '~1');
}
