/** Waiting for something to hold, without sleeping blindly. */

export interface Watch {
  /** Looks again at everything that is waited for. */
  look(): void;
  /** Rejects after fifteen seconds, saying what it waited for. */
  until(holds: () => boolean, what: string): Promise<void>;
}

const patienceMs = 15_000;
const lookMs = 20;

export function createWatch(): Watch {
  const watchers = new Set<() => void>();
  return {
    look() {
      for (const watcher of [...watchers]) watcher();
    },
    until: (holds, what) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => finish(() => reject(new Error(`waited in vain until ${what}`))),
          patienceMs,
        );
        const look = () => holds() && finish(resolve);
        const often = setInterval(look, lookMs);
        watchers.add(look);
        look();
        function finish(settle: () => void) {
          clearTimeout(timer);
          clearInterval(often);
          watchers.delete(look);
          settle();
        }
      }),
  };
}
