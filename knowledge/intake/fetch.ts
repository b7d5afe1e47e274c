/** A document from an address: redirects checked one by one, size and time limited, only what can be a document. */

import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { checkAddress, openLookup } from './addresses.ts';
import type { NamedBytes } from './document.ts';
import { limits } from './limits.ts';
import { Refusal, tooLarge } from './refusal.ts';

export interface FetchOptions {
  /** Host names that may be on a private network. */
  allowedHosts: readonly string[];
  signal: AbortSignal;
  bytesMax?: number;
  timeMs?: number;
}

const redirects = [301, 302, 303, 307, 308];
const documentTypes =
  /^(?:text\/(?:html|plain|markdown|x-markdown)|application\/(?:xhtml\+xml|pdf|octet-stream|zip|msword|hwp\+zip|vnd\.openxmlformats-officedocument\.wordprocessingml\.document|(?:x-|haansoft|vnd\.hancom\.)?hwpx?))$/i;

/** Throws a Refusal for what cannot or must not be fetched, and the signal's reason when that ends it. */
export async function fetchDocument(from: string, options: FetchOptions): Promise<NamedBytes> {
  const { signal, timeMs = limits.fetchMs } = options;
  const late = AbortSignal.timeout(timeMs);
  try {
    return await follow(addressOf(from), { ...options, signal: AbortSignal.any([signal, late]) });
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted)
      throw new Refusal(`did not come within ${Math.round(timeMs / 1000)} s. Try again later.`);
    if (error instanceof Refusal) throw error;
    throw new Refusal(`cannot be reached (${reasonOf(error)}). Check the address and the network.`);
  }
}

async function follow(first: URL, options: FetchOptions): Promise<NamedBytes> {
  let address = first;
  for (let step = 0; step <= limits.redirects; step++) {
    checkAddress(address, options.allowedHosts);
    const response = await get(address, options);
    const { statusCode = 0, headers } = response;
    if (redirects.includes(statusCode) && headers.location) {
      response.destroy();
      address = addressOf(headers.location, address);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw new Refusal(`answered with ${statusCode}. Check the address.`);
    }
    return {
      name: nameOf(response, address),
      bytes: await bodyOf(response, options),
      contentType: headers['content-type'] ?? '',
    };
  }
  throw new Refusal(`leads on more than ${limits.redirects} times. Give the address that it ends at.`);
}

function addressOf(text: string, base?: URL): URL {
  const address = URL.parse(text, base?.href);
  if (!address) throw new Refusal('is no address.');
  return address;
}

function get(address: URL, { allowedHosts, signal }: FetchOptions): Promise<IncomingMessage> {
  const request = address.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(
      address,
      {
        signal,
        agent: false,
        lookup: openLookup(address, allowedHosts),
        headers: {
          accept: 'text/html, application/pdf, text/plain, */*;q=0.5',
          'user-agent': 'Caudari (document intake)',
        },
      },
      resolve,
    )
      .on('error', reject)
      .end();
  });
}

async function bodyOf(
  response: IncomingMessage,
  { bytesMax = limits.fileBytes, signal }: FetchOptions,
): Promise<Uint8Array> {
  const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  if (type && !documentTypes.test(type)) {
    response.destroy();
    throw new Refusal(`is ${type}, not a document.`);
  }
  if (Number(response.headers['content-length'] ?? 0) > bytesMax) {
    response.destroy();
    throw tooLarge(Number(response.headers['content-length']), bytesMax);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  const abort = () => response.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    for await (const part of unpacked(response)) {
      if (!(part instanceof Uint8Array)) continue;
      length += part.length;
      if (length > bytesMax) throw tooLarge(length, bytesMax);
      parts.push(part);
    }
  } finally {
    signal.removeEventListener('abort', abort);
    response.destroy();
  }
  return new Uint8Array(Buffer.concat(parts));
}

function unpacked(response: IncomingMessage): Readable {
  switch (response.headers['content-encoding'] ?? 'identity') {
    case 'identity':
      return response;
    case 'gzip':
    case 'x-gzip':
      return response.pipe(createGunzip());
    case 'deflate':
      return response.pipe(createInflate());
    case 'br':
      return response.pipe(createBrotliDecompress());
    default:
      throw new Refusal('comes packed in a way that cannot be read here.');
  }
}

/** As the server names it, else the end of the address: only its ending is looked at. */
function nameOf({ headers }: IncomingMessage, { pathname, hostname }: URL): string {
  const given = /filename\*?=(?:UTF-8'')?"?([^";]+)/i.exec(headers['content-disposition'] ?? '')?.[1];
  const last = (given ?? pathname).split('/').filter(Boolean).at(-1) ?? hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // a name with a % that is none of an encoding
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
