/** Replies and a pace for tests of what stands between the conversation and a platform. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../../src/nouns.ts';
import type { Pace } from '../../src/ports.ts';

/** A reply with one paragraph; everything else as the case needs it. */
export function replyOf(text: string, about: Partial<Reply> = {}): Reply {
  return {
    id: 'r1',
    language: 'en',
    status: 'answered',
    blocks: [{ kind: 'paragraph', spans: [{ text }] }],
    more: [],
    citations: [],
    entries: [],
    suggestions: [],
    buttons: [],
    files: [],
    model: 'none',
    release: 'test',
    private: false,
    ...about,
  };
}

/** Lets everything go at once. */
export const noPace: Pace = { take: async () => ({ done() {} }) };

/** Time runs that many times faster, and the pauses asked for are written down. */
export function fastWait(faster: number) {
  const waits: number[] = [];
  const wait = async (ms: number, signal: AbortSignal) => {
    waits.push(ms);
    await sleep(Math.ceil(ms / faster), undefined, { signal });
  };
  return { waits, wait };
}
