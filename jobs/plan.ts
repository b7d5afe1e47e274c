/** A broadcast's plan: its shape, its hash, and what is still wrong with it. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { languages } from '../src/nouns.ts';
import type { BroadcastPlan } from './ports.ts';
import { instantOf, isZone } from './zone.ts';

const language = z.enum(languages);
const words = z.array(z.string()).readonly().exactOptional();
const channels = z.array(z.enum(['terminal', 'web', 'telegram', 'discord']));

const chosen = z.object({
  channels: channels.readonly().exactOptional(),
  languages: z.array(language).readonly().exactOptional(),
  topics: words,
  roles: words,
  kinds: z
    .array(z.enum(['private', 'group', 'channel']))
    .readonly()
    .exactOptional(),
  countries: words,
  seenAfter: z.iso.datetime({ offset: true }).exactOptional(),
  seenBefore: z.iso.datetime({ offset: true }).exactOptional(),
});

const audience = chosen.extend({
  except: chosen.exactOptional(),
  outcomeOf: z
    .object({
      broadcast: z.number(),
      states: z.array(z.enum(['planned', 'attempted', 'sent', 'unsure', 'failed', 'skipped'])).readonly(),
    })
    .exactOptional(),
});

/** Strict where people write it: a misspelt limit must not widen the audience. */
export const planShape: z.ZodType<BroadcastPlan> = z.strictObject({
  kind: z.enum(['broadcast', 'correction']),
  texts: z.partialRecord(language, z.string()),
  drafted: z.array(language).readonly(),
  waived: z.partialRecord(language, z.string()),
  audience: audience.strict(),
  at: z
    .strictObject({ wall: z.iso.datetime({ local: true, precision: -1 }), zone: z.string() })
    .exactOptional(),
  repeats: z.string().exactOptional(),
  unsure: z.enum(['resend', 'leave', 'ask']),
  urgent: z.boolean(),
  notAfter: z.iso.datetime({ offset: true }).exactOptional(),
  files: z.array(z.strictObject({ name: z.string(), type: z.string(), base64: z.string() })).readonly(),
});

/** A plan with everything that was not said filled in. */
export function newPlan(said: Partial<BroadcastPlan>): BroadcastPlan {
  return {
    kind: 'broadcast',
    texts: {},
    drafted: [],
    waived: {},
    audience: {},
    unsure: 'leave',
    urgent: false,
    files: [],
    ...said,
  };
}

/** Bound to text, languages, audience, time and everything else that somebody agreed to. */
export function hashOf(plan: BroadcastPlan): string {
  return createHash('sha256').update(canonical(plan)).digest('hex');
}

/** JSON with sorted keys: the same plan has the same hash however it was put together. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const parts = entries.sort().map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
  return `{${parts.join(',')}}`;
}

/** What keeps a plan from being submitted, in sentences; empty when nothing does. */
export function complaintsAbout(plan: BroadcastPlan): string[] {
  const complaints: string[] = [];
  if (Object.values(plan.texts).every((text) => !text.trim())) complaints.push('it has no text');
  for (const one of languages) {
    const text = plan.texts[one]?.trim();
    if (!text && !plan.waived[one]?.trim()) {
      complaints.push(`the text in ${one} is missing: write it, or waive it with a reason`);
    }
    if (text && plan.drafted.includes(one)) {
      complaints.push(`the text in ${one} was drafted by a machine: a person has to confirm it`);
    }
  }
  if (plan.at && plan.at.zone !== 'local' && !isZone(plan.at.zone)) {
    complaints.push(`there is no time zone "${plan.at.zone}"`);
  }
  if (plan.repeats && (!plan.at || plan.at.zone === 'local')) {
    complaints.push('what repeats needs a first time in a named zone');
  }
  return complaints;
}

/** The clock on the first islands to see a day is that far ahead of UTC. */
const firstZoneAheadMs = 14 * 3_600_000;

/** When the rows are to be written: at its time, or when the first recipient's clock shows it. */
export function beginsAt({ at }: BroadcastPlan, approved: Date): Date {
  if (!at) return approved;
  const wall = wallOf(at.wall);
  return at.zone === 'local' ? new Date(wall - firstZoneAheadMs) : instantOf(at.zone, wall);
}

/** `2026-12-01T09:00` as a wall clock's reading. */
export function wallOf(wall: string): number {
  return Date.parse(`${wall}Z`);
}
