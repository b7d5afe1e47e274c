/** A coordinator's broadcast, from the draft to the rows: each command of `caudari broadcast` is a function here. */

import type { Logger } from 'pino';
import type { Address, Language } from '../src/nouns.ts';
import type { Clock } from '../src/ports.ts';
import { testHead } from '../src/say/jobs.ts';
import { cron } from './cron.ts';
import { type Estimate, estimateOf, type Rates } from './estimate.ts';
import { messagesOf } from './messages.ts';
import { beginsAt, complaintsAbout, hashOf, newPlan, wallOf } from './plan.ts';
import type {
  Broadcast,
  BroadcastPlan,
  BroadcastState,
  Broadcasts,
  NewMessage,
  NotBefore,
  Outbox,
  People,
  SendAt,
} from './ports.ts';
import { instantOf, wallAt } from './zone.ts';

/** What the functions here work with. */
export interface BroadcastTools {
  broadcasts: Broadcasts;
  outbox: Outbox;
  people: Pick<People, 'heardFrom'>;
  clock: Clock;
  log: Logger;
  rates: Rates;
}

/** A command that cannot be done, with the reason in a sentence for the person who gave it. */
export class BroadcastError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BroadcastError';
  }
}

/** Gives the new broadcast's number. */
export function createBroadcast(
  { broadcasts }: BroadcastTools,
  { name, plan, who }: { name: string; plan: Partial<BroadcastPlan>; who: string },
): Promise<number> {
  return createAs(broadcasts, { name, plan: newPlan(plan), who });
}

async function createAs(
  broadcasts: Broadcasts,
  { name, plan, who }: { name: string; plan: BroadcastPlan; who: string },
): Promise<number> {
  const id = await broadcasts.create(name, plan, who);
  if (id === undefined)
    throw new BroadcastError(`there is a broadcast "${name}" already: choose another name`);
  return id;
}

/** Any edit takes the broadcast back to a draft and voids its approval. */
export async function editBroadcast(
  { broadcasts }: BroadcastTools,
  { id, change, who }: { id: number; change: Partial<BroadcastPlan>; who: string },
): Promise<void> {
  const { plan } = await existing(broadcasts, id);
  const done = await broadcasts.step(id, {
    from: ['draft', 'submitted', 'approved'],
    to: 'draft',
    who,
    what: `edited ${Object.keys(change).join(', ')}`,
    approval: null,
    plan: { ...plan, ...change },
  });
  if (!done) throw new BroadcastError(`broadcast ${id} has begun: it can be paused, cancelled or corrected`);
}

/** When it goes; null for as soon as it is approved. An edit like any other. */
export async function scheduleBroadcast(
  tools: BroadcastTools,
  { id, at, who }: { id: number; at: SendAt | null; who: string },
): Promise<void> {
  const { at: _, ...plan } = (await existing(tools.broadcasts, id)).plan;
  const next = at ? { ...plan, at } : plan;
  const step = { to: 'draft', who, what: 'scheduled', approval: null, plan: next } as const;
  const done = await tools.broadcasts.step(id, { ...step, from: ['draft', 'submitted', 'approved'] });
  if (!done) throw new BroadcastError(`broadcast ${id} has begun: its time cannot be changed`);
}

/** The messages as they would go out, per channel and language. */
export async function previewBroadcast({ broadcasts }: BroadcastTools, id: number): Promise<NewMessage[]> {
  const { plan } = await existing(broadcasts, id);
  return messagesOf(plan, id);
}

export async function estimateBroadcast(tools: BroadcastTools, id: number): Promise<Estimate> {
  const { plan } = await existing(tools.broadcasts, id);
  return estimateOf(await tools.outbox.count(plan.audience), messagesOf(plan, id), tools.rates);
}

/** Sends it to oneself, in one language, as it would arrive. */
export async function testBroadcast(
  { broadcasts, outbox, people, clock }: BroadcastTools,
  { id, to, language }: { id: number; to: Address; language: Language },
): Promise<void> {
  const { plan } = await existing(broadcasts, id);
  const message = messagesOf({ ...plan, audience: {} }, id).find(
    (one) => one.channel === to.channel && one.language === language,
  );
  if (!message) throw new BroadcastError(`broadcast ${id} has no text in ${language} for ${to.channel}`);
  const [first, ...rest] = message.parts;
  const head = { kind: 'heading' as const, spans: [{ text: testHead[language] }] };
  const parts = first ? [{ ...first, blocks: [head, ...first.blocks] }, ...rest] : [];
  const address = await people.heardFrom(to);
  await outbox.push(
    {
      name: `test:${id}:${clock().getTime()}`,
      kind: 'broadcast',
      unsure: 'leave',
      urgent: true,
      messages: [{ ...message, parts }],
    },
    [{ address, variant: 0 }],
  );
}

export async function submitBroadcast(
  { broadcasts }: BroadcastTools,
  { id, who }: { id: number; who: string },
): Promise<void> {
  const { plan } = await existing(broadcasts, id);
  const complaints = complaintsAbout(plan);
  if (complaints.length > 0)
    throw new BroadcastError(`broadcast ${id} is not ready: ${complaints.join('; ')}`);
  const hash = hashOf(plan);
  const approval = { hash, submittedBy: who, approvedBy: undefined, urgent: false };
  const done = await broadcasts.step(id, {
    from: ['draft'],
    to: 'submitted',
    who,
    what: 'submitted',
    approval,
    ifHash: hash,
  });
  if (!done) throw new BroadcastError(`broadcast ${id} is no draft any more, or was edited meanwhile`);
}

/**
 * By another person than the one who submitted it, and for exactly the plan with that hash. `urgent` lets one
 * person do both: that stands in the journal and in the log as a warning.
 */
export async function approveBroadcast(
  { broadcasts, log }: BroadcastTools,
  { id, who, hash, urgent = false }: { id: number; who: string; hash?: string; urgent?: boolean },
): Promise<void> {
  const { approval, plan } = await existing(broadcasts, id);
  if (!approval) throw new BroadcastError(`broadcast ${id} was not submitted`);
  if (approval.submittedBy === who && !urgent) {
    throw new BroadcastError('another person than the one who submitted it has to approve it');
  }
  if (hash !== undefined && hash !== approval.hash) {
    throw new BroadcastError(`broadcast ${id} is not what was looked at: it was edited meanwhile`);
  }
  if (urgent) log.warn({ broadcast: id, who }, 'a broadcast was approved on the urgent path, by one person');
  const done = await broadcasts.step(id, {
    from: ['submitted'],
    to: 'approved',
    who,
    what: urgent ? 'approved on the urgent path' : 'approved',
    approval: { ...approval, approvedBy: who, urgent },
    ifHash: approval.hash === hashOf(plan) ? approval.hash : 'void',
  });
  if (!done) throw new BroadcastError(`broadcast ${id} is not waiting for approval, or was edited meanwhile`);
}

export const pauseBroadcast = (tools: BroadcastTools, told: Told) =>
  move(tools, told, { from: ['queueing', 'sending'], to: 'paused', what: 'paused' });

/** Goes on where it stopped; rows that are not written yet are written first. */
export const resumeBroadcast = (tools: BroadcastTools, told: Told) =>
  move(tools, told, { from: ['paused'], to: 'queueing', what: 'resumed' });

export const cancelBroadcast = (tools: BroadcastTools, told: Told) =>
  move(tools, told, {
    from: ['draft', 'submitted', 'approved', 'queueing', 'sending', 'paused'],
    to: 'cancelled',
    what: 'cancelled',
  });

interface Told {
  id: number;
  who: string;
}

async function move(
  { broadcasts }: BroadcastTools,
  { id, who }: Told,
  step: { from: readonly BroadcastState[]; to: BroadcastState; what: string },
): Promise<void> {
  const { state } = await existing(broadcasts, id);
  const done = await broadcasts.step(id, { ...step, who });
  if (!done) throw new BroadcastError(`broadcast ${id} is ${state}: it cannot be ${step.what}`);
}

/** A new draft with the same text for exactly those whom the first did not reach. */
export async function resendToFailed(
  tools: BroadcastTools,
  { id, name, who }: { id: number; name: string; who: string },
): Promise<number> {
  const { plan } = await existing(tools.broadcasts, id);
  const { at: _, repeats: __, ...rest } = plan;
  const audience = { outcomeOf: { broadcast: id, states: ['failed'] as const } };
  return createAs(tools.broadcasts, { name, plan: { ...rest, audience }, who });
}

/** A new draft that corrects the first, for exactly those who got it (or may have). */
export async function correctBroadcast(
  tools: BroadcastTools,
  { id, name, texts, who }: { id: number; name: string; texts: BroadcastPlan['texts']; who: string },
): Promise<number> {
  const { plan } = await existing(tools.broadcasts, id);
  const audience = { outcomeOf: { broadcast: id, states: ['sent', 'unsure'] as const } };
  const correction = newPlan({ kind: 'correction', texts, audience, unsure: 'resend', waived: plan.waived });
  return createAs(tools.broadcasts, { name, plan: correction, who });
}

/** Begins what is approved and due, and goes on writing rows where a process ended over it. The job of every few seconds. */
export async function beginDue(tools: BroadcastTools, signal: AbortSignal): Promise<string> {
  const { broadcasts, outbox, clock, log } = tools;
  let begun = 0;
  for (const broadcast of await broadcasts.list(['approved'])) {
    if (beginsAt(broadcast.plan, broadcast.createdAt) > clock()) continue;
    if (!isApproved(broadcast)) {
      log.error({ broadcast: broadcast.id }, 'a broadcast is not what was approved, and was not begun');
      continue;
    }
    await planNext(tools, broadcast);
    if (await outbox.begin(broadcast.id, messagesOf(broadcast.plan, broadcast.id))) begun++;
  }
  for (const broadcast of await broadcasts.list(['queueing'])) await queueRows(tools, broadcast, signal);
  return `${begun} begun`;
}

/** The approval is of exactly this plan. */
function isApproved({ plan, approval }: Broadcast) {
  return approval?.approvedBy !== undefined && approval.hash === hashOf(plan);
}

async function queueRows({ outbox }: BroadcastTools, { id, plan }: Broadcast, signal: AbortSignal) {
  const notBefore = plan.at?.zone === 'local' ? localTimes(plan.at, await outbox.zones()) : undefined;
  while (!signal.aborted && (await outbox.queueMore(id, plan.audience, notBefore))) {
    // The next chunk: each is a transaction of its own, so that others get their turn between them.
  }
}

/** When each zone's clock shows the time; addresses without a zone are taken to be in Việt Nam. */
export function localTimes(at: SendAt, zones: readonly string[]): NotBefore {
  const wall = wallOf(at.wall);
  const home: [string, Date] = ['', instantOf('Asia/Ho_Chi_Minh', wall)];
  return new Map([home, ...zones.map((zone): [string, Date] => [zone, instantOf(zone, wall)])]);
}

/** What repeats is planned anew for its next time, with the approval that it has. */
async function planNext({ broadcasts, clock }: BroadcastTools, { name, plan, approval }: Broadcast) {
  if (!plan.repeats || !plan.at || !approval) return;
  const next = cron(plan.repeats, plan.at.zone).next(clock());
  if (!next) return;
  const wall = new Date(wallAt(plan.at.zone, next)).toISOString().slice(0, 16);
  const again = { ...plan, at: { ...plan.at, wall } };
  const id = await broadcasts.create(`${name.replace(/ @ .*$/, '')} @ ${wall}`, again, 'schedule');
  if (id === undefined) return;
  await broadcasts.step(id, {
    from: ['draft'],
    to: 'approved',
    who: 'schedule',
    what: `repeats what ${approval.approvedBy} approved`,
    approval: { ...approval, hash: hashOf(again) },
  });
}

async function existing(broadcasts: Broadcasts, id: number): Promise<Broadcast> {
  const found = await broadcasts.find(id);
  if (!found) throw new BroadcastError(`there is no broadcast ${id}`);
  return found;
}
