/** A pause that a signal can break off. */

import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after that time; rejects when the signal breaks it off. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const realWait: Wait = async (ms, signal) => {
  await sleep(ms, undefined, { signal });
};
