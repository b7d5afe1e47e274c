/** Which messages were dealt with: one row a message, on disk before anything is done about it. */

import type { Clock, Seen } from '../../src/ports.ts';
import type { Database } from './database.ts';
import type { Owner } from './owner.ts';

export function openSeen({ db }: Database, owner: Owner, clock: Clock): Seen {
  async function takeOver(key: string, from: string) {
    const { numUpdatedRows } = await db
      .updateTable('seen')
      .set({ owner: owner.name, at: clock().getTime() })
      .where('key', '=', key)
      .where('owner', '=', from)
      .where('done', '=', 0)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
  return {
    async begin(key) {
      const row = { key, owner: owner.name, done: 0, at: clock().getTime() };
      const inserted = await db
        .insertInto('seen')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 1n) return 'new';
      const found = await db.selectFrom('seen').selectAll().where('key', '=', key).executeTakeFirst();
      if (!found) return this.begin(key);
      if (found.done) return 'done';
      if (found.owner === owner.name || (await owner.isAlive(found.owner))) return 'busy';
      return (await takeOver(key, found.owner)) ? 'new' : 'busy';
    },
    async settle(key) {
      await db.updateTable('seen').set({ done: 1 }).where('key', '=', key).execute();
    },
  };
}
