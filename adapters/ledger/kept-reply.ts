/** A reply as text in the ledger, and back: files as base64, the shape checked by zod. */

import { z } from 'zod';
import { languages, type Reply, type Status } from '../../src/nouns.ts';

const language = z.enum(languages);

export const statuses = [
  'answered',
  'partial',
  'clarify',
  'unknown',
  'out_of_scope',
  'declined',
  'smalltalk',
  'unavailable',
] as const satisfies readonly Status[];

const span = z.object({
  text: z.string(),
  bold: z.boolean().exactOptional(),
  italic: z.boolean().exactOptional(),
  url: z.string().exactOptional(),
  cite: z.number().exactOptional(),
});
const spans = z.array(span);

export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), spans }),
  z.object({ kind: z.literal('heading'), spans }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(spans) }),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(spans)) }),
  z.object({ kind: z.literal('quote'), spans }),
]);

const citation = z.object({
  n: z.number(),
  id: z.string(),
  entry: z.string(),
  title: z.string(),
  publisher: z.string(),
  url: z.string(),
  published: z.string(),
  as_of: z.string(),
  quote: z.string(),
  quoted: z.enum(['record', 'verbatim']),
});

export const button = z.object({ label: z.string(), action: z.string() });
export const file = z.object({ name: z.string(), type: z.string(), base64: z.string() });

const reply = z.object({
  id: z.string(),
  language,
  status: z.enum(statuses),
  blocks: z.array(block),
  more: z.array(block),
  citations: z.array(citation),
  entries: z.array(z.string()),
  suggestions: z.array(z.string()),
  buttons: z.array(button),
  files: z.array(file),
  model: z.string(),
  release: z.string(),
  private: z.boolean(),
});

export function encodeReply(kept: Reply): string {
  const files = kept.files.map(({ name, type, bytes }) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  return JSON.stringify({ ...kept, files });
}

export function decodeReply(text: string): Reply {
  const { files, ...rest } = reply.parse(JSON.parse(text));
  const decoded = files.map(({ name, type, base64 }) => ({
    name,
    type,
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  }));
  return { ...rest, files: decoded };
}
