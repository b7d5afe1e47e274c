/** Shares out a platform's limit: replies first, and each permit comes back one window after its answer. */

import type { Pace, Permit } from './ports.ts';
import { leastRoundTrip } from './round-trip.ts';
import { createWindow, type Limit, type Window } from './window.ts';

export type { Limit } from './window.ts';

/** Time from outside; `nowMs` must never step back. */
export interface Timers {
  nowMs(): number;
  /** Runs once after that long; the result cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

export const realTimers: Timers = {
  nowMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.ceil(delayMs));
    return () => clearTimeout(timer);
  },
};

export interface PaceOptions {
  overall: Limit;
  /** The limits of one chat: one a second, twenty a minute in a group. */
  ofChat?: (chat: string) => readonly Limit[];
  timers?: Timers;
}

/** What the delivery loop wants to know beyond the port: how many pushes would go at once. */
export interface Limiter extends Pace {
  /** The most that the platform takes in a second. */
  perSecond: number;
  /** Pushes that would be let go within that time, after everything that waits already. */
  room(withinMs?: number): number;
  /** Milliseconds until a push to this chat would be let go, as far as the chat and a 429 decide. */
  waitMs(chat: string): number;
  /** Milliseconds until `room` may be more than nothing. */
  roomInMs(): number;
  /** The whole channel waits at least that long: a `retry_after` remembered over a restart. */
  hold(forMs: number): void;
  /** Asked before every push is let go: a sender that was stopped for a while must not go on unasked. */
  guard(mayPush: () => boolean): void;
}

interface Waiting {
  chat: string;
  grant: (permit: Permit) => void;
}

/**
 * Permits are counted where the platform counts them. It sees a request no later than its answer less the
 * way back, so a permit that returns `windowMs` after the answer (less the least round trip seen) can never
 * put one request too many into any window of the platform, whatever the jitter.
 */
export function createPace({ overall, ofChat = () => [], timers = realTimers }: PaceOptions): Limiter {
  const whole = createWindow(overall.count);
  const chats = new Map<string, { window: Window; windowMs: number }[]>();
  const replies: Waiting[] = [];
  const pushes: Waiting[] = [];
  const trip = leastRoundTrip();
  let heldUntilMs = 0;
  let cancelTimer: (() => void) | undefined;
  let mayPush = () => true;

  function windowsOf(chat: string) {
    let windows = chats.get(chat);
    if (!windows) {
      windows = ofChat(chat).map(({ count, windowMs }) => ({ window: createWindow(count), windowMs }));
      if (windows.length > 0) chats.set(chat, windows);
    }
    return windows;
  }

  function chatFreeAt(chat: string, nowMs: number) {
    return (chats.get(chat) ?? []).reduce((at, { window }) => Math.max(at, window.freeAt(nowMs)), nowMs);
  }

  function permit(chat: string): Permit {
    const sentMs = timers.nowMs();
    const windows = windowsOf(chat);
    whole.take();
    for (const { window } of windows) window.take();
    let open = true;
    return {
      done(outcome) {
        if (!open) return;
        open = false;
        const nowMs = timers.nowMs();
        const refused = outcome?.retryAfterMs;
        if (refused !== undefined) heldUntilMs = Math.max(heldUntilMs, nowMs + refused);
        else trip.saw(nowMs - sentMs, nowMs);
        const creditMs = trip.leastMs(nowMs);
        whole.giveBack(nowMs + overall.windowMs - creditMs);
        for (const { window, windowMs } of windows) window.giveBack(nowMs + windowMs - creditMs);
        letGo();
      },
    };
  }

  /** Grants what may go, then sets one timer for the earliest thing that may go later. */
  function letGo() {
    cancelTimer?.();
    cancelTimer = undefined;
    const nowMs = timers.nowMs();
    if (nowMs < heldUntilMs) return wakeAt(heldUntilMs, nowMs);
    const repliesMs = grantFrom(replies, nowMs);
    const pushesMs = mayPush() ? grantFrom(pushes, nowMs) : Number.POSITIVE_INFINITY;
    const blockedUntilMs = Math.min(repliesMs, pushesMs);
    if (blockedUntilMs < Number.POSITIVE_INFINITY)
      wakeAt(Math.max(blockedUntilMs, whole.freeAt(nowMs)), nowMs);
    if (chats.size > 10_000) forgetIdleChats(nowMs);
  }

  function grantFrom(queue: Waiting[], nowMs: number) {
    let earliestMs = Number.POSITIVE_INFINITY;
    for (let at = 0; at < queue.length; ) {
      const waiting = queue[at];
      if (!waiting) break;
      if (whole.free(nowMs) === 0) return nowMs;
      const freeAtMs = chatFreeAt(waiting.chat, nowMs);
      if (freeAtMs <= nowMs) {
        queue.splice(at, 1);
        waiting.grant(permit(waiting.chat));
      } else {
        earliestMs = Math.min(earliestMs, freeAtMs);
        at++;
      }
    }
    return earliestMs;
  }

  function wakeAt(atMs: number, nowMs: number) {
    if (atMs < Number.POSITIVE_INFINITY) cancelTimer = timers.after(Math.max(0, atMs - nowMs), letGo);
  }

  function forgetIdleChats(nowMs: number) {
    for (const [chat, windows] of chats) {
      if (windows.every(({ window }) => window.idle(nowMs))) chats.delete(chat);
    }
  }

  return {
    perSecond: (overall.count * 1000) / overall.windowMs,
    take(kind, chat, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const queue = kind === 'reply' ? replies : pushes;
        const giveUp = () => {
          const at = queue.indexOf(waiting);
          if (at >= 0) queue.splice(at, 1);
          reject(signal.reason);
        };
        const waiting: Waiting = {
          chat,
          grant(granted) {
            signal.removeEventListener('abort', giveUp);
            resolve(granted);
          },
        };
        signal.addEventListener('abort', giveUp, { once: true });
        queue.push(waiting);
        letGo();
      });
    },
    room(withinMs = 0) {
      const nowMs = timers.nowMs();
      if (nowMs < heldUntilMs) return 0;
      return Math.max(0, whole.freeBy(nowMs + withinMs) - replies.length - pushes.length);
    },
    waitMs(chat) {
      const nowMs = timers.nowMs();
      return Math.max(heldUntilMs, chatFreeAt(chat, nowMs)) - nowMs;
    },
    roomInMs() {
      const nowMs = timers.nowMs();
      return Math.max(heldUntilMs, whole.freeAt(nowMs)) - nowMs;
    },
    hold(forMs) {
      heldUntilMs = Math.max(heldUntilMs, timers.nowMs() + forMs);
      letGo();
    },
    guard(asked) {
      mayPush = asked;
    },
  };
}
