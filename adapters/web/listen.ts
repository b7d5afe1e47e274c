/** Begins to listen, or says in a sentence why it cannot. */

import type { Server } from 'node:http';
import type { ListeningAddress, WebOptions } from './options.ts';

export function listen(server: Server, { host, port }: Pick<WebOptions, 'host' | 'port'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new Error(reasonOf(error, host, port), { cause: error }));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

function reasonOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${port} is already in use on ${host}: end the other program or set PORT to a free one.`;
    case 'EACCES':
      return `PORT ${port} may not be opened by this user: set PORT to one from 1024 on.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine: set HOST to one, such as 127.0.0.1 or 0.0.0.0.`;
    default:
      return `The web side cannot listen on HOST ${host}, PORT ${port}: ${message}`;
  }
}

export function listeningAddress(server: Server): ListeningAddress {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { host: address.address, port: address.port, url: `http://${host}:${address.port}` };
}
