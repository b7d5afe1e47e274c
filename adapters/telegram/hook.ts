/** Sets the webhook and looks every minute that it is still ours: a bot that went deaf must not look well. */

import { z } from 'zod';
import type { Health } from '../../src/channel/health.ts';
import type { Wait } from '../../src/channel/wait.ts';
import type { Clock } from '../../src/ports.ts';
import type { Call, Called } from './call.ts';
import { tokenRefused } from './failures.ts';
import { updateKinds } from './update.ts';
import { webhookPath } from './webhook.ts';

export interface HookOptions {
  call: Call;
  health: Health;
  wait: Wait;
  clock: Clock;
  publicUrl: string;
  secret: string;
}

const lookAgainMs = 60_000;
const tryAgainMs = 5_000;

const infoSchema = z.looseObject({
  url: z.string(),
  pending_update_count: z.int().default(0),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
});
type Info = z.infer<typeof infoSchema>;

/** Ends with the signal. Rejects when Telegram refuses the token or the address. */
export async function keepWebhook(options: HookOptions, signal: AbortSignal): Promise<void> {
  const { health, wait } = options;
  let current = false;
  while (!signal.aborted) {
    const answer: Called<boolean> = current ? await look(options, signal) : await set(options, signal);
    if (signal.aborted) break;
    if (answer.kind === 'unauthorized') throw tokenRefused(answer.reason);
    if (answer.kind === 'refused') {
      throw new Error(`Telegram refuses the webhook at PUBLIC_URL ${options.publicUrl}: ${answer.reason}.`);
    }
    current = answer.kind === 'ok' && answer.result;
    if (answer.kind !== 'ok')
      health.set(false, `Telegram cannot be reached (${answer.reason}); still trying.`);
    if (answer.kind === 'ok' && !current) continue;
    await wait(current ? lookAgainMs : tryAgainMs, signal).catch(() => undefined);
  }
  health.set(false, 'Ended.');
}

async function set(
  { call, health, publicUrl, secret }: HookOptions,
  signal: AbortSignal,
): Promise<Called<boolean>> {
  const hook = { url: addressOf(publicUrl), secret_token: secret, allowed_updates: updateKinds };
  const answer = await call('setWebhook', hook, { signal, repeat: 'same' });
  if (answer.kind !== 'ok') return answer;
  health.set(true, 'Receiving by webhook.');
  return { kind: 'ok', result: true };
}

/** False when the webhook is somebody else's now, or was removed. */
async function look(
  { call, health, clock, publicUrl }: HookOptions,
  signal: AbortSignal,
): Promise<Called<boolean>> {
  const answer = await call('getWebhookInfo', {}, { signal, repeat: 'same' });
  if (answer.kind !== 'ok') return answer;
  const info = infoSchema.safeParse(answer.result);
  if (!info.success || info.data.url !== addressOf(publicUrl)) {
    health.set(false, 'Another program set or removed the webhook of this bot token; setting it again.');
    return { kind: 'ok', result: false };
  }
  health.set(...saidOf(info.data, clock()));
  return { kind: 'ok', result: true };
}

/** Telegram remembers its last error for ever: it counts while it is fresh and updates wait. */
function saidOf(info: Info, now: Date): [boolean, string] {
  const { pending_update_count: waiting, last_error_message: error, last_error_date: at = 0 } = info;
  const fresh = now.getTime() - at * 1_000 < 2 * lookAgainMs;
  if (error === undefined || waiting === 0 || !fresh) return [true, 'Receiving by webhook.'];
  return [false, `Telegram cannot deliver ${waiting} updates to the webhook: ${error.slice(0, 120)}.`];
}

function addressOf(publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${webhookPath}`;
}
