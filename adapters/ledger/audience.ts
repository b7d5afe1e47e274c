/** An audience as a query: open addresses that subscribed, one per person. */

import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Audience } from '../../jobs/ports.ts';
import { channelCodeOf, stateCodes } from './codes.ts';
import type { Tables } from './tables.ts';

/** `a` (and `o`, a person's other address) stand for rows of `address`. */
type Of = Tables & { a: Tables['address']; o: Tables['address'] };
type Alias = 'a' | 'o';

/** Addresses under `a` that are meant. */
export function inAudience(audience: Audience): Expression<SqlBool> {
  const of = expressionBuilder<Of, Alias>();
  if (audience.outcomeOf) return hadOutcome(audience.outcomeOf);
  return of.and([meant('a', audience), bestOfPerson(audience)]);
}

function meant(alias: Alias, { except, ...audience }: Audience): Expression<SqlBool> {
  const of = expressionBuilder<Of, Alias>();
  const conditions = [
    of(`${alias}.open`, '=', 1),
    subscribed(alias, audience.topics),
    ...limits(alias, audience),
  ];
  if (except) {
    const topics = except.topics ? [subscribed(alias, except.topics)] : [];
    const excluded = [...topics, ...limits(alias, except)];
    if (excluded.length > 0) conditions.push(of.not(of.and(excluded)));
  }
  return of.and(conditions);
}

function limits(alias: Alias, audience: Omit<Audience, 'except' | 'topics'>): Expression<SqlBool>[] {
  const of = expressionBuilder<Of, Alias>();
  const { channels, languages, roles, kinds, countries, seenAfter, seenBefore } = audience;
  return [
    ...(channels ? [of(`${alias}.channel`, 'in', channels)] : []),
    ...(languages ? [sql<SqlBool>`${languageOf(alias)} in (${sql.join(languages)})`] : []),
    ...(roles ? [of(`${alias}.role`, 'in', roles)] : []),
    ...(kinds ? [of(`${alias}.kind`, 'in', kinds)] : []),
    ...(countries ? [of(`${alias}.country`, 'in', countries)] : []),
    ...(seenAfter ? [of(`${alias}.last_seen`, '>=', Date.parse(seenAfter))] : []),
    ...(seenBefore ? [of(`${alias}.last_seen`, '<', Date.parse(seenBefore))] : []),
  ];
}

/** Opt-in only: to the topics named, or to anything at all. */
function subscribed(alias: Alias, topics: readonly string[] | undefined): Expression<SqlBool> {
  const of = expressionBuilder<Of, Alias>();
  return of.exists(
    of
      .selectFrom('subscription as s')
      .select(sql<number>`1`.as('one'))
      .whereRef('s.address', '=', `${alias}.id`)
      .$if(topics !== undefined, (query) => query.where('s.topic', 'in', [...(topics ?? []), '*'])),
  );
}

/** A linked person is reached at the address that stands first of those meant. */
function bestOfPerson(audience: Audience): Expression<SqlBool> {
  const of = expressionBuilder<Of, Alias>();
  return of.or([
    of('a.person', 'is', null),
    of.not(
      of.exists(
        of
          .selectFrom('address as o')
          .select(sql<number>`1`.as('one'))
          .whereRef('o.person', '=', 'a.person')
          .where(sql<SqlBool>`(o.rank, o.id) < (a.rank, a.id)`)
          .where(meant('o', audience)),
      ),
    ),
  ]);
}

function hadOutcome({ broadcast, states }: NonNullable<Audience['outcomeOf']>): Expression<SqlBool> {
  const codes = states.map((state) => stateCodes[state]);
  return sql<SqlBool>`a.open = 1 and exists (
    select 1 from delivery e where e.broadcast = ${broadcast} and e.channel = ${channelCodeOf('a.channel')}
      and e.part = 1 and e.address = a.id and e.state in (${sql.join(codes)}))`;
}

/** The language that an address is written to: its own, else that of its country, else Vietnamese. */
export function languageOf(alias: Alias): RawBuilder<string> {
  return sql<string>`coalesce(${sql.ref(`${alias}.language`)},
    case ${sql.ref(`${alias}.country`)} when 'KR' then 'ko' when 'VN' then 'vi' else 'vi' end)`;
}
