/** The program as shipped, `caudari serve` in a process of its own: started, heard, ended in order or killed. */

import { once } from 'node:events';
import { startProgram } from '../adapters/terminal/program.ts';

export interface Bot {
  /** Where its web side listens. */
  url: string;
  /** What it printed for people. */
  printed(): string;
  /** Its log. */
  logged(): string;
  /** Asks it to end, without waiting. */
  askToEnd(): void;
  /** How it ended, and how long after it was asked to. */
  ended(): Promise<{ code: number | null; afterMs: number }>;
  /** Ends it without a chance to do anything about it. */
  kill(): Promise<void>;
}

const startMs = 30_000;
const lookAgainMs = 50;

/** Resolves when it is ready to answer on all of its channels. */
export async function startBot(folder: string, env: Readonly<Record<string, string>>): Promise<Bot> {
  const child = startProgram(['serve'], folder, { PORT: '0', LOG_LEVEL: 'trace', ...env });
  const end = once(child, 'close');
  let printed = '';
  let logged = '';
  let askedMs = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    logged += text;
  });
  const url = await until('it prints its address', () => {
    if (child.exitCode !== null) throw new Error(`it ended instead of starting: ${logged}`);
    return /web chat +on +(http:\S+?)\/$/m.exec(printed)?.[1];
  });
  await until('it is ready', async () => {
    const response = await fetch(`${url}/readyz`);
    await response.text();
    return response.ok || undefined;
  });
  return {
    url,
    printed: () => printed,
    logged: () => logged,
    askToEnd() {
      askedMs = performance.now();
      child.kill('SIGTERM');
    },
    async ended() {
      await end;
      return { code: child.exitCode, afterMs: performance.now() - askedMs };
    },
    async kill() {
      child.kill('SIGKILL');
      await end;
    },
  };
}

/** Looks again and again, as what it waits for happens in another process. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const overMs = performance.now() + startMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > overMs) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}
