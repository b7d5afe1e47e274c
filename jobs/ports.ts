/** What the jobs need of the ledger: pushes as rows, and leases. Each port is declared for its user. */

import type { Address, Block, Button, ChannelName, Language, Localized, ReplyFile } from '../src/nouns.ts';

/** What to do with a row when nobody can know whether it arrived: better twice, better never, or a person decides. */
export type UnsurePolicy = 'resend' | 'leave' | 'ask';

export type DeliveryState = 'planned' | 'attempted' | 'sent' | 'unsure' | 'failed' | 'skipped';

/** The right to send for one bot token. The fence grows with every holder, so that an old one marks nothing. */
export interface Lease {
  name: string;
  fence: number;
}

export interface Leases {
  /** Takes a lease that is free or whose holder was silent for its whole time; else undefined. */
  take(name: string, ttlMs: number): Promise<Lease | undefined>;
  /** False when somebody else holds it by now. */
  renew(lease: Lease, ttlMs: number): Promise<boolean>;
  release(lease: Lease): Promise<void>;
}

/** A broadcast as one channel's loop sees it. */
export interface Run {
  broadcast: number;
  unsure: UnsurePolicy;
  /** Quiet hours, pauses and daily caps do not hold it back. */
  urgent: boolean;
  /** After that moment it is of no use to anybody. */
  notAfter: Date | undefined;
  /** More rows are still being written. */
  queueing: boolean;
  /** The most parts that any of its messages has. */
  parts: number;
}

/** Names one row. The table's primary key (with the channel): queueing twice is impossible. */
export interface DeliveryKey {
  broadcast: number;
  part: number;
  address: number;
}

/** A planned row with what is needed to decide whether it goes now. Times in milliseconds since 1970. */
export interface Candidate extends DeliveryKey {
  variant: number;
  attempts: number;
  /** Since when it may have arrived already; null when it certainly did not. */
  triedAt: number | null;
  to: Address;
  open: boolean;
  zone: string | null;
  /** Local hours (0 to 23) between which nothing is sent; null when any hour will do. */
  quietFrom: number | null;
  quietTo: number | null;
  pausedUntil: number | null;
  /** At most so many pushes a local day; null without limit. */
  cap: number | null;
}

/** An attempted row that nobody settled, with what its broadcast wants done about it. */
export interface Inherited extends Candidate {
  unsure: UnsurePolicy;
}

/** What becomes of an attempted row (`planned`: again later) or of a planned one (`skipped`, or put off). */
export interface Settlement extends DeliveryKey {
  state: Exclude<DeliveryState, 'attempted'>;
  message?: string;
  reason?: string;
  /** For `planned`: not before that. */
  notBefore?: number;
  /** For `planned`: it may have arrived all the same. */
  mayHaveArrived?: boolean;
  /** The parts after this one, up to that one, are of no use any more. */
  dropsTo?: number;
  /** The address takes no more messages. */
  closesAddress?: boolean;
}

/** A row to be marked as attempted; `capDay` counts it against the address's daily cap. */
export interface Mark extends DeliveryKey {
  capDay?: string;
}

export interface Tick {
  lease: Lease;
  leaseMs: number;
  channel: ChannelName;
  now: Date;
  settle: readonly Settlement[];
  /** Planned rows that are decided without an attempt. */
  decide: readonly Settlement[];
  mark: readonly Mark[];
}

/** For the delivery loop of one channel. */
export interface Deliveries {
  /** What is to be sent on a channel, most urgent first. */
  active(channel: ChannelName): Promise<Run[]>;
  /** Planned rows that are due, in the order of their address. */
  peek(page: PeekPage): Promise<Candidate[]>;
  /**
   * One transaction: renews the lease, settles, decides, marks. Gives the marked rows' keys (a row paused,
   * cancelled or over its cap meanwhile is not among them), or undefined when the lease is lost: then
   * nothing was written.
   */
  tick(tick: Tick): Promise<DeliveryKey[] | undefined>;
  /** Rows that somebody attempted and nobody settled. */
  attempted(channel: ChannelName): Promise<Inherited[]>;
  content(broadcast: number, variant: number): Promise<Content>;
  /** The broadcast has nothing left on this channel just now: when is the next row due, or is it done? */
  rest(broadcast: number, channel: ChannelName): Promise<Rest>;
}

export interface PeekPage {
  broadcast: number;
  channel: ChannelName;
  part: number;
  /** The address of the last row seen. */
  after: number;
  now: Date;
  limit: number;
}

/** `done`: every row of every channel is settled, and the broadcast says so now. */
export type Rest = { kind: 'done' } | { kind: 'waiting' } | { kind: 'due'; at: Date };

/** One text in one language for one channel, in parts. */
export interface Content {
  language: Language;
  parts: readonly MessageBody[];
}

export interface MessageBody {
  blocks: Block[];
  buttons: Button[];
  files: ReplyFile[];
}

/** What the delivery loop may do to a broadcast as a whole. */
export interface Brakes {
  pause(broadcast: number, reason: string): Promise<void>;
  /** A person's next address, when this one is closed: gets its own rows under the same broadcast. */
  reroute(broadcast: number, address: number): Promise<void>;
}

// Writing pushes.

export type PushKind = 'broadcast' | 'correction' | 'reminder' | 'digest' | 'update' | 'news';

/** A push that is to be written as rows. Its name is unique: the same name twice is the same push. */
export interface NewPush {
  name: string;
  kind: PushKind;
  unsure: UnsurePolicy;
  urgent?: boolean;
  notAfter?: Date;
  /** A row's `variant` is the place in this list. */
  messages: readonly NewMessage[];
}

export interface NewMessage {
  channel: ChannelName;
  language: Language;
  parts: readonly MessageBody[];
}

export interface Recipient {
  address: number;
  variant: number;
  notBefore?: Date;
}

/** Who is to get a broadcast. What is left out does not restrict; only those who subscribed are ever meant. */
export interface Audience {
  channels?: readonly ChannelName[];
  languages?: readonly Language[];
  topics?: readonly string[];
  roles?: readonly string[];
  kinds?: readonly AddressKind[];
  countries?: readonly string[];
  /** Last heard from at or after, ISO 8601. */
  seenAfter?: string;
  seenBefore?: string;
  except?: Omit<Audience, 'except' | 'outcomeOf'>;
  /** Exactly the addresses whose row in an earlier broadcast ended so. */
  outcomeOf?: { broadcast: number; states: readonly DeliveryState[] };
}

export type AddressKind = 'private' | 'group' | 'channel';

/** Writes pushes into the ledger. */
export interface Outbox {
  /** Everything in one transaction; undefined when a push of that name was written before. */
  push(push: NewPush, recipients: readonly Recipient[]): Promise<number | undefined>;
  /** How many would get it, by channel and language (a person counts once). */
  count(audience: Audience): Promise<AudienceCount[]>;
  /** Begins to write rows for an audience: from then on the text is fixed. */
  begin(broadcast: number, messages: readonly NewMessage[]): Promise<boolean>;
  /** The zones that addresses are in. */
  zones(): Promise<string[]>;
  /** The rows of the next thousands of addresses, in one transaction; false when every one has its row. */
  queueMore(broadcast: number, audience: Audience, notBefore?: NotBefore): Promise<boolean>;
}

export interface AudienceCount {
  channel: ChannelName;
  language: Language;
  count: number;
}

/** Rows of a zone that are not to go before a moment of their own; `''` is for every zone not named. */
export type NotBefore = ReadonlyMap<string, Date>;

// People.

/** What a subscription brings: news at once, a weekly digest, or reminders that long before an event. */
export type Subscribed = 'news' | 'digest' | '30d' | '7d' | '1d' | '1h';

export interface Subscription {
  /** `*` is every topic. */
  topic: string;
  what: Subscribed;
}

export interface Wishes {
  language?: Language;
  zone?: string;
  /** Local hours; both null: never quiet. */
  quietFrom: number | null;
  quietTo: number | null;
  cap: number | null;
  pausedUntil: Date | null;
}

/** What is known of somebody beyond the address, as far as the channel tells. */
export interface About {
  kind?: AddressKind;
  language?: Language;
  zone?: string;
  country?: string;
  role?: string;
}

/** Who wants to be told what. An address is a row from its first wish on; nothing is sent without a subscription. */
export interface People {
  /** Heard from: notes when, and opens an address that was closed. Gives the row's number. */
  heardFrom(address: Address, about?: About): Promise<number>;
  subscribe(address: Address, wanted: readonly Subscription[]): Promise<void>;
  /** Without `which`: from everything. */
  unsubscribe(address: Address, which?: Partial<Subscription>): Promise<void>;
  subscriptionsOf(address: Address): Promise<Subscription[]>;
  wishesOf(address: Address): Promise<Wishes>;
  wish(address: Address, wishes: Partial<Wishes>): Promise<void>;
}

/** One person's addresses on several channels. */
export interface Links {
  /** A code that links another address to this one's person, once, for ten minutes. */
  offer(address: Address): Promise<string>;
  /** False when the code is unknown, used or too old. */
  accept(address: Address, code: string): Promise<boolean>;
  /** Pushes go to this one of the person's addresses first. */
  prefer(address: Address): Promise<void>;
  addressesOf(address: Address): Promise<Address[]>;
}

/** Somebody to be told, with what decides about when and in what words. */
export interface Subscriber {
  address: number;
  channel: ChannelName;
  language: Language;
  zone: string | null;
  topics: string[];
}

// Looking back.

/** How many rows of a broadcast stand where. */
export interface Tally {
  channel: ChannelName;
  language: Language;
  state: DeliveryState;
  reason: string;
  count: number;
}

/** One row as a report shows it. */
export interface DeliveryLine extends DeliveryKey {
  channel: ChannelName;
  language: Language;
  state: DeliveryState;
  attempts: number;
  message: string | null;
  reason: string | null;
  at: Date | null;
}

export interface Reports {
  tally(broadcast: number): Promise<Tally[]>;
  /** Row by row in the order of the key, however many: nothing is held in memory. */
  lines(broadcast: number): AsyncIterable<DeliveryLine>;
  /** What a person found out about the rows that nobody could know about. Gives how many were settled. */
  settleUnsure(broadcast: number, as: 'sent' | 'failed' | 'planned'): Promise<number>;
}

// Jobs that fall due.

/** One time at which a job fell due. Its key (name, time) is unique: however many processes there are, it runs once. */
export interface DueRun {
  name: string;
  due: Date;
}

export interface FinishedRun extends DueRun {
  state: 'waiting' | 'running' | 'done' | 'failed';
  startedAt: Date | undefined;
  finishedAt: Date | undefined;
  /** What came of it, in a sentence. */
  result: string;
}

export interface Dues {
  /** Up to when the due times of a job were looked at; undefined for a new job. */
  knownTo(name: string): Promise<Date | undefined>;
  /** Writes what fell due, and that everything up to `to` was looked at. */
  note(name: string, due: readonly Date[], to: Date): Promise<void>;
  /** The oldest that waits, unless one of that name is running. A run whose process died waits again. */
  claim(name: string, holdMs: number): Promise<DueRun | undefined>;
  /** Keeps a long run ours; false when another process has taken it over. */
  renew(run: DueRun, holdMs: number): Promise<boolean>;
  finish(run: DueRun, state: 'done' | 'failed', result: string): Promise<void>;
  /** The last runs of every job, newest first. */
  last(limit: number): Promise<FinishedRun[]>;
}

// Broadcasts, from the draft to the report.

/** When a broadcast goes: at a wall time in a named zone, or when each recipient's own clock shows it. */
export interface SendAt {
  /** `2026-12-01T09:00`. */
  wall: string;
  /** An IANA zone, or `local`. */
  zone: string;
}

/** What people agree to: every word of it is part of the hash that an approval is bound to. */
export interface BroadcastPlan {
  kind: Extract<PushKind, 'broadcast' | 'correction'>;
  texts: Partial<Record<Language, string>>;
  /** Languages whose text a machine drafted and nobody has confirmed yet. */
  drafted: readonly Language[];
  /** Languages left out on purpose, and why. */
  waived: Partial<Record<Language, string>>;
  audience: Audience;
  /** Left out: as soon as it is approved. */
  at?: SendAt;
  /** Sent again at these times (cron, in the zone of `at`). */
  repeats?: string;
  unsure: UnsurePolicy;
  /** Goes through quiet hours, pauses and caps. */
  urgent: boolean;
  /** ISO 8601. */
  notAfter?: string;
  files: readonly { name: string; type: string; base64: string }[];
}

export type BroadcastState =
  | 'draft'
  | 'submitted'
  | 'approved'
  | 'queueing'
  | 'sending'
  | 'paused'
  | 'done'
  | 'cancelled';

export interface Approval {
  hash: string;
  submittedBy: string;
  approvedBy: string | undefined;
  /** One person did both, in a hurry. */
  urgent: boolean;
}

export interface Broadcast {
  id: number;
  name: string;
  state: BroadcastState;
  /** Why it paused. */
  reason: string | undefined;
  plan: BroadcastPlan;
  approval: Approval | undefined;
  createdAt: Date;
  startedAt: Date | undefined;
  finishedAt: Date | undefined;
}

/** A step of a broadcast: taken only from the states named, written together with who took it. */
export interface Step {
  from: readonly BroadcastState[];
  to: BroadcastState;
  who: string;
  what: string;
  /** Null voids it. */
  approval?: Approval | null;
  plan?: BroadcastPlan;
  /** The step is taken only while the plan is still the one with this hash. */
  ifHash?: string;
}

export interface Broadcasts {
  /** Undefined when the name is taken. */
  create(name: string, plan: BroadcastPlan, who: string): Promise<number | undefined>;
  find(id: number): Promise<Broadcast | undefined>;
  list(states?: readonly BroadcastState[]): Promise<Broadcast[]>;
  /** False when the broadcast is in no state for it any more. */
  step(id: number, step: Step): Promise<boolean>;
  journal(id: number): Promise<{ at: Date; who: string; what: string }[]>;
}

// The calendar.

/** One event, or one occurrence of a recurring one. */
export interface CalendarEvent {
  /** `uid`, or `uid/recurrence`. */
  id: string;
  uid: string;
  /** Which occurrence (its first planned start, as a wall time); empty for an event that does not recur. */
  recurrence: string;
  /** Grows with every change at the source. */
  sequence: number;
  state: 'confirmed' | 'tentative' | 'cancelled';
  start: Date;
  end: Date;
  zone: string;
  allDay: boolean;
  names: Localized;
  description: string;
  place: string;
  url: string;
  topics: string[];
  organisers: string[];
  agenda: { title: string; speaker?: string; room?: string; at?: string }[];
}

export interface Events {
  find(id: string): Promise<CalendarEvent | undefined>;
  ofSeries(uid: string): Promise<CalendarEvent[]>;
  put(events: readonly CalendarEvent[]): Promise<void>;
  /** That are not over at `from` and begin before `to`, first ones first; cancelled ones too. */
  between(from: Date, to: Date, topics?: readonly string[]): Promise<CalendarEvent[]>;
}

/** For reminders and digests: who subscribed to any of the topics, one address for each person. */
export interface Subscribers {
  /** Without topics: to anything. `topics` of those found are the ones that they subscribed to. */
  of(topics: readonly string[] | undefined, what: readonly Subscribed[]): Promise<Subscriber[]>;
}

// News and changes.

/** Something that a feed or a watched page brought, for a coordinator to accept or to decline. */
export interface NewsItem {
  id: string;
  feed: string;
  url: string;
  title: string;
  text: string;
  topics: string[];
  foundAt: Date;
  state: 'new' | 'accepted' | 'declined';
  decidedBy: string | undefined;
  decidedAt: Date | undefined;
}

/** What is known of a feed from the last time. */
export interface FeedState {
  etag?: string;
  modified?: string;
  hash?: string;
  /** The last good copy. */
  body?: string;
  checkedAt?: Date;
  changedAt?: Date;
  failures: number;
  error?: string;
}

export interface News {
  feed(id: string): Promise<FeedState>;
  saveFeed(id: string, state: FeedState): Promise<void>;
  /** Gives how many were not known before. */
  add(items: readonly Omit<NewsItem, 'state' | 'decidedBy' | 'decidedAt'>[]): Promise<number>;
  list(state: NewsItem['state'], since?: Date): Promise<NewsItem[]>;
  /** False when it was decided before. */
  decide(id: string, state: 'accepted' | 'declined', who: string): Promise<boolean>;
}

/** Which wording of each statement subscribers know. */
export interface Statements {
  /** The ids that are new or worded differently; undefined when nothing was ever noted. */
  changed(now: readonly { id: string; hash: string }[]): Promise<string[] | undefined>;
  note(now: readonly { id: string; hash: string }[]): Promise<void>;
}

/** Removes what has been kept long enough, and tells how many rows of what. */
export interface Retention {
  remove(before: { texts: Date; traces: Date }): Promise<Record<string, number>>;
}
