/** A platform in a process of its own: a true sliding window, 429 with retry_after, and jitter on both ways. */

import { createServer } from 'node:http';
import { z } from 'zod';

const settings = z.object({ perSecond: z.number(), jitterMs: z.number() });
const { perSecond, jitterMs } = settings.parse(JSON.parse(process.argv[2] ?? '{}'));

/** Arrivals of the last second, oldest first. */
const window: number[] = [];
let first = 0;
const stats = { accepted: 0, refused: 0, replies: 0 };

const server = createServer((request, response) => {
  if (request.url === '/stats') return void response.end(JSON.stringify(stats));
  request.resume();
  later(() => {
    const ok = arrives(performance.now());
    if (ok) stats.accepted++;
    else stats.refused++;
    if (ok && request.url === '/reply') stats.replies++;
    later(() => {
      response.statusCode = ok ? 200 : 429;
      response.end(ok ? 'm' : '1');
    });
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.send?.(address.port);
});

function later(run: () => void) {
  setTimeout(run, (Math.random() * jitterMs) / 2);
}

function arrives(nowMs: number) {
  while (first < window.length && (window[first] ?? 0) <= nowMs - 1000) first++;
  if (first > 10_000) {
    window.splice(0, first);
    first = 0;
  }
  if (window.length - first >= perSecond) return false;
  window.push(nowMs);
  return true;
}
