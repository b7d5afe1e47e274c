/** The body of a call → its parameters: JSON, form or multipart with the bytes of files. */

import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

export type Payload = Record<string, unknown>;

export async function payloadOf(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return {};
  if (type.startsWith('application/json'))
    return z.record(z.string(), z.unknown()).parse(JSON.parse(String(body)));
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, typeof value === 'string' ? typed(name, value) : value]),
  );
}

/** Forms carry text alone: Telegram reads numbers, truth values and JSON from it. */
function typed(name: string, value: string): unknown {
  if (/_id$/.test(name) && /^-?\d+$/.test(value)) return Number(value);
  if (/^(true|false)$/.test(value)) return value === 'true';
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
}
