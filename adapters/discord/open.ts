/** The Discord channel: puts its parts together. */

import type { Logger } from 'pino';
import { createBounded } from '../../src/bounded.ts';
import { createHealth } from '../../src/channel/health.ts';
import { createLanes } from '../../src/channel/lanes.ts';
import { realWait, type Wait } from '../../src/channel/wait.ts';
import type { Reply } from '../../src/nouns.ts';
import type { Channel, Clock, Converse, Pace } from '../../src/ports.ts';
import { createAnswer } from './answer.ts';
import { createCall } from './call.ts';
import { registerCommands } from './commands.ts';
import { listen } from './gateway.ts';
import { receive } from './hook.ts';
import { createInbox } from './inbox.ts';
import { createInteractions, type SuggestEntries } from './interactions.ts';
import { createPush } from './push.ts';
import { respondByCall } from './response.ts';
import { createSend } from './send.ts';
import { readPublicKey } from './signature.ts';
import { createThreads } from './threads.ts';
import { readySchema } from './update.ts';

export interface DiscordSettings {
  /** Turns the gateway on: mentions, replies, direct messages, pushes, and the registration of the commands. */
  token?: string;
  /** Asked of Discord when it is not given. */
  applicationId?: string;
  /** Turns interactions over HTTP on: 64 hexadecimal digits. */
  publicKey?: string;
  /** Any server that speaks Discord's API, with or without the version; Discord's own when it is not given. */
  apiRoot?: string;
}

export interface DiscordOptions {
  settings: DiscordSettings;
  converse: Converse;
  pace: Pace;
  /** Entries whose names fit what was typed so far, best first, named in the language. */
  suggestEntries: SuggestEntries;
  log: Logger;
  clock: Clock;
  /** Sleeps until then or the signal; for tests, in which time runs faster. */
  wait?: Wait;
  limits?: Partial<typeof usualLimits>;
}

const usualLimits = {
  /** Chats that are answered at the same time. */
  runningMax: 32,
  /** Questions that wait in all chats together; what comes beyond is turned away. */
  waitingMax: 1_000,
  /** Questions that wait in one chat; a flood beyond that is turned away. */
  waitingInLaneMax: 50,
  /** One answer may take that long; an interaction can be answered for 15 minutes. */
  answerMs: 60_000,
  /** An interaction that is not answered by then is deferred. */
  deferMs: 1_000,
  /** At the end, what is in flight gets that long. */
  drainMs: 3_500,
};

/** Replies kept at hand for the turning of pages; what is gone from here is asked of the conversation again. */
const keptMax = 500;

/**
 * Opens nothing yet: `run` listens on the gateway, `push` and `receive` work with and without it.
 * `run` rejects with a sentence for people when the token is refused. `receive` is there with a public key only.
 */
export function openDiscord(options: DiscordOptions): Channel {
  const { settings, converse, pace, suggestEntries, log, clock, wait = realWait } = options;
  const { token, applicationId, publicKey, apiRoot } = settings;
  const limits = { ...usualLimits, ...options.limits };
  const health = createHealth(clock);
  const call = createCall({ token, apiRoot, pace, wait });
  const send = createSend({ call });
  const lanes = createLanes({ ...limits, whenFull: 'turn away' });
  const answer = createAnswer({ converse, log, answerMs: limits.answerMs });
  const threads = createThreads({ call });
  const shelf = createBounded<Reply>(keptMax);
  const inbox = createInbox({ lanes, answer, call, send, shelf, threads, log, wait });
  const { deferMs } = limits;
  const interactions = createInteractions({
    lanes,
    answer,
    call,
    shelf,
    suggestEntries,
    log,
    wait,
    deferMs,
  });
  const key = publicKey === undefined ? undefined : readPublicKey(publicKey);

  /** Takes the gateway's events by name. */
  function createTake() {
    let me: string | undefined;
    return (name: string, data: unknown) => {
      if (name === 'READY') me = readySchema.safeParse(data).data?.user.id;
      threads.hear(name, data);
      if (name === 'INTERACTION_CREATE') {
        void interactions(data, (one) => respondByCall(call, one, AbortSignal.timeout(3_000)));
      }
      const message = name === 'MESSAGE_CREATE' || name === 'MESSAGE_UPDATE';
      if (message && me !== undefined) void inbox(data, name === 'MESSAGE_UPDATE', me);
    };
  }

  async function untilEnded(signal: AbortSignal) {
    if (token === undefined) {
      health.set(
        true,
        'Interactions over HTTP only: without DISCORD_BOT_TOKEN there are no mentions and pushes.',
      );
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      return;
    }
    void registerCommands({ call, log, applicationId }, signal);
    await listen({ token, apiRoot, health, log, wait, take: createTake() }, signal);
  }

  return {
    name: 'discord',
    async run(signal) {
      health.set(false, 'Connecting to the gateway.');
      const ended = Promise.withResolvers<void>();
      const drain = async () => {
        await lanes.drain(limits.drainMs);
        lanes.open();
        ended.resolve();
      };
      signal.addEventListener('abort', drain, { once: true });
      if (signal.aborted) void drain();
      await untilEnded(signal);
      await ended.promise;
    },
    push: createPush({ call, send, log }),
    ...(key !== undefined && {
      receive: (request: Request) =>
        receive(request, { key, interactions, log, nowMs: () => clock().getTime(), heard: health.heard }),
    }),
    health: health.now,
  };
}
