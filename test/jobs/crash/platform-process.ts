/** The counting platform itself, in a process of its own so that nobody else's work delays its clock. */

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const settings = z.object({ enforcesNonce: z.boolean(), latencyMs: z.number() });
const message = z.object({ chat: z.string(), nonce: z.string() });
const { enforcesNonce, latencyMs } = settings.parse(JSON.parse(process.argv[2] ?? '{}'));

const delivered = new Map<string, number>();
const nonces = new Set<string>();
const arrivals: number[] = [];
let now = 0;
let mostAtOnce = 0;

const server = createServer(async (request, response) => {
  now++;
  mostAtOnce = Math.max(mostAtOnce, now);
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
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.send?.(address.port);
});

process.on('message', () => {
  process.send?.({ delivered: [...delivered], mostAtOnce, mostPerSecond: mostInAWindow(arrivals, 1000) });
});
process.on('disconnect', () => process.exit());

function mostInAWindow(sortedMs: readonly number[], windowMs: number): number {
  let first = 0;
  let most = 0;
  for (const [last, atMs] of sortedMs.entries()) {
    while ((sortedMs[first] ?? atMs) <= atMs - windowMs) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
