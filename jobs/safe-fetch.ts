/** Fetches what somebody on the internet offers, safely: no private addresses, few redirects, bounded size and time. */

import { type LookupAddress, lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface FetchLimits {
  bytesMax: number;
  timeMs: number;
  redirectsMax: number;
  /** Hosts that may be private all the same: those that the operator named. */
  allowedHosts?: readonly string[];
}

export const usualLimits: FetchLimits = { bytesMax: 5_000_000, timeMs: 20_000, redirectsMax: 4 };

export interface Fetched {
  status: number;
  /** Where it came from in the end. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Says in a sentence why something was not fetched. */
export class FetchError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'FetchError';
  }
}

/** Every address that is really connected to is checked, on every redirect anew; rejects with a FetchError. */
export async function safeFetch(
  url: string,
  headers: Record<string, string>,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<Fetched> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(limits.timeMs)]);
  let address = addressOf(url);
  for (let redirects = 0; redirects <= limits.redirectsMax; redirects++) {
    const response = await ask(address, headers, { limits, signal: ended });
    const { location } = response.headers;
    const isRedirect =
      response.statusCode !== undefined && [301, 302, 303, 307, 308].includes(response.statusCode);
    if (!isRedirect || location === undefined) return read(response, address, limits);
    response.destroy();
    address = addressOf(new URL(location, address).href);
  }
  throw new FetchError(`${url} redirects more than ${limits.redirectsMax} times`);
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new FetchError(`"${text}" is no http or https address`);
  }
  if (url.username || url.password)
    throw new FetchError('addresses with a name and password are not fetched');
  return url;
}

function ask(
  url: URL,
  headers: Record<string, string>,
  { limits, signal }: { limits: FetchLimits; signal: AbortSignal },
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAllowed = limits.allowedHosts?.includes(host) ?? false;
  if (!isAllowed && ipaddr.isValid(host) && !isPublic(host))
    throw new FetchError(`${host} is a private address`);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        headers: { 'user-agent': 'Caudari', 'accept-encoding': 'identity', ...headers },
        signal,
        lookup: isAllowed ? lookup : publicLookup,
      },
      resolve,
    );
    asked.on('error', (error) => reject(new FetchError(`${url.hostname}: ${error.message}`)));
    asked.end();
  });
}

/** The check stands where the name becomes an address, so that no second answer of the name server gets round it. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const open = found.filter(({ address }) => isPublic(address));
    const [first] = open;
    if (!first) return callback(new FetchError(`${hostname} is a private address`), '', 0);
    if (options.all) return callback(null, open);
    callback(null, first.address, first.family);
  });
};

/** `unicast` is what is left when private, loopback, link-local, carrier and reserved ranges are taken away. */
export function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast';
}

async function read(response: IncomingMessage, url: URL, { bytesMax }: FetchLimits): Promise<Fetched> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      const piece = Buffer.from(chunk);
      bytes += piece.length;
      if (bytes > bytesMax) throw new FetchError(`${url.hostname} sent more than ${bytesMax} bytes`);
      chunks.push(piece);
    }
  } catch (error) {
    response.destroy();
    if (error instanceof FetchError) throw error;
    throw new FetchError(`${url.hostname}: ${error instanceof Error ? error.message : 'broken off'}`);
  }
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, String(value ?? '')]),
  );
  return {
    status: response.statusCode ?? 0,
    url: url.href,
    headers,
    body: new TextDecoder(charsetOf(headers)).decode(Buffer.concat(chunks)),
  };
}

/** Korean sites still send EUC-KR; what the decoder does not know is read as UTF-8. */
function charsetOf(headers: Record<string, string>) {
  const named = /charset="?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return 'utf-8';
  }
}
