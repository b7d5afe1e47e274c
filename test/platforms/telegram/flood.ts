/** Telegram's flood control as a true sliding window over the messages it accepted. */

import { Refused } from './refusal.ts';

export interface FloodOptions {
  /** Messages in any one second, over all chats. */
  perSecond: number;
  nowMs: () => number;
}

/** Throws 429 for what is too much. Refused messages do not count. */
export function createFlood({ perSecond, nowMs }: FloodOptions): () => void {
  let accepted: number[] = [];
  return () => {
    const now = nowMs();
    accepted = accepted.filter((at) => at > now - 1_000);
    if (accepted.length >= perSecond) {
      throw new Refused(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    }
    accepted.push(now);
  };
}
