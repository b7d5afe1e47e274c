/** Updates that wait: kept until acknowledged by an offset, held polls answered as soon as one comes. */

import { Refused } from './refusal.ts';

export type Update = { update_id: number } & Record<string, unknown>;

interface Held {
  answer(): void;
  end(error: Refused): void;
}

export interface Updates {
  add(update: Record<string, unknown>): Update;
  /** Offers again what was offered before, as Telegram does when it is not sure. */
  again(update: Update): void;
  waiting(): readonly Update[];
  remove(id: number): void;
  poll(ask: { offset: number; limit: number; timeout: number }, gone: AbortSignal): Promise<Update[]>;
  /** Called when an update came. */
  onAdd(listener: () => void): void;
  endHeld(error: Refused): void;
}

export function createUpdates(firstId = 1_000): Updates {
  const queue: Update[] = [];
  const listeners: (() => void)[] = [];
  let held: Held | undefined;
  let id = firstId;

  function offer(update: Update) {
    queue.push(update);
    for (const listener of listeners) listener();
    held?.answer();
  }

  function endHeld(error: Refused) {
    held?.end(error);
    held = undefined;
  }

  return {
    add(update) {
      const numbered = { ...update, update_id: id++ };
      offer(numbered);
      return numbered;
    },
    again: offer,
    waiting: () => queue,
    remove(gone) {
      const at = queue.findIndex((update) => update.update_id === gone);
      if (at >= 0) queue.splice(at, 1);
    },
    onAdd: (listener) => void listeners.push(listener),
    endHeld,
    async poll({ offset, limit, timeout }, gone) {
      endHeld(
        new Refused(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      );
      while (queue[0] && queue[0].update_id < offset) queue.shift();
      if (queue.length === 0 && timeout > 0) await hold(timeout, gone);
      return queue.slice(0, limit);
    },
  };

  function hold(seconds: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(answer, seconds * 1_000);
      const mine: Held = { answer, end: (error) => finish(() => reject(error)) };
      held = mine;
      gone.addEventListener('abort', answer, { once: true });
      function answer() {
        finish(resolve);
      }
      function finish(settle: () => void) {
        clearTimeout(timer);
        if (held === mine) held = undefined;
        settle();
      }
    });
  }
}
