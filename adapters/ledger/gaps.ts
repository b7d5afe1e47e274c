/** Questions in scope that got no answer: what the knowledge should have next. */

import { z } from 'zod';
import { languages } from '../../src/nouns.ts';
import type { Gaps } from '../../src/ports.ts';
import { channelName } from './channel-name.ts';
import type { Database } from './database.ts';

const closedWords = z.object({ channel: channelName, language: z.enum(languages) });

export function openGaps({ db }: Database): Gaps {
  return {
    async record({ at, ...gap }) {
      await db
        .insertInto('gap')
        .values({ ...gap, at: at.getTime() })
        .execute();
    },
    async list({ limit, before }) {
      const rows = await db
        .selectFrom('gap')
        .selectAll()
        .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ at, ...gap }) => ({ ...gap, ...closedWords.parse(gap), at: new Date(at) }));
    },
  };
}
