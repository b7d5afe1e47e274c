/** Reads the body of a call: JSON, or multipart with `payload_json` and files. */

import type { IncomingMessage } from 'node:http';
import type { File } from './messages.ts';

export interface ReadBody {
  json: unknown;
  files: File[];
}

export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { json: JSON.parse(bytes.toString('utf8')), files: [] };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: File[] = [];
  for (const [key, value] of form.entries()) {
    if (typeof value === 'string' || !key.startsWith('files[')) continue;
    files.push({ name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { json: JSON.parse(String(form.get('payload_json'))), files };
}
