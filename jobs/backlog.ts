/** What one channel has to send: walks the planned rows page by page, and remembers which come back when. */

import type { ChannelName } from '../src/nouns.ts';
import { mayRepeat } from './judge.ts';
import type { Candidate, Deliveries, DeliveryKey, Run, Settlement } from './ports.ts';
import { nextDayIn, type Verdict, whenToSend } from './when.ts';

export interface Picked {
  candidate: Candidate;
  run: Run;
  capDay?: string;
}

export interface Backlog {
  /** At most `room` rows that go now, and rows that are decided without an attempt. */
  pick(room: number): Promise<{ picked: Picked[]; decided: Settlement[] }>;
  /** A row that is planned (again), not before that. */
  again(candidate: Candidate, atMs: number): void;
  /** The row is over its cap for today. */
  overCap(picked: Picked): Settlement;
  /** When it is worth asking again, in milliseconds since 1970. */
  nextMs(): number;
  /** Forgets every page: after an error nobody knows what was written. */
  reset(): void;
}

export interface BacklogOptions {
  channel: ChannelName;
  deliveries: Pick<Deliveries, 'active' | 'peek' | 'rest'>;
  now: () => Date;
  /** Milliseconds that the platform wants this chat to be left alone. */
  waitMs: (chat: string) => number;
  safeRepeatMs: number;
  zone: string;
  /** How many rows are read at once: no more than go out in a second or so, since wishes may change meanwhile. */
  pageRows: number;
}

const activeForMs = 300;
const restFirstMs = 1000;
const restMostMs = 15_000;
const chatAgainMs = 1000;
const decidedMax = 500;

/** Where the walk over one broadcast's rows stands. */
interface Walk {
  run: Run;
  part: number;
  after: number;
  page: Candidate[];
  /** The page after this one, asked for while this one is still going out. */
  ahead: Promise<Candidate[]> | undefined;
  /** Nothing to find before that. */
  restUntilMs: number;
  /** How long it rests when only others still work on the broadcast: longer every time. */
  restMs: number;
}

export function createBacklog(options: BacklogOptions): Backlog {
  const { channel, deliveries, now, waitMs, safeRepeatMs, zone, pageRows } = options;
  const walks = new Map<number, Walk>();
  const returning = new Map<string, { candidate: Candidate; atMs: number }>();
  let earliestReturnMs = Number.POSITIVE_INFINITY;
  let activeUntilMs = 0;

  let refreshing: Promise<void> | undefined;

  /** Looks for new broadcasts beside the work, unless there is no other work. */
  async function refreshWhenOld() {
    if (now().getTime() < activeUntilMs) return;
    refreshing ??= refresh().finally(() => {
      refreshing = undefined;
    });
    if (walks.size === 0) await refreshing;
    // A database that is away says so at the next query that is waited for.
    else refreshing.catch(() => {});
  }

  async function refresh() {
    const runs = await deliveries.active(channel);
    const ids = new Set(runs.map(({ broadcast }) => broadcast));
    for (const id of walks.keys()) if (!ids.has(id)) walks.delete(id);
    for (const [key, { candidate }] of returning) if (!ids.has(candidate.broadcast)) returning.delete(key);
    const known = new Map(walks);
    walks.clear();
    // In the order of their urgency, which may have changed.
    for (const run of runs) {
      const walk = known.get(run.broadcast) ?? newWalk(run);
      walk.run = run;
      walks.set(run.broadcast, walk);
    }
    activeUntilMs = now().getTime() + activeForMs;
  }

  /** The next row of a broadcast, or undefined when it has none now. */
  async function next(walk: Walk): Promise<Candidate | undefined> {
    while (walk.page.length === 0) {
      if (now().getTime() < walk.restUntilMs) return undefined;
      const found = await (walk.ahead ?? peekAfter(walk));
      walk.ahead = undefined;
      const last = found.at(-1);
      if (last) Object.assign(walk, { after: last.address, restMs: restFirstMs });
      walk.page = found.filter((candidate) => !returning.has(nameOf(candidate))).reverse();
      if (!last && !(await nextPart(walk))) return undefined;
      if (found.length === pageRows) {
        walk.ahead = peekAfter(walk);
        walk.ahead.catch(() => {});
      }
    }
    return walk.page.pop();
  }

  function peekAfter({ run: { broadcast }, part, after }: Walk) {
    return deliveries.peek({ broadcast, channel, part, after, now: now(), limit: pageRows });
  }

  /** Goes on with the next part; after the last one, says when to begin anew. */
  async function nextPart(walk: Walk): Promise<boolean> {
    if (walk.run.queueing) {
      walk.restUntilMs = now().getTime() + activeForMs;
      return false;
    }
    const lastPart = walk.part >= walk.run.parts;
    walk.part = lastPart ? 1 : walk.part + 1;
    walk.after = 0;
    if (!lastPart) return true;
    const rest = await deliveries.rest(walk.run.broadcast, channel);
    const soonestMs = now().getTime() + walk.restMs;
    walk.restMs = Math.min(restMostMs, walk.restMs * 2);
    walk.restUntilMs = rest.kind === 'due' ? Math.max(rest.at.getTime(), soonestMs) : soonestMs;
    if (rest.kind === 'done') walks.delete(walk.run.broadcast);
    return false;
  }

  function comeBack(candidate: Candidate, atMs: number) {
    returning.set(nameOf(candidate), { candidate, atMs });
    earliestReturnMs = Math.min(earliestReturnMs, atMs);
  }

  /** Rows whose time has come again; the others' earliest time is kept. */
  function returned(): Candidate[] {
    const nowMs = now().getTime();
    if (earliestReturnMs > nowMs) return [];
    const due: Candidate[] = [];
    earliestReturnMs = Number.POSITIVE_INFINITY;
    for (const [key, { candidate, atMs }] of returning) {
      if (atMs <= nowMs) {
        returning.delete(key);
        due.push(candidate);
      } else earliestReturnMs = Math.min(earliestReturnMs, atMs);
    }
    return due;
  }

  return {
    async pick(room) {
      await refreshWhenOld();
      const picked: Picked[] = [];
      const decided: Settlement[] = [];
      const chats = new Set<string>();
      const consider = (candidate: Candidate, run: Run) => {
        const chatKey = candidate.to.chat;
        const chatWaitMs = chats.has(chatKey) ? chatAgainMs : Math.min(waitMs(chatKey), chatAgainMs);
        if (chatWaitMs > 0) return comeBack(candidate, now().getTime() + chatWaitMs);
        const verdict = verdictOf(candidate, run);
        if (verdict.kind !== 'now') return decided.push(settlementOf(candidate, verdict, run.parts));
        chats.add(chatKey);
        picked.push({ candidate, run, ...(verdict.capDay && { capDay: verdict.capDay }) });
      };
      for (const candidate of returned()) {
        const walk = walks.get(candidate.broadcast);
        if (picked.length >= room) comeBack(candidate, now().getTime());
        else if (walk) consider(candidate, walk.run);
      }
      for (const walk of [...walks.values()]) {
        while (picked.length < room && decided.length < decidedMax) {
          const candidate = await next(walk);
          if (!candidate) break;
          consider(candidate, walk.run);
        }
      }
      return { picked, decided };
    },
    again: comeBack,
    overCap({ candidate, run }) {
      const at = nextDayIn(candidate.zone ?? zone, now());
      return settlementOf(candidate, { kind: 'later', at, reason: 'the daily cap' }, run.parts);
    },
    nextMs() {
      const rests = [...walks.values()].map(({ page, restUntilMs }) => (page.length > 0 ? 0 : restUntilMs));
      return Math.min(earliestReturnMs, activeUntilMs, ...rests);
    },
    reset() {
      walks.clear();
      returning.clear();
      earliestReturnMs = Number.POSITIVE_INFINITY;
      activeUntilMs = 0;
    },
  };

  function verdictOf(candidate: Candidate, run: Run): Verdict | { kind: 'unsure' } {
    if (!mayRepeat(candidate, run, { now: now(), safeRepeatMs })) return { kind: 'unsure' };
    return whenToSend(candidate, run, { now: now(), zone });
  }
}

function newWalk(run: Run): Walk {
  return { run, part: 1, after: 0, page: [], ahead: undefined, restUntilMs: 0, restMs: restFirstMs };
}

function settlementOf(
  { broadcast, part, address, triedAt }: Candidate,
  verdict: Exclude<Verdict, { kind: 'now' }> | { kind: 'unsure' },
  parts: number,
): Settlement {
  const key = { broadcast, part, address };
  switch (verdict.kind) {
    case 'unsure':
      return { ...key, state: 'unsure', reason: 'it may have arrived before' };
    case 'skip':
      return { ...key, state: 'skipped', reason: verdict.reason, dropsTo: parts };
    case 'later':
      return {
        ...key,
        state: 'planned',
        notBefore: verdict.at.getTime(),
        reason: verdict.reason,
        mayHaveArrived: triedAt !== null,
      };
  }
}

export function nameOf({ broadcast, part, address }: DeliveryKey): string {
  return `${broadcast}.${part}.${address}`;
}
