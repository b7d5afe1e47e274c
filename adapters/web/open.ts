/** The web channel: listens, answers, and ends within four seconds with every answer finished. */

import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Channel } from '../../src/ports.ts';
import { createApp } from './app.ts';
import { listen, listeningAddress } from './listen.ts';
import type { ListeningAddress, WebOptions } from './options.ts';

/** Opens the channel; `run` listens until its signal ends it, and rejects where it cannot listen. */
export function openWeb(options: WebOptions): Channel {
  let ending = false;
  let at: ListeningAddress | undefined;
  const app = createApp(options, () => ending);

  async function run(signal: AbortSignal): Promise<void> {
    const server = createServer(
      { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 15_000 },
      getRequestListener(app.fetch),
    );
    const open = countOpen(server, () => ending);
    await listen(server, options);
    at = listeningAddress(server);
    options.onListening?.(at);
    const broke = brokenOff(server);
    await Promise.race([aborted(signal), broke]).finally(() => {
      ending = true;
      at = undefined;
    });
    await close(server, open, options.finishMs ?? 3_500);
  }

  return {
    name: 'web',
    run,
    push: async () => ({ kind: 'refused', reason: 'a web page cannot be written to unasked' }),
    health: () =>
      at ? { ready: true, detail: `listening on ${at.url}` } : { ready: false, detail: 'not listening' },
  };
}

interface Open {
  responses(): number;
  /** Called whenever a response is done. */
  onDone: (() => void) | undefined;
}

/** Responses that are under way. While ending, each asks its caller to come no more on that line. */
function countOpen(server: Server, ending: () => boolean): Open {
  let responses = 0;
  const open: Open = { responses: () => responses, onDone: undefined };
  server.prependListener('request', (_, response) => {
    responses++;
    if (ending()) response.setHeader('Connection', 'close');
    response.once('close', () => {
      responses--;
      open.onDone?.();
    });
  });
  return open;
}

async function close(server: Server, open: Open, finishMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, finishMs);
    open.onDone = () => {
      if (open.responses() === 0) resolve();
    };
    open.onDone();
  });
  clearTimeout(timer);
  if (open.responses() === 0) server.closeIdleConnections();
  else server.closeAllConnections();
  setTimeout(() => server.closeAllConnections(), 200).unref();
  await closed;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function brokenOff(server: Server): Promise<never> {
  return new Promise((_, reject) => server.once('error', reject));
}
