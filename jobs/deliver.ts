/** The one loop per channel that sends pushes: settle the last outcomes, mark what may go, send it. */

import type { Logger } from 'pino';
import type { Outcome } from '../src/nouns.ts';
import type { Limiter, Timers } from '../src/pace.ts';
import type { Channel, Clock } from '../src/ports.ts';
import { createBacklog, nameOf, type Picked } from './backlog.ts';
import { createBrake } from './brake.ts';
import { createContents } from './contents.ts';
import { createFlight } from './flight.ts';
import { judge } from './judge.ts';
import type { Brakes, Candidate, Deliveries, DeliveryKey, Lease, Settlement } from './ports.ts';
import { pushOf } from './push.ts';
import { createWake } from './wake.ts';

export interface DeliverOptions {
  channel: Pick<Channel, 'name' | 'push'>;
  deliveries: Deliveries & Brakes;
  lease: Lease;
  leaseMs: number;
  limiter: Pick<Limiter, 'perSecond' | 'room' | 'roomInMs' | 'waitMs' | 'hold' | 'guard'>;
  clock: Clock;
  timers: Timers;
  random: () => number;
  /** The zone of addresses that name none. */
  zone: string;
  /** How long the platform recognises a repeated nonce; 0 when it does not. */
  safeRepeatMs: number;
  log: Logger;
  /** How long a predecessor's rows in flight are left alone before they are judged. */
  judgeAfterMs?: number;
  /** How long nothing is sent at first: a predecessor may have used the platform's window to the last. */
  startAfterMs?: number;
  /** Called with every `retry_after` of the whole channel, so that it is remembered over a restart. */
  onHold?: (forMs: number) => void;
}

/** The lease went to somebody else: nothing more may be sent. */
export class LeaseLostError extends Error {
  constructor(name: string) {
    super(`another process sends for ${name} now`);
    this.name = 'LeaseLostError';
  }
}

const tickMs = 10;
const tickMostMs = 250;
/** So many pauses before the limiter lets a row go it is marked, so that it is on disk in time. */
const aheadPauses = 3;
const pageLeast = 50;
const pageMost = 500;
const idleMs = 250;
const databaseAwayMs = 500;
/** What a predecessor left in flight may still be arriving over there: it is judged only after that. */
const judgeAfterUsualMs = 10_000;
const startAfterUsualMs = 1000;
const finishWithinMs = 4000;
const noSuchPart: Outcome = { kind: 'refused', reason: 'the message has no such part' };

/** Sends until the signal ends it (what is in flight is then finished) or the lease is lost (then it rejects). */
export async function deliver(options: DeliverOptions, signal: AbortSignal): Promise<void> {
  const { channel, deliveries, lease, leaseMs, limiter, clock, timers, random, safeRepeatMs, log } = options;
  const wake = createWake(timers);
  const brake = createBrake(random);
  const flying = new Map<string, Picked>();
  const pushing = new AbortController();
  const backlog = createBacklog({
    channel: channel.name,
    deliveries,
    now: clock,
    waitMs: limiter.waitMs,
    safeRepeatMs,
    zone: options.zone,
    pageRows: Math.min(pageMost, Math.max(pageLeast, Math.ceil(limiter.perSecond))),
  });
  let settling: Settlement[] = [];
  let inDoubt = false;
  // A slow disk gets fewer and larger commits: at most a third of the time is spent waiting for it.
  let pauseMs = tickMs;
  let leaseUntilMs = timers.nowMs() + leaseMs;
  const contents = createContents(deliveries);
  const inherited = await deliveries.attempted(channel.name);
  const judgeAtMs = timers.nowMs() + (options.judgeAfterMs ?? judgeAfterUsualMs);
  const startAtMs = timers.nowMs() + (options.startAfterMs ?? startAfterUsualMs);
  limiter.guard(() => timers.nowMs() <= leaseUntilMs);
  const flight = createFlight(limiter.perSecond);
  signal.addEventListener('abort', wake.news, { once: true });

  while (!signal.aborted) {
    try {
      if (inDoubt) await returnUnsent();
      if (inherited.length > 0 && timers.nowMs() >= judgeAtMs) await judgeInherited();
      await tick(await choose());
    } catch (error) {
      if (error instanceof LeaseLostError) throw giveUp(error);
      log.error(
        { channel: channel.name, reason: String(error) },
        'the ledger did not answer the delivery loop',
      );
      inDoubt = true;
      backlog.reset();
      await wake.sleep(databaseAwayMs);
    }
    if (!signal.aborted) await rest();
  }
  await finish();

  async function choose() {
    const room = Math.min(limiter.room(aheadPauses * pauseMs), flight.most() - flying.size);
    if (timers.nowMs() < startAtMs) return { picked: [], decided: [] };
    return room > 0 ? backlog.pick(room) : { picked: [], decided: [] };
  }

  async function tick({ picked, decided }: { picked: Picked[]; decided: Settlement[] }) {
    if (picked.length + decided.length + settling.length === 0) return;
    const settle = [...settling];
    const startedMs = timers.nowMs();
    const mark = picked.map(({ candidate, capDay }) => ({ ...keyOf(candidate), ...(capDay && { capDay }) }));
    const marked = await deliveries.tick({
      lease,
      leaseMs,
      channel: channel.name,
      now: clock(),
      settle,
      decide: decided,
      mark,
    });
    if (!marked) throw new LeaseLostError(lease.name);
    leaseUntilMs = startedMs + leaseMs;
    pauseMs = Math.min(tickMostMs, Math.max(tickMs, 2 * (timers.nowMs() - startedMs)));
    settling = settling.slice(settle.length);
    const names = new Set(marked.map(nameOf));
    for (const one of picked) {
      if (names.has(nameOf(one.candidate))) void send(one);
      else if (one.capDay) await putOff(one);
    }
  }

  /** Not marked although due: paused or cancelled meanwhile, or over the cap; only the cap is ours to settle. */
  async function putOff(picked: Picked) {
    const marked = await deliveries.tick({
      lease,
      leaseMs,
      channel: channel.name,
      now: clock(),
      settle: [],
      decide: [backlog.overCap(picked)],
      mark: [],
    });
    if (!marked) throw new LeaseLostError(lease.name);
  }

  async function send(picked: Picked) {
    const { candidate } = picked;
    const tried = {
      ...candidate,
      attempts: candidate.attempts + 1,
      triedAt: candidate.triedAt ?? clock().getTime(),
    };
    flying.set(nameOf(candidate), picked);
    const content = await contents.of(candidate).catch(() => undefined);
    // A process that was stopped for a while wakes up here: somebody else may be sending by now.
    if (!content || timers.nowMs() > leaseUntilMs) {
      flying.delete(nameOf(candidate));
      inDoubt = true;
      return;
    }
    const message = pushOf(tried, content);
    const startedMs = timers.nowMs();
    const outcome = message ? await channel.push(message, pushing.signal).catch(unexpected) : noSuchPart;
    flight.took(timers.nowMs() - startedMs);
    await landed(tried, outcome, picked, content.parts.length);
  }

  async function landed(tried: Candidate, outcome: Outcome, { run }: Picked, parts: number) {
    const settlement = judge(tried, outcome, run, { now: clock(), random, safeRepeatMs, parts });
    if (settlement.closesAddress) {
      await deliveries.reroute(tried.broadcast, tried.address).catch((error) => {
        log.error({ reason: String(error) }, "a person's next address could not be tried");
      });
    }
    flying.delete(nameOf(tried));
    settling.push(settlement);
    await act(tried.broadcast, outcome);
    const nowMs = clock().getTime();
    const next = { ...tried, part: tried.part + 1, attempts: 0, triedAt: null };
    if (settlement.state === 'planned') {
      backlog.again(
        settlement.mayHaveArrived ? tried : { ...tried, triedAt: null },
        settlement.notBefore ?? nowMs,
      );
    } else if (settlement.dropsTo === undefined && tried.part < parts) backlog.again(next, nowMs);
    wake.news();
  }

  async function act(broadcast: number, outcome: Outcome) {
    const action = brake.saw(broadcast, outcome, timers.nowMs());
    if (action.kind === 'wait') {
      limiter.hold(action.forMs);
      options.onHold?.(action.forMs);
    }
    if (action.kind === 'pause') {
      log.warn({ broadcast, reason: action.reason }, 'a broadcast paused itself');
      await deliveries.pause(broadcast, action.reason).catch(() => {});
    }
  }

  function unexpected(error: unknown): Outcome {
    return { kind: 'unsure', reason: `the channel failed: ${error instanceof Error ? error.name : 'error'}` };
  }

  /** Rows that an interrupted tick marked and that were never sent go back to what they were. */
  async function returnUnsent() {
    const known = new Set([...flying.keys(), ...settling.map(nameOf), ...inherited.map(nameOf)]);
    for (const candidate of await deliveries.attempted(channel.name)) {
      if (!known.has(nameOf(candidate))) settling.push({ ...keyOf(candidate), state: 'planned' });
    }
    inDoubt = false;
  }

  async function judgeInherited() {
    const now = clock();
    for (const candidate of inherited.splice(0)) {
      const outcome: Outcome = { kind: 'unsure', reason: 'the process ended while it was being sent' };
      settling.push(judge(candidate, outcome, candidate, { now, random, safeRepeatMs, parts: 0 }));
    }
    await tick({ picked: [], decided: [] });
  }

  /** Until there is something to do, but never so short that commits follow each other without a pause. */
  async function rest() {
    const nextMs = backlog.nextMs() - clock().getTime();
    const idleForMs = settling.length > 0 ? 0 : Math.max(limiter.roomInMs() - aheadPauses * pauseMs, nextMs);
    const untilMs = timers.nowMs() + pauseMs;
    await wake.sleep(Math.min(idleMs, Math.max(pauseMs, idleForMs)));
    const leftMs = untilMs - timers.nowMs();
    if (leftMs > 0 && !signal.aborted) await pause(leftMs);
  }

  function pause(forMs: number) {
    return new Promise<void>((resolve) => void timers.after(forMs, resolve));
  }

  async function finish() {
    const untilMs = timers.nowMs() + finishWithinMs;
    while (flying.size > 0 && timers.nowMs() < untilMs) await wake.sleep(untilMs - timers.nowMs());
    pushing.abort(new Error('the process ends'));
    await tick({ picked: [], decided: [] });
  }

  function giveUp(error: LeaseLostError) {
    pushing.abort(error);
    return error;
  }
}

function keyOf({ broadcast, part, address }: DeliveryKey): DeliveryKey {
  return { broadcast, part, address };
}
