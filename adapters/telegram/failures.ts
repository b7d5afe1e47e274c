/** What went wrong with a call → one of a closed list. The only reader of telegraf's and the network's errors. */

import { TelegramError } from 'telegraf';
import { z } from 'zod';
import { brokenLine } from '../../src/channel/broken-line.ts';

export type Failure =
  /** 429: nothing more for that long. */
  | { kind: 'limited'; afterMs: number; reason: string }
  /** The group became a supergroup with another id. */
  | { kind: 'moved'; to: string; reason: string }
  /** An edit that changes nothing. */
  | { kind: 'unchanged'; reason: string }
  /** Blocked, kicked, deleted, never started: nobody there any more. */
  | { kind: 'gone'; reason: string }
  /** The token is wrong or was revoked. */
  | { kind: 'unauthorized'; reason: string }
  /** Somebody else polls with this token, or a webhook is set. */
  | { kind: 'conflict'; reason: string }
  /** The HTML could not be read. */
  | { kind: 'unparsed'; reason: string }
  /** Telegram does not want this, and will not want it again. */
  | { kind: 'refused'; reason: string }
  /** No answer that means anything; `left`: the request may have arrived and taken effect. */
  | { kind: 'failed'; left: boolean; timeout: boolean; reason: string };

/** Reasons hold no token, no address and no text of a message: they go to logs and to the ledger. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TelegramError) return refusalOf(error);
  return brokenOf(error);
}

/** Telegram gives no delay with a few of its 429: that long then. */
const afterMsUnsaid = 5_000;

const refusal = z.looseObject({
  error_code: z.int(),
  description: z.string().default(''),
  parameters: z
    .looseObject({ retry_after: z.number().nonnegative().optional(), migrate_to_chat_id: z.int().optional() })
    .default({}),
});

function refusalOf(error: TelegramError): Failure {
  const read = refusal.safeParse(error.response);
  if (!read.success)
    return { kind: 'failed', left: true, timeout: false, reason: 'an answer that makes no sense' };
  const { error_code: code, description, parameters } = read.data;
  const reason = `${code} ${shortened(description)}`.trim();
  if (code >= 500) return { kind: 'failed', left: true, timeout: false, reason };
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: 'moved', to: String(parameters.migrate_to_chat_id), reason };
  }
  if (code === 429)
    return { kind: 'limited', afterMs: (parameters.retry_after ?? 0) * 1_000 || afterMsUnsaid, reason };
  if (code === 401 || (code === 404 && /^not found$/i.test(description)))
    return { kind: 'unauthorized', reason };
  if (code === 409) return { kind: 'conflict', reason };
  if (/message is not modified/i.test(description)) return { kind: 'unchanged', reason };
  if (/can't parse entities/i.test(description)) return { kind: 'unparsed', reason };
  return { kind: nobodyThere(code, description) ? 'gone' : 'refused', reason };
}

function nobodyThere(code: number, description: string): boolean {
  if (code === 403) return !/not enough rights|no rights/i.test(description);
  return /chat not found|user not found|PEER_ID_INVALID|message thread not found|chat was deleted/i.test(
    description,
  );
}

/** "Bad Request: can't parse entities: …" without its tail, which repeats words of the message. */
function shortened(description: string): string {
  return description.split(':').slice(0, 2).join(':').slice(0, 120);
}

const nonsense = z.looseObject({ type: z.literal('invalid-json') });

function brokenOf(error: unknown): Failure {
  if (nonsense.safeParse(error).success) {
    return { kind: 'failed', left: true, timeout: false, reason: 'an answer that makes no sense' };
  }
  const whileConnecting = ({ message }: { message: string }) => /reason: connect /.test(message);
  return { kind: 'failed', ...brokenLine(error, whileConnecting) };
}

/** Said to people: the program cannot go on with this token. */
export function tokenRefused(reason: string): Error {
  return new Error(
    `Telegram refuses the token in TELEGRAM_BOT_TOKEN (${reason}). Take the current one from @BotFather, or unset it to run without Telegram.`,
  );
}
