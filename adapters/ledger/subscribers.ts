/** Who subscribed to a topic: for every person the one open address that stands first. */

import { sql } from 'kysely';
import { z } from 'zod';
import type { Subscribers } from '../../jobs/ports.ts';
import { languages } from '../../src/nouns.ts';
import { languageOf } from './audience.ts';
import { channelName } from './channel-name.ts';
import type { Database } from './database.ts';

const row = z.object({
  address: z.number(),
  channel: channelName,
  language: z.enum(languages),
  zone: z.string().nullable(),
  person: z.number().nullable(),
  topic: z.string(),
});

export function openSubscribers({ db }: Database): Subscribers {
  return {
    async of(topics, what) {
      if (what.length === 0) return [];
      const found = await db
        .selectFrom('address as a')
        .innerJoin('subscription as s', 's.address', 'a.id')
        .select(['a.id as address', 'a.channel', 'a.zone', 'a.person', 's.topic'])
        .select(languageOf('a').as('language'))
        .where('a.open', '=', 1)
        .where('s.what', 'in', [...what])
        .$if(topics !== undefined, (query) => query.where('s.topic', 'in', [...(topics ?? []), '*']))
        .orderBy('a.rank')
        .orderBy('a.id')
        .orderBy(sql`s.topic`)
        .execute();
      const people = Map.groupBy(
        found.map((one) => row.parse(one)),
        ({ person, address }) => (person === null ? `a${address}` : `p${person}`),
      );
      return [...people.values()].flatMap((rows) => {
        const [first] = rows;
        if (!first) return [];
        const { person: _, topic: __, ...subscriber } = first;
        return [{ ...subscriber, topics: [...new Set(rows.map(({ topic }) => topic))].sort() }];
      });
    },
  };
}
