/** The one way to Discord's REST API: takes permits, obeys `retry_after`, repeats what may be repeated. */

import type { RawFile, REST, RouteLike } from 'discord.js';
import type { Wait } from '../../src/channel/wait.ts';
import type { ReplyFile } from '../../src/nouns.ts';
import type { Pace, Permit } from '../../src/ports.ts';
import { type Failure, failureOf } from './failures.ts';

export interface Request {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  route: RouteLike;
  body?: unknown;
  files?: readonly ReplyFile[];
  query?: Record<string, string>;
}

export type Called = { kind: 'ok'; result: unknown } | Failure;

export interface How {
  signal: AbortSignal;
  /** A permit is taken for what counts towards the bot's global limit: interactions do not. */
  pace?: { kind: 'reply' | 'push'; chat: string };
  /** `false` for interactions: their own token stands in the route. */
  asBot?: boolean;
  limitMs?: number;
  /**
   * `same`: doing it twice is the same as once (an edit, a message with an enforced nonce).
   * `unsent`: repeated only where it surely had no effect. `never`: one request, whatever comes of it.
   */
  repeat: 'same' | 'unsent' | 'never';
}

export type Call = (request: Request, how: How) => Promise<Called>;

export interface CallOptions {
  token: string | undefined;
  apiRoot: string | undefined;
  pace: Pace;
  wait: Wait;
}

const limitMsUsual = 10_000;
/** Pauses before the second, third and fourth try. */
const pausesMs = [250, 1_000, 3_000];
/** Refusals with a delay that are sat out for one call. */
const limitedMax = 5;

export function createCall({ token, apiRoot, pace, wait }: CallOptions): Call {
  let opened: Promise<{ bot: REST; hooks: REST }> | undefined;

  async function open() {
    const { REST } = await import('discord.js');
    // No retry and no waiting underneath: what happens after a failure is decided here and in the ledger.
    const options = {
      ...restOptions(apiRoot),
      retries: 0,
      rejectOnRateLimit: () => true,
      globalRequestsPerSecond: 10_000,
    };
    return { bot: new REST(options), hooks: new REST(options) };
  }

  async function send({ method, route, body, files, query }: Request, asBot: boolean, signal: AbortSignal) {
    opened ??= open();
    const { bot, hooks } = await opened;
    // REST forgets its token after any 401.
    if (asBot) bot.setToken(token ?? '');
    const result = await (asBot ? bot : hooks)[method](route, {
      auth: asBot,
      signal,
      ...(body !== undefined && { body }),
      ...(files !== undefined && files.length > 0 && { files: files.map(rawFile) }),
      ...(query !== undefined && { query: new URLSearchParams(query) }),
    });
    return result;
  }

  async function once(request: Request, how: How): Promise<Called> {
    let permit: Permit | undefined;
    try {
      permit = how.pace && (await pace.take(how.pace.kind, how.pace.chat, how.signal));
      how.signal.throwIfAborted();
    } catch {
      permit?.done();
      return { kind: 'failed', left: false, reason: 'ended before it was sent' };
    }
    const limit = AbortSignal.any([how.signal, AbortSignal.timeout(how.limitMs ?? limitMsUsual)]);
    let retryAfterMs: number | undefined;
    try {
      return { kind: 'ok', result: await send(request, how.asBot !== false, limit) };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'limited' && failure.wholeChannel) retryAfterMs = failure.afterMs;
      return failure;
    } finally {
      permit?.done(retryAfterMs === undefined ? undefined : { retryAfterMs });
    }
  }

  return async (request, how) => {
    let failures = 0;
    let refusals = 0;
    for (;;) {
      const answer = await once(request, how);
      if (how.signal.aborted || how.repeat === 'never') return answer;
      const pauseMs = pauseAfter(answer);
      if (pauseMs === undefined) return answer;
      try {
        await wait(pauseMs, how.signal);
      } catch {
        return answer; // the signal ended the pause
      }
    }

    function pauseAfter(answer: Called): number | undefined {
      if (answer.kind === 'limited') return ++refusals <= limitedMax ? answer.afterMs : undefined;
      if (answer.kind !== 'failed' || (answer.left && how.repeat === 'unsent')) return undefined;
      return pausesMs[failures++];
    }
  };
}

/** discord.js appends the version to the root; people write the root with and without it. */
export function restOptions(apiRoot: string | undefined) {
  return apiRoot === undefined ? {} : { api: apiRoot.replace(/\/+$/, '').replace(/\/v\d+$/, '') };
}

function rawFile({ name, type, bytes }: ReplyFile): RawFile {
  return { name, contentType: type, data: Buffer.from(bytes) };
}
