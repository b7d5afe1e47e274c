/** A platform over HTTP that takes a moment for every message and counts what it delivered to whom. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

export interface CountingPlatform {
  url: string;
  /** What it counted until now. */
  counts(): Promise<Counts>;
  close(): Promise<void>;
}

export interface Counts {
  /** Messages delivered, by chat. */
  delivered: ReadonlyMap<string, number>;
  /** The most requests that were on their way at once. */
  mostAtOnce: number;
  /** The most that arrived in any one second. */
  mostPerSecond: number;
}

const counted = z.object({
  delivered: z.array(z.tuple([z.string(), z.number()])).transform((pairs) => new Map(pairs)),
  mostAtOnce: z.number(),
  mostPerSecond: z.number(),
});

/** `enforcesNonce`: a repeated nonce is answered like the first and delivers nothing, as Discord does. */
export async function countingPlatform({
  enforcesNonce = false,
  latencyMs = 15,
} = {}): Promise<CountingPlatform> {
  const settings = JSON.stringify({ enforcesNonce, latencyMs });
  const platform = fork(new URL('platform-process.ts', import.meta.url), [settings]);
  const [port] = await once(platform, 'message');
  return {
    url: `http://127.0.0.1:${port}/`,
    async counts() {
      platform.send('counts');
      const [answer] = await once(platform, 'message');
      return counted.parse(answer);
    },
    async close() {
      platform.disconnect();
      await once(platform, 'exit');
    },
  };
}
