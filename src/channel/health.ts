/** Whether the channel hears: what `health()` tells, kept by the loops. */

import type { ChannelHealth, Clock } from '../ports.ts';

export interface Health {
  now(): ChannelHealth;
  /** The platform said something. */
  heard(): void;
  set(ready: boolean, detail: string): void;
}

export function createHealth(clock: Clock): Health {
  let state: ChannelHealth = { ready: false, detail: 'Not started.' };
  return {
    now: () => state,
    heard() {
      state = { ...state, heardAt: clock() };
    },
    set(ready, detail) {
      state = { ...state, ready, detail };
    },
  };
}
