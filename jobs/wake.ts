/** A sleep that news ends early. */

import type { Timers } from '../src/pace.ts';

export interface Wake {
  news(): void;
  /** Resolves after that long, or when there is news (also from before the call). */
  sleep(forMs: number): Promise<void>;
}

export function createWake(timers: Timers): Wake {
  let isNews = false;
  let end: (() => void) | undefined;
  return {
    news() {
      isNews = true;
      end?.();
    },
    sleep(forMs) {
      return new Promise((resolve) => {
        const cancel = timers.after(Math.max(0, forMs), () => end?.());
        end = () => {
          cancel();
          end = undefined;
          isNews = false;
          resolve();
        };
        if (isNews) end();
      });
    },
  };
}
