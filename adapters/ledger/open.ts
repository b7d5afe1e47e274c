/** Opens the durable state: one schema and one set of queries, on SQLite or on PostgreSQL. */

import type { Logger } from 'pino';
import type {
  Brakes,
  Broadcasts,
  Deliveries,
  Dues,
  Events,
  Leases,
  Links,
  News,
  Outbox,
  People,
  Reports,
  Retention,
  Statements,
  Subscribers,
} from '../../jobs/ports.ts';
import type { Answers, Clock, Gaps, Preferences, Seen } from '../../src/ports.ts';
import { openAnswers } from './answers.ts';
import { type Backup, openBackup } from './backup.ts';
import { openBroadcasts } from './broadcasts.ts';
import { type DatabaseSettings, type Kind, openDatabase } from './database.ts';
import { openDeliveries } from './deliveries.ts';
import { openDues } from './dues.ts';
import { openEvents } from './events.ts';
import { openGaps } from './gaps.ts';
import { openLeases } from './leases.ts';
import { openLinks } from './links.ts';
import { migrate } from './migrate.ts';
import { openNews } from './news.ts';
import { openOutbox } from './outbox.ts';
import { openOwner } from './owner.ts';
import { openPeople } from './people.ts';
import { openPreferences } from './preferences.ts';
import { openReports } from './reports.ts';
import { openRetention } from './retention.ts';
import { openSeen } from './seen.ts';
import { openStatements } from './statements.ts';
import { openSubscribers } from './subscribers.ts';
import { openValues, type Values } from './values.ts';

export interface Ledger {
  kind: Kind;
  seen: Seen;
  answers: Answers;
  preferences: Preferences;
  gaps: Gaps;
  values: Values;
  people: People;
  links: Links;
  outbox: Outbox;
  deliveries: Deliveries & Brakes;
  leases: Leases;
  dues: Dues;
  reports: Reports;
  broadcasts: Broadcasts;
  events: Events;
  subscribers: Subscribers;
  news: News;
  statements: Statements;
  retention: Retention;
  /** The whole state as lines, from one moment; and back, in place of what is there. */
  backup: Backup;
  /** Rejects when the database does not answer. */
  check(): Promise<void>;
  /** Writes what waits, then closes. */
  close(): Promise<void>;
}

export interface LedgerSettings extends DatabaseSettings {
  clock: Clock;
  log?: Logger | undefined;
}

export async function openLedger({ clock, ...settings }: LedgerSettings): Promise<Ledger> {
  const { log, databaseUrl } = settings;
  const database = await openDatabase(settings);
  await migrate(database, clock());
  const owner = await openOwner(database, databaseUrl);
  const answers = openAnswers(database, (error) =>
    log?.error({ reason: String(error) }, 'answers could not be kept yet'),
  );
  const people = openPeople(database, clock);
  return {
    kind: database.kind,
    seen: openSeen(database, owner, clock),
    answers,
    preferences: openPreferences(database, clock),
    gaps: openGaps(database),
    values: openValues(database, clock),
    people,
    links: openLinks(database, people, clock),
    outbox: openOutbox(database, clock),
    deliveries: openDeliveries(database, clock),
    leases: openLeases(database, owner, clock),
    dues: openDues(database, owner, clock),
    reports: openReports(database, clock),
    broadcasts: openBroadcasts(database, clock),
    events: openEvents(database, clock),
    subscribers: openSubscribers(database),
    news: openNews(database, clock),
    statements: openStatements(database, clock),
    retention: openRetention(database, clock),
    backup: openBackup(database),
    async check() {
      await database.db.selectFrom('value').select('key').limit(1).execute();
    },
    async close() {
      await answers.flush();
      await owner.close();
      await database.db.destroy();
    },
  };
}
