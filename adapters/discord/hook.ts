/** POST /discord/interactions: interactions over HTTP, each proven by its signature. */

import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Interactions } from './interactions.ts';
import type { FirstResponse } from './response.ts';
import { isGenuine } from './signature.ts';

export interface HookOptions {
  key: KeyObject;
  interactions: Interactions;
  log: Logger;
  nowMs: () => number;
  heard: () => void;
}

/** What is larger is no interaction. */
const bodyBytesMax = 1_000_000;

export async function receive(request: Request, options: HookOptions): Promise<Response> {
  const { key, interactions, nowMs, heard } = options;
  if (request.method !== 'POST') return problem(405, 'Interactions come by POST.');
  const body = await request.text();
  if (body.length > bodyBytesMax) return problem(413, 'The body is too large for an interaction.');
  const signature = request.headers.get('x-signature-ed25519');
  const timestamp = request.headers.get('x-signature-timestamp');
  if (!isGenuine({ signature, timestamp, body }, key, nowMs())) {
    return problem(401, 'The signature does not fit the body, or is too old.');
  }
  heard();
  const raw = jsonIn(body);
  if (raw === undefined) return problem(400, 'The body is no JSON.');
  return firstResponse((respond) => interactions(raw, () => respond));
}

/** The first response becomes the answer to the request; work that ends without one is simply accepted. */
function firstResponse(
  work: (respond: (response: FirstResponse) => Promise<'given' | 'taken'>) => Promise<void>,
): Promise<Response> {
  return new Promise((resolve) => {
    let open = true;
    const respond = async (response: FirstResponse) => {
      if (!open) return 'taken';
      open = false;
      resolve(Response.json(response));
      return 'given';
    };
    void work(respond).finally(() => resolve(new Response(null, { status: 202 })));
  });
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // told to the sender as 400
  }
}

function problem(status: number, detail: string): Response {
  return Response.json(
    { status, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
