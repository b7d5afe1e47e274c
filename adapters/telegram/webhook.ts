/** Takes webhook requests: Telegram hears 200 once its update is dealt with, so that it comes again otherwise. */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Done } from '../../src/channel/lanes.ts';
import type { Wait } from '../../src/channel/wait.ts';
import { numberedSchema } from './update.ts';

export const webhookPath = '/telegram/webhook';

/** Without a secret of its own, one that every process derives alike from the token. */
export function webhookSecretOf({ token, webhookSecret }: { token: string; webhookSecret?: string }): string {
  return webhookSecret ?? createHmac('sha256', token).update('telegram webhook').digest('hex');
}

export interface ReceiveOptions {
  secret: string;
  take: (update: unknown) => Promise<Done>;
  /** Telegram's request is held that long for an answer; one that takes longer goes on beside it. */
  holdMs: number;
  wait: Wait;
  heard: () => void;
}

const bytesMax = 1_000_000;

export async function receive(
  request: Request,
  { secret, take, holdMs, wait, heard }: ReceiveOptions,
): Promise<Response> {
  if (!sameSecret(request.headers.get('x-telegram-bot-api-secret-token') ?? '', secret)) {
    return problem(401, 'The header X-Telegram-Bot-Api-Secret-Token does not hold the secret.');
  }
  if (request.method !== 'POST') return problem(405, 'Updates come by POST.');
  const body = await request.text().catch(() => '');
  if (body.length > bytesMax) return problem(413, 'The body is larger than an update can be.');
  const update = updateIn(body);
  if (update === undefined) return problem(400, 'The body is not an update.');
  heard();
  const held = new AbortController();
  const beside = wait(holdMs, held.signal).then(
    () => 'done' as const,
    () => 'done' as const,
  );
  const done = await Promise.race([take(update), beside]);
  held.abort();
  return done === 'unfinished' ? problem(503, 'Ending; send it again.') : new Response(null, { status: 200 });
}

function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function updateIn(body: string): unknown {
  try {
    const update: unknown = JSON.parse(body);
    return numberedSchema.safeParse(update).success ? update : undefined;
  } catch {
    return undefined;
  }
}

function problem(status: number, title: string): Response {
  return Response.json(
    { status, title },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
