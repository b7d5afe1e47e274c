/** Which wording of each statement subscribers were told of. */

import type { Statements } from '../../jobs/ports.ts';
import type { Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';

const rowsTogether = 500;

export function openStatements({ db }: Database, clock: Clock): Statements {
  return {
    async changed(now) {
      const rows = await db.selectFrom('statement_seen').select(['id', 'hash']).execute();
      if (rows.length === 0) return undefined;
      const known = new Map(rows.map(({ id, hash }) => [id, hash]));
      return now.filter(({ id, hash }) => known.get(id) !== hash).map(({ id }) => id);
    },
    note: (now) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('statement_seen').execute();
        const rows = now.map((one) => ({ ...one, at: clock().getTime() }));
        for (let at = 0; at < rows.length; at += rowsTogether) {
          await tx
            .insertInto('statement_seen')
            .values(rows.slice(at, at + rowsTogether))
            .execute();
        }
      }),
  };
}
