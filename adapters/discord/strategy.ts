/** Two corrections to how discord.js makes its line: it may fail at first, and at the end it is made no more. */

import type { WebSocketOptions } from 'discord.js';

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>;
type Manager = Parameters<BuildStrategy>[0];

export interface StrategyOptions {
  /** For errors that no further try will change. */
  isFatal: (error: unknown) => boolean;
}

export interface Strategy {
  build: BuildStrategy;
  /** From now on no line is made any more, also none that is due already. */
  giveUp(): void;
}

/**
 * discord.js gives a client up when its first line fails (a proxy answers 502), while the shard underneath goes
 * on and connects: a second session that nobody closes. Here the login waits for that shard instead. And a shard
 * that pauses before its next try cannot be stopped: here the try ends where it asks for its session.
 */
export async function createStrategy({ isFatal }: StrategyOptions): Promise<Strategy> {
  const { SimpleShardingStrategy, WebSocketShardEvents } = await import('discord.js');
  let givenUp = false;

  function stopWhenGivenUp(manager: Manager) {
    const retrieve = manager.options.retrieveSessionInfo.bind(manager.options);
    manager.options.retrieveSessionInfo = (shard) =>
      givenUp ? new Promise(() => undefined) : retrieve(shard);
  }

  return {
    giveUp() {
      givenUp = true;
    },
    build(manager) {
      stopWhenGivenUp(manager);
      const shards = new SimpleShardingStrategy(manager);
      return {
        spawn: (ids) => shards.spawn(ids),
        destroy: (how) => shards.destroy(how),
        fetchStatus: () => shards.fetchStatus(),
        send: (shard, payload) => shards.send(shard, payload),
        async connect() {
          const ready = new Promise<void>((resolve) =>
            manager.once(WebSocketShardEvents.Ready, () => resolve()),
          );
          await shards.connect().catch((error: unknown) => {
            if (isFatal(error)) throw error;
            return ready;
          });
        },
      };
    },
  };
}
