/** Delivers updates to the webhook with its secret, each until it is answered with 2xx. */

import type { Update, Updates } from './updates.ts';

export interface DeliverOptions {
  updates: Updates;
  hook: () => { url: string; secret: string };
  failed: (what: string) => void;
  /** Between two tries of one update. */
  pauseMs: number;
}

export function createDelivery({ updates, hook, failed, pauseMs }: DeliverOptions) {
  const busy = new Set<Update>();
  const end = new AbortController();

  async function deliver(update: Update) {
    busy.add(update);
    while (!end.signal.aborted && hook().url !== '') {
      const error = await post(update);
      if (error === undefined) {
        updates.remove(update.update_id);
        break;
      }
      failed(error);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    busy.delete(update);
  }

  /** What went wrong, or nothing. */
  async function post(update: Update): Promise<string | undefined> {
    const { url, secret } = hook();
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
    const body = JSON.stringify(update);
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal: end.signal });
      return response.ok ? undefined : `Wrong response from the webhook: ${response.status}`;
    } catch {
      return 'Connection refused';
    }
  }

  return {
    /** Delivers all that waits and is not being delivered. */
    look() {
      if (hook().url === '') return;
      for (const update of updates.waiting()) if (!busy.has(update)) void deliver(update);
    },
    stop: () => end.abort(),
  };
}
