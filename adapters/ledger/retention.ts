/** Removes what has been kept long enough: texts after their time, traces of work after theirs. */

import type { Retention } from '../../jobs/ports.ts';
import type { Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';

export function openRetention({ db }: Database, clock: Clock): Retention {
  return {
    async remove({ texts, traces }) {
      const [text, trace, now] = [texts.getTime(), traces.getTime(), clock().getTime()];
      const old = db.selectFrom('broadcast').select('id').where('finished_at', '<', trace);
      const removals = {
        answers: db.deleteFrom('answer').where('at', '<', text),
        gaps: db.deleteFrom('gap').where('at', '<', text),
        seen: db.deleteFrom('seen').where('at', '<', text),
        values: db.deleteFrom('value').where('expires_at', '<=', now),
        codes: db.deleteFrom('link_code').where('expires_at', '<=', now),
        days: db.deleteFrom('daily').where('day', '<', new Date(text).toISOString().slice(0, 10)),
        runs: db.deleteFrom('due').where('finished_at', '<', text),
        deliveries: db.deleteFrom('delivery').where('broadcast', 'in', old),
        // Somebody who only chose a language once, and was not heard from since.
        addresses: db
          .deleteFrom('address')
          .where('created_at', '<', text)
          .where((of) => of.or([of('last_seen', 'is', null), of('last_seen', '<', text)]))
          .where((of) =>
            of.not(
              of.exists(of.selectFrom('subscription').select('topic').whereRef('address', '=', 'address.id')),
            ),
          )
          .where((of) =>
            of.not(
              of.exists(of.selectFrom('delivery').select('part').whereRef('address', '=', 'address.id')),
            ),
          ),
      };
      const counts: Record<string, number> = {};
      for (const [name, removal] of Object.entries(removals)) {
        const { numDeletedRows } = await removal.executeTakeFirst();
        if (numDeletedRows > 0n) counts[name] = Number(numDeletedRows);
      }
      return counts;
    },
  };
}
