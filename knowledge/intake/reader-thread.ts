/** The thread in which files are read: what a file makes it do ends with it. */

import { parentPort } from 'node:worker_threads';
import type { NamedBytes } from './document.ts';
import { read, type TakenIn } from './read.ts';
import { Refusal } from './refusal.ts';

export type ThreadAnswer =
  | { kind: 'read'; document: TakenIn }
  | { kind: 'refused'; why: string }
  | { kind: 'failed'; why: string };

const port = parentPort;
port?.on('message', async (file: NamedBytes) => {
  port.postMessage(await answer(file));
});

async function answer(file: NamedBytes): Promise<ThreadAnswer> {
  try {
    return { kind: 'read', document: await read(file) };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', why: error.message };
    return {
      kind: 'failed',
      why: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}
