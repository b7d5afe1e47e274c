/** A platform over HTTP that takes a moment for every message and counts what it delivered to whom. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

export interface CountingPlatform {
  url: string;
  /** Messages delivered, by chat. */
  delivered: Map<string, number>;
  /** The most requests that were on their way at once. */
  mostAtOnce(): number;
  /** The most that arrived in any one second. */
  mostPerSecond(): number;
  close(): Promise<void>;
}

const message = z.object({ chat: z.string(), nonce: z.string() });

/** `enforcesNonce`: a repeated nonce is answered like the first and delivers nothing, as Discord does. */
export async function countingPlatform({
  enforcesNonce = false,
  latencyMs = 15,
} = {}): Promise<CountingPlatform> {
  const delivered = new Map<string, number>();
  const nonces = new Set<string>();
  const arrivals: number[] = [];
  let now = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    now++;
    most = Math.max(most, now);
    arrivals.push(performance.now());
    const { chat, nonce } = message.parse(JSON.parse(await text(request)));
    const isRepeat = enforcesNonce && nonces.has(nonce);
    nonces.add(nonce);
    if (!isRepeat) delivered.set(chat, (delivered.get(chat) ?? 0) + 1);
    setTimeout(() => {
      now--;
      response.end(`message to ${chat}`);
    }, latencyMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    delivered,
    mostAtOnce: () => most,
    mostPerSecond: () => mostInAWindow(arrivals, 1000),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function mostInAWindow(sortedMs: readonly number[], windowMs: number): number {
  let first = 0;
  let most = 0;
  for (const [last, atMs] of sortedMs.entries()) {
    while ((sortedMs[first] ?? atMs) <= atMs - windowMs) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
