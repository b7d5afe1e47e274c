/** What an address prefers; the address itself is a row from its first preference on. */

import { z } from 'zod';
import { type Address, languages } from '../../src/nouns.ts';
import type { Clock, Preferences } from '../../src/ports.ts';
import type { Database } from './database.ts';

const language = z.enum(languages).nullish();

export function openPreferences({ db }: Database, clock: Clock): Preferences {
  return {
    async languageOf(address) {
      const { channel, chat, thread } = keyOf(address);
      const row = await db
        .selectFrom('address')
        .select('language')
        .where('channel', '=', channel)
        .where('chat', '=', chat)
        .where('thread', '=', thread)
        .executeTakeFirst();
      return language.parse(row?.language) ?? undefined;
    },
    async setLanguage(address, chosen) {
      const language = chosen ?? null;
      await db
        .insertInto('address')
        .values({ ...keyOf(address), language, created_at: clock().getTime() })
        .onConflict((conflict) => conflict.columns(['channel', 'chat', 'thread']).doUpdateSet({ language }))
        .execute();
    },
  };
}

export function keyOf({ channel, chat, thread }: Address) {
  return { channel, chat, thread: thread ?? '' };
}
