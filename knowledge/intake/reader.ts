/** Reads files one after the other in a thread with limits of memory and time; a file that breaks it gets a new one. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { NamedBytes } from './document.ts';
import { limits } from './limits.ts';
import type { TakenIn } from './read.ts';
import type { ThreadAnswer } from './reader-thread.ts';

/** What came of one file; `why` goes on "NAME: … ". */
export type ReadResult = { kind: 'read'; document: TakenIn } | { kind: 'refused'; why: string };

export interface Reader extends AsyncDisposable {
  /** The bytes are handed over to the thread: they cannot be used afterwards. Rejects only when the signal ends it. */
  read(file: NamedBytes, signal?: AbortSignal): Promise<ReadResult>;
}

export interface ReaderLimits {
  readMs: number;
  readerMegabytes: number;
}

export function createReader({ readMs, readerMegabytes }: ReaderLimits = limits): Reader {
  let thread: Worker | undefined;

  return {
    async read(file, signal) {
      signal?.throwIfAborted();
      thread ??= openThread();
      const timeout = AbortSignal.timeout(readMs);
      const ending = signal ? AbortSignal.any([signal, timeout]) : timeout;
      try {
        const bytes = file.bytes.slice();
        thread.postMessage({ ...file, bytes }, [bytes.buffer]);
        const [answer]: ThreadAnswer[] = await once(thread, 'message', { signal: ending });
        return resultOf(answer);
      } catch (error) {
        await close();
        signal?.throwIfAborted();
        return { kind: 'refused', why: whyOf(error, timeout.aborted) };
      }
    },
    [Symbol.asyncDispose]: close,
  };

  function openThread(): Worker {
    const opened = new Worker(new URL('./reader-thread.ts', import.meta.url), {
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: readerMegabytes, stackSizeMb: 4 },
    });
    opened.on('error', () => {}); // also told to whoever waits in read(); between two files nobody does
    return opened;
  }

  async function close(): Promise<void> {
    await thread?.terminate();
    thread = undefined;
  }

  function whyOf(error: unknown, late: boolean): string {
    if (late) return `takes longer than ${Math.round(readMs / 1000)} s to read, so it was given up.`;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_WORKER_OUT_OF_MEMORY')
      return `needs more than ${readerMegabytes} MB of memory to read, so it was given up.`;
    return 'cannot be read. Save it as PDF or DOCX and add that.';
  }
}

function resultOf(answer: ThreadAnswer | undefined): ReadResult {
  switch (answer?.kind) {
    case 'read':
      return answer;
    case 'refused':
      return answer;
    case 'failed':
    case undefined:
      return {
        kind: 'refused',
        why: `cannot be read (${answer?.why ?? 'no reason given'}). Save it as PDF or DOCX and add that.`,
      };
  }
}
