/** Telegram's published schema as a judge of calls and of the fake's own answers; absent, nothing is judged. */

import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const field = z.object({ name: z.string(), types: z.array(z.string()), required: z.boolean() });
const spec = z.object({
  methods: z.record(
    z.string(),
    z.object({ fields: z.array(field).optional(), returns: z.array(z.string()) }),
  ),
  types: z.record(
    z.string(),
    z.object({ fields: z.array(field).optional(), subtypes: z.array(z.string()).optional() }),
  ),
});
type Fields = z.infer<typeof field>[];

export interface Schema {
  /** What is wrong with the call, each as a path and a sentence; empty when it conforms. */
  call(method: string, payload: Readonly<Record<string, unknown>>): string[];
  result(method: string, result: unknown): string[];
  update(update: unknown): string[];
}

const file = new URL('../../../../shared/specs/telegram-bot-api-10.1.json', import.meta.url);
export const schemaPresent = existsSync(file);

/** telegraf puts the name of the method into multipart bodies as well. Nothing else that we send deviates. */
const allowed = new Set(['method']);

export function openSchema(): Schema {
  if (!schemaPresent) return { call: () => [], result: () => [], update: () => [] };
  const { methods, types } = spec.parse(JSON.parse(readFileSync(file, 'utf8')));

  function any(names: readonly string[], value: unknown, at: string): string[] {
    let best: string[] | undefined;
    for (const name of names) {
      const wrong = one(name, value, at);
      if (!best || wrong.length < best.length) best = wrong;
    }
    return best ?? [];
  }

  function one(name: string, value: unknown, at: string): string[] {
    if (name.startsWith('Array of ')) {
      if (!Array.isArray(value)) return [`${at}: not an array`];
      return value.flatMap((item, index) => any([name.slice(9)], item, `${at}[${index}]`));
    }
    const simple = simpleTypes[name];
    if (simple) return simple(value) ? [] : [`${at}: not a ${name}`];
    const type = types[name];
    if (!type) return [`${at}: unknown type ${name}`];
    if (type.subtypes) return any(type.subtypes, value, at);
    return fields(type.fields ?? [], value, at);
  }

  function fields(known: Fields, value: unknown, at: string): string[] {
    const read = z.record(z.string(), z.unknown()).safeParse(value);
    if (!read.success) return [`${at}: not an object`];
    const wrong = known.flatMap(({ name, types: names, required }) => {
      const held = read.data[name];
      if (held === undefined) return required ? [`${at}.${name}: missing`] : [];
      return any(names, held, `${at}.${name}`);
    });
    const names = new Set(known.map(({ name }) => name));
    const unknown = Object.keys(read.data).filter((key) => !names.has(key) && !allowed.has(key));
    return [...wrong, ...unknown.map((key) => `${at}.${key}: unknown`)];
  }

  return {
    call(method, payload) {
      const known = methods[method];
      return known ? fields(known.fields ?? [], payload, method) : [`${method}: unknown method`];
    },
    result: (method, result) => any(methods[method]?.returns ?? [], result, `${method} result`),
    update: (update) => one('Update', update, 'update'),
  };
}

const simpleTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Integer: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  True: (value) => value === true,
  InputFile: (value) => typeof value === 'string' || value instanceof File,
};
