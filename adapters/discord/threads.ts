/** Which channel a thread belongs to: messages name only the thread. */

import { createBounded } from '../../src/bounded.ts';
import type { Call } from './call.ts';
import { Routes } from './routes.ts';
import { channelSchema, guildSchema, isThread } from './update.ts';

const keptMax = 10_000;

export type Threads = ReturnType<typeof createThreads>;

export function createThreads({ call }: { call: Call }) {
  /** Channel → the channel it is a thread of, or nothing. */
  const parents = createBounded<string | undefined>(keptMax);

  function keep(raw: unknown): string | undefined {
    const read = channelSchema.safeParse(raw);
    if (!read.success) return undefined;
    const { id, type, parent_id } = read.data;
    const parent = isThread(type) ? (parent_id ?? undefined) : undefined;
    parents.set(id, parent);
    return parent;
  }

  return {
    /** What the gateway says of channels and threads by itself. */
    hear(event: string, data: unknown): void {
      if (event === 'THREAD_CREATE') keep(data);
      if (event !== 'GUILD_CREATE') return;
      const { channels, threads } = guildSchema.catch({ channels: [], threads: [] }).parse(data);
      for (const one of [...channels, ...threads]) keep(one);
    },
    /** Asks Discord about a channel it has not heard of; a thread that cannot be looked up counts as a channel. */
    async parentOf(channel: string, signal: AbortSignal): Promise<string | undefined> {
      if (parents.has(channel)) return parents.get(channel);
      const answer = await call(
        { method: 'get', route: Routes.channel(channel) },
        { signal, repeat: 'same' },
      );
      return answer.kind === 'ok' ? keep(answer.result) : undefined;
    },
  };
}
