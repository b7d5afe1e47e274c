/** Faults on demand: what goes wrong with the next calls that fit. */

import type { ServerResponse } from 'node:http';

export type Fault =
  /** An error answer, instead of doing it. */
  | { kind: 'status'; status: number; code?: number; message?: string }
  /** Refused for that long; `global` for the whole bot. */
  | { kind: 'limited'; retryAfterS: number; global?: boolean }
  /** The line is cut before anything was done, or when it was done already. */
  | { kind: 'cut'; after: boolean }
  /** Done, and then an error all the same. */
  | { kind: 'status after'; status: number }
  /** An answer of another world. */
  | { kind: 'nonsense' }
  /** Done, but the answer does not come before the line is closed. */
  | { kind: 'silence' };

export interface Planned {
  method?: string;
  path: RegExp;
  fault: Fault;
  times: number;
}

export function createFaults() {
  const planned: Planned[] = [];
  return {
    plan(fault: Fault, where: { method?: string; path: RegExp; times?: number }) {
      planned.push({ times: 1, ...where, fault });
    },
    next(method: string, path: string): Fault | undefined {
      const found = planned.find(
        (one) => one.times > 0 && (one.method ?? method) === method && one.path.test(path),
      );
      if (found) found.times--;
      return found?.fault;
    },
  };
}

/** True when the fault answered (or will never answer), so that nothing more is to be done. */
export function strike(fault: Fault | undefined, response: ServerResponse): boolean {
  switch (fault?.kind) {
    case 'status':
      sendJson(response, fault.status, { message: fault.message ?? 'fault', code: fault.code ?? 0 });
      return true;
    case 'limited':
      sendLimited(response, fault.retryAfterS, fault.global === true);
      return true;
    case 'nonsense':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>not the API</html>');
      return true;
    case 'cut':
      if (!fault.after) response.destroy();
      return !fault.after;
    case 'status after':
    case 'silence':
    case undefined:
      return false;
  }
}

/** What happens instead of the good answer; false when that may go out. */
export function strikeAfter(fault: Fault | undefined, response: ServerResponse): boolean {
  if (fault?.kind === 'cut') response.destroy();
  if (fault?.kind === 'status after') sendJson(response, fault.status, { message: 'fault', code: 0 });
  return fault?.kind === 'cut' || fault?.kind === 'status after' || fault?.kind === 'silence';
}

export function sendLimited(response: ServerResponse, retryAfterS: number, global: boolean): void {
  response.setHeader('retry-after', String(Math.ceil(retryAfterS)));
  response.setHeader('x-ratelimit-scope', global ? 'global' : 'user');
  if (global) response.setHeader('x-ratelimit-global', 'true');
  sendJson(response, 429, { message: 'You are being rate limited.', retry_after: retryAfterS, global });
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
