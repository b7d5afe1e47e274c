/** The numbers under which words stand in the rows of `delivery`, of which there are millions. */

import { type RawBuilder, sql } from 'kysely';
import type { DeliveryState } from '../../jobs/ports.ts';
import type { ChannelName } from '../../src/nouns.ts';

export const channelCodes: Readonly<Record<ChannelName, number>> = {
  terminal: 0,
  web: 1,
  telegram: 2,
  discord: 3,
};

export const stateCodes: Readonly<Record<DeliveryState, number>> = {
  planned: 0,
  attempted: 1,
  sent: 2,
  unsure: 3,
  failed: 4,
  skipped: 5,
};

export const stateNames: readonly DeliveryState[] = [
  'planned',
  'attempted',
  'sent',
  'unsure',
  'failed',
  'skipped',
];

/** The code of a column that holds a channel's name. */
export function channelCodeOf(column: string): RawBuilder<number> {
  const cases = Object.entries(channelCodes).map(
    ([name, code]) => sql`when ${sql.lit(name)} then ${sql.lit(code)}`,
  );
  return sql`case ${sql.ref(column)} ${sql.join(cases, sql` `)} end`;
}
