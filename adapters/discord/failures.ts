/** What went wrong with a call → one of a closed list. The only reader of discord.js's and the network's errors. */

import { z } from 'zod';
import { brokenLine } from '../../src/channel/broken-line.ts';

export type Failure =
  /** 429: nothing more of this kind for that long; `wholeChannel`: nothing at all. */
  | { kind: 'limited'; afterMs: number; wholeChannel: boolean; reason: string }
  /** The token is wrong or was reset. */
  | { kind: 'unauthorized'; reason: string }
  /** Closed direct messages, a deleted channel, a server that we are no longer in. */
  | { kind: 'gone'; reason: string }
  /** We are there, but may not do this: perhaps only the embed is barred. */
  | { kind: 'barred'; reason: string }
  /** This interaction has its first response already. */
  | { kind: 'acknowledged'; reason: string }
  /** Discord does not want this, and will not want it again. */
  | { kind: 'refused'; reason: string }
  /** No answer that means anything; `left`: the request may have arrived and taken effect. */
  | { kind: 'failed'; left: boolean; reason: string };

/** Discord's JSON error codes (developer documentation: "Opcodes and Status Codes"). */
const goneCodes = new Set([10_003, 10_004, 10_013, 50_001, 50_007, 50_278]);
const barredCodes = new Set([50_013]);
const acknowledgedCode = 40_060;
const tooManyNewDmsCode = 40_003;

/** Opening direct messages too fast is answered by a longer pause. */
const newDmsMs = 10 * 60_000;
/** Cloudflare gives no delay with some of its 429: that long then. */
const afterMsUnsaid = 5_000;

const limited = z.looseObject({
  timeToReset: z.number(),
  retryAfter: z.number(),
  global: z.boolean(),
  scope: z.string(),
});
const answered = z.looseObject({
  status: z.int(),
  code: z.union([z.int(), z.string()]).optional(),
});

/** Reasons hold no token, no address and no text of a message: they go to logs and to the ledger. */
export function failureOf(error: unknown): Failure {
  const limit = limited.safeParse(error);
  if (limit.success) {
    const { global, scope, retryAfter, timeToReset } = limit.data;
    const afterMs = Math.ceil(retryAfter > 0 ? retryAfter : Math.max(timeToReset, 0)) || afterMsUnsaid;
    return { kind: 'limited', afterMs, wholeChannel: global || scope === 'global', reason: `429 (${scope})` };
  }
  const answer = answered.safeParse(error);
  return answer.success ? refusalOf(answer.data) : brokenOf(error);
}

function refusalOf({ status, code }: z.infer<typeof answered>): Failure {
  const known = typeof code === 'number' ? code : 0;
  const reason = known === 0 ? `${status}` : `${status}/${known}`;
  if (status >= 500) return { kind: 'failed', left: true, reason };
  if (status === 401) return { kind: 'unauthorized', reason };
  if (known === tooManyNewDmsCode) return { kind: 'limited', afterMs: newDmsMs, wholeChannel: false, reason };
  if (known === acknowledgedCode) return { kind: 'acknowledged', reason };
  if (goneCodes.has(known)) return { kind: 'gone', reason };
  if (barredCodes.has(known)) return { kind: 'barred', reason };
  return { kind: 'refused', reason };
}

function brokenOf(error: unknown): Failure {
  const whileConnecting = ({ code }: { code: string }) => code === 'UND_ERR_CONNECT_TIMEOUT';
  const { left, reason } = brokenLine(error, whileConnecting);
  return { kind: 'failed', left, reason };
}

/** Said to people: the program cannot go on with this token. */
export function tokenRefused(): Error {
  return new Error(
    'Discord refuses the token in DISCORD_BOT_TOKEN. Take the current one from the developer portal (Bot → Reset Token), or unset it to run without Discord.',
  );
}
