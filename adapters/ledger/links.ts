/** One person's addresses on several channels, linked by a code that the person carries over. */

import { randomInt } from 'node:crypto';
import type { Links } from '../../jobs/ports.ts';
import type { Address } from '../../src/nouns.ts';
import type { Clock } from '../../src/ports.ts';
import { channelName } from './channel-name.ts';
import type { Database } from './database.ts';
import { idOf } from './people.ts';

const codeForMs = 600_000;
/** Without letters and digits that look alike. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 8;

export function openLinks(
  { db }: Database,
  people: { heardFrom(address: Address): Promise<number> },
  clock: Clock,
): Links {
  return {
    async offer(address) {
      const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
      const row = {
        code,
        address: await people.heardFrom(address),
        expires_at: clock().getTime() + codeForMs,
      };
      await db.insertInto('link_code').values(row).execute();
      return code;
    },
    async accept(address, code) {
      const joining = await people.heardFrom(address);
      return db.transaction().execute(async (tx) => {
        const used = await tx
          .deleteFrom('link_code')
          .where('code', '=', code.trim().toUpperCase())
          .where('expires_at', '>', clock().getTime())
          .returning('address')
          .executeTakeFirst();
        if (!used || used.address === joining) return false;
        const first = await tx
          .selectFrom('address')
          .select('person')
          .where('id', '=', used.address)
          .executeTakeFirstOrThrow();
        const person = first.person ?? (await newPerson(tx, clock().getTime()));
        await tx.updateTable('address').set({ person }).where('id', 'in', [used.address, joining]).execute();
        await tx.updateTable('address').set({ rank: 1 }).where('id', '=', joining).execute();
        return true;
      });
    },
    async prefer(address) {
      const id = await idOf(db, address);
      await db
        .updateTable('address')
        .set((of) => ({ rank: of.case().when('id', '=', id).then(0).else(1).end() }))
        .where('person', '=', (of) => of.selectFrom('address').select('person').where('id', '=', id))
        .execute();
    },
    async addressesOf(address) {
      const id = await idOf(db, address);
      const rows = await db
        .selectFrom('address')
        .select(['channel', 'chat', 'thread'])
        .where((of) =>
          of.or([
            of('id', '=', id),
            of('person', '=', of.selectFrom('address as me').select('me.person').where('me.id', '=', id)),
          ]),
        )
        .orderBy('rank')
        .orderBy('id')
        .execute();
      return rows.map(({ channel, chat, thread }) => ({
        channel: channelName.parse(channel),
        chat,
        ...(thread !== '' && { thread }),
      }));
    },
  };
}

async function newPerson(tx: Database['db'], created_at: number) {
  const { id } = await tx
    .insertInto('person')
    .values({ created_at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
