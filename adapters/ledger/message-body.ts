/** The body of a push as text in the ledger, and back: files as base64, the shape checked by zod. */

import { z } from 'zod';
import type { MessageBody } from '../../jobs/ports.ts';
import { block, button, file } from './kept-reply.ts';

const body = z.object({ blocks: z.array(block), buttons: z.array(button), files: z.array(file) });

export function encodeBody({ blocks, buttons, files }: MessageBody): string {
  const encoded = files.map(({ name, type, bytes }) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  return JSON.stringify({ blocks, buttons, files: encoded });
}

export function decodeBody(text: string): MessageBody {
  const { blocks, buttons, files } = body.parse(JSON.parse(text));
  return {
    blocks,
    buttons,
    files: files.map(({ name, type, base64 }) => ({
      name,
      type,
      bytes: new Uint8Array(Buffer.from(base64, 'base64')),
    })),
  };
}
