/** A model server that lets nobody through until it is told to: for answers that are in flight. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface HeldModel extends AsyncDisposable {
  url: string;
  /** Requests that came so far. */
  came(): number;
  /** Whoever waits, and whoever comes later, gets what the other server says. */
  release(): void;
}

export async function holdModel(other: string): Promise<HeldModel> {
  const gate = Promise.withResolvers<void>();
  let came = 0;
  async function pass(request: IncomingMessage, response: ServerResponse) {
    came++;
    const body = await text(request);
    await gate.promise;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(new URL(request.url ?? '', other), { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
  }
  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    came: () => came,
    release: gate.resolve,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
