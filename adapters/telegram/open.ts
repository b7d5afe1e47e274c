/** The Telegram channel: puts its parts together. */

import type { Logger } from 'pino';
import { Telegram } from 'telegraf';
import { createHealth } from '../../src/channel/health.ts';
import { createLanes } from '../../src/channel/lanes.ts';
import { realWait, type Wait } from '../../src/channel/wait.ts';
import type { Channel, Clock, Converse, Pace } from '../../src/ports.ts';
import { createAnswer } from './answer.ts';
import { createCall } from './call.ts';
import { keepWebhook } from './hook.ts';
import { createIdentity } from './identity.ts';
import { createInbox } from './inbox.ts';
import { setMenus } from './menus.ts';
import { poll } from './polling.ts';
import { createPush } from './push.ts';
import { createSender } from './send.ts';
import { receive, webhookSecretOf } from './webhook.ts';

export interface TelegramSettings {
  token: string;
  /** Any server that speaks the Bot API; Telegram's own when it is not given. */
  apiRoot?: string;
  mode: 'polling' | 'webhook';
  /** 1 to 256 of A–Z, a–z, 0–9, `_` and `-`; derived from the token when it is not given. */
  webhookSecret?: string;
  /** Needed for the webhook: Telegram delivers to `<publicUrl>/telegram/webhook`. */
  publicUrl?: string;
}

export interface TelegramOptions {
  settings: TelegramSettings;
  converse: Converse;
  pace: Pace;
  log: Logger;
  clock: Clock;
  /** A group has become a supergroup with another id: its addresses move. */
  moved?: (from: string, to: string) => void;
  /** Sleeps until then or the signal; for tests, in which time runs faster. */
  wait?: Wait;
  limits?: Partial<typeof usualLimits>;
}

const usualLimits = {
  /** Chats that are answered at the same time. */
  runningMax: 32,
  /** Questions that wait in all chats together, before no more are taken from Telegram. */
  waitingMax: 1_000,
  /** Questions that wait in one chat; a flood beyond that is left out. */
  waitingInLaneMax: 50,
  /** One answer may take that long. */
  answerMs: 60_000,
  /** At the end, what is in flight gets that long. */
  drainMs: 3_500,
  /** A webhook request waits that long for its answer. */
  holdMs: 10_000,
};

/**
 * Opens nothing yet: `run` polls or keeps the webhook, `push` and `receive` work with and without it.
 * `run` rejects with a sentence for people when the token or the webhook's address is refused.
 */
export function openTelegram(options: TelegramOptions): Channel {
  const { settings, converse, pace, log, clock, moved = () => undefined, wait = realWait } = options;
  const limits = { ...usualLimits, ...options.limits };
  const health = createHealth(clock);
  const tellMoved = (from: string, to: string) => {
    log.info('a group became a supergroup: its id has changed');
    moved(from, to);
  };
  const telegram = new Telegram(settings.token, { webhookReply: false, ...apiRootOf(settings) });
  const nowMs = () => clock().getTime();
  const call = createCall({ telegram, pace, wait, nowMs, heard: health.heard, moved: tellMoved });
  const sender = createSender({ call, log });
  const lanes = createLanes({ ...limits, whenFull: 'take' });
  const answer = createAnswer({ converse, call, sender, log, wait, answerMs: limits.answerMs });
  const inbox = createInbox({ lanes, answer, call, log, moved: tellMoved });
  const identity = createIdentity({ call, health, wait });
  const secret = webhookSecretOf(settings);

  async function listen(signal: AbortSignal) {
    const me = await identity.learn(signal);
    if (!me) return;
    void setMenus(call, log, signal);
    if (settings.mode === 'webhook') {
      const { publicUrl = '' } = settings;
      await keepWebhook({ call, health, wait, clock, publicUrl, secret }, signal).finally(() =>
        lanes.drain(limits.drainMs),
      );
    } else {
      const take = (update: unknown) => inbox(update, me);
      await poll({ call, take, lanes, health, wait, drainMs: limits.drainMs }, signal);
    }
  }

  return {
    name: 'telegram',
    async run(signal) {
      checkSettings(settings);
      lanes.open();
      health.set(false, 'Starting.');
      await listen(signal);
    },
    push: createPush({ sender }),
    receive: (request) =>
      receive(request, {
        secret,
        wait,
        holdMs: limits.holdMs,
        heard: health.heard,
        async take(update) {
          const me = await identity.known();
          return me ? inbox(update, me) : 'unfinished';
        },
      }),
    health: health.now,
  };
}

/** telegraf resolves against the root, and would lose the last part of a path without its slash. */
function apiRootOf({ apiRoot }: TelegramSettings) {
  return apiRoot === undefined ? {} : { apiRoot: apiRoot.replace(/\/*$/, '/') };
}

function checkSettings({ mode, publicUrl, webhookSecret }: TelegramSettings): void {
  if (mode !== 'webhook') return;
  if (publicUrl === undefined) {
    throw new Error('TELEGRAM_MODE is webhook, so PUBLIC_URL must say how Telegram reaches this server.');
  }
  if (webhookSecret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(webhookSecret)) {
    throw new Error('TELEGRAM_WEBHOOK_SECRET must be 1 to 256 of the characters A–Z, a–z, 0–9, _ and -.');
  }
}
