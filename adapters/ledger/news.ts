/** What feeds brought: each feed's last state, and the items that wait for a coordinator. */

import { z } from 'zod';
import type { FeedState, News, NewsItem } from '../../jobs/ports.ts';
import type { Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const state = z.enum(['new', 'accepted', 'declined']);
const topics = z.array(z.string());

export function openNews({ db }: Database, clock: Clock): News {
  return {
    async feed(id) {
      const row = await db.selectFrom('feed').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toState(row) : { failures: 0 };
    },
    async saveFeed(id, known) {
      const row = toRow(id, known);
      await db
        .insertInto('feed')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    async add(items) {
      if (items.length === 0) return 0;
      const rows = items.map(({ foundAt, ...item }) => ({
        ...item,
        topics: JSON.stringify(item.topics),
        found_at: foundAt.getTime(),
        state: 'new',
      }));
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('candidate')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows ?? 0);
    },
    async list(wanted, since) {
      const rows = await db
        .selectFrom('candidate')
        .selectAll()
        .where('state', '=', wanted)
        .$if(since !== undefined, (query) => query.where('decided_at', '>=', since?.getTime() ?? 0))
        .orderBy('found_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toItem);
    },
    async decide(id, decided, who) {
      const { numUpdatedRows } = await db
        .updateTable('candidate')
        .set({ state: decided, decided_by: who, decided_at: clock().getTime() })
        .where('id', '=', id)
        .where('state', '=', 'new')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

function toItem({ found_at, decided_by, decided_at, ...row }: Tables['candidate']): NewsItem {
  return {
    ...row,
    topics: topics.parse(JSON.parse(row.topics)),
    foundAt: new Date(found_at),
    state: state.parse(row.state),
    decidedBy: decided_by ?? undefined,
    decidedAt: decided_at === null ? undefined : new Date(decided_at),
  };
}

function toState(row: Omit<Tables['feed'], 'failures'> & { failures: number }): FeedState {
  const { etag, modified, hash, body, checked_at, changed_at, failures, error } = row;
  return {
    failures,
    ...(etag !== null && { etag }),
    ...(modified !== null && { modified }),
    ...(hash !== null && { hash }),
    ...(body !== null && { body }),
    ...(checked_at !== null && { checkedAt: new Date(checked_at) }),
    ...(changed_at !== null && { changedAt: new Date(changed_at) }),
    ...(error !== null && { error }),
  };
}

function toRow(id: string, { etag, modified, hash, body, checkedAt, changedAt, failures, error }: FeedState) {
  return {
    id,
    etag: etag ?? null,
    modified: modified ?? null,
    hash: hash ?? null,
    body: body ?? null,
    checked_at: checkedAt?.getTime() ?? null,
    changed_at: changedAt?.getTime() ?? null,
    failures,
    error: error ?? null,
  };
}
