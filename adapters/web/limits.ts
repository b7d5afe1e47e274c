/** What every route has: a rate limit per client address and a limit on the body. */

import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { clientAddress, isHere } from './address.ts';
import { createBuckets } from './buckets.ts';
import type { WebEnv, WebOptions } from './options.ts';
import { refuse } from './refuse.ts';

const burstSeconds = 3;
const clientsMax = 20_000;
/** Where a platform hands over what all its people say, from few addresses. */
const platformRoutes = ['/telegram/webhook', '/discord/interactions'];

export function limitRate(options: WebOptions): MiddlewareHandler<WebEnv> {
  const { requestsPerSecond = 30, requestsPerSecondFromHere = 5_000, trustForwarded = false } = options;
  const bucketsOf = (perSecond: number) =>
    createBuckets({
      perSecond,
      burst: Math.max(1, perSecond * burstSeconds),
      keysMax: clientsMax,
      nowMs: () => performance.now(),
    });
  const one = bucketsOf(requestsPerSecond);
  const many = bucketsOf(requestsPerSecondFromHere);
  return async (c, next) => {
    const forwardedFor = trustForwarded ? c.req.header('x-forwarded-for') : undefined;
    const client = clientAddress(c.env.incoming.socket.remoteAddress, forwardedFor);
    const speaksForMany = isHere(client) || platformRoutes.includes(c.req.path);
    const waitMs = (speaksForMany ? many : one)(client);
    if (waitMs === 0) return next();
    const seconds = Math.max(1, Math.ceil(waitMs / 1000));
    return refuse(c, {
      status: 429,
      detail: `Too many requests from this address. Try again in ${seconds} s.`,
      headers: { 'Retry-After': String(seconds) },
    });
  };
}

/** A declared length is believed, because Node reads no further; a body without one is counted. */
export function limitBody(bytesMax: number): MiddlewareHandler<WebEnv> {
  const tooLarge = (c: Parameters<MiddlewareHandler<WebEnv>>[0]) =>
    refuse(c, { status: 413, detail: `The body is larger than ${bytesMax} bytes.` });
  const counted = bodyLimit({ maxSize: bytesMax, onError: tooLarge });
  return async (c, next) => {
    const declared = c.req.header('content-length');
    if (declared === undefined) return counted(c, next);
    return Number(declared) > bytesMax ? tooLarge(c) : next();
  };
}
