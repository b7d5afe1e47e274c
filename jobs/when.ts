/** Whether a planned row may go now: closed addresses, pauses, quiet hours, and news that is too old. */

import type { Candidate, Run } from './ports.ts';
import { instantOf, wallAt } from './zone.ts';

export type Verdict =
  | { kind: 'now'; capDay?: string }
  | { kind: 'later'; at: Date; reason: string }
  | { kind: 'skip'; reason: string };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Wishes = Pick<Candidate, 'open' | 'zone' | 'quietFrom' | 'quietTo' | 'pausedUntil' | 'cap'>;

/** `zone` is that of addresses that name none. */
export function whenToSend(
  wishes: Wishes,
  run: Pick<Run, 'urgent' | 'notAfter'>,
  { now, zone }: { now: Date; zone: string },
): Verdict {
  if (!wishes.open) return { kind: 'skip', reason: 'the address is closed' };
  const verdict: Verdict = run.urgent ? { kind: 'now' } : asWished(wishes, now, wishes.zone ?? zone);
  const at = verdict.kind === 'later' ? verdict.at : now;
  if (run.notAfter && at > run.notAfter) {
    return {
      kind: 'skip',
      reason: verdict.kind === 'later' ? `too late after ${verdict.reason}` : 'too late',
    };
  }
  return verdict;
}

function asWished({ quietFrom, quietTo, pausedUntil, cap }: Wishes, now: Date, zone: string): Verdict {
  if (pausedUntil !== null && pausedUntil > now.getTime()) {
    return { kind: 'later', at: new Date(pausedUntil), reason: 'a pause' };
  }
  const loud = quietFrom === null || quietTo === null ? now : afterQuiet({ quietFrom, quietTo, now, zone });
  if (loud > now) return { kind: 'later', at: loud, reason: 'quiet hours' };
  return cap === null ? { kind: 'now' } : { kind: 'now', capDay: dayIn(zone, now) };
}

/** The end of the quiet hours that `now` falls into, or `now`. From 21 to 7 spans midnight; 0 to 0 is never quiet. */
export function afterQuiet(quiet: { quietFrom: number; quietTo: number; now: Date; zone: string }): Date {
  const { quietFrom, quietTo, now, zone } = quiet;
  const wall = wallAt(zone, now);
  const hour = (wall % dayMs) / hourMs;
  const midnight = wall - (wall % dayMs);
  const overMidnight = quietFrom > quietTo;
  const isQuiet = overMidnight ? hour >= quietFrom || hour < quietTo : hour >= quietFrom && hour < quietTo;
  if (!isQuiet) return now;
  const tomorrow = overMidnight && hour >= quietFrom ? dayMs : 0;
  const end = instantOf(zone, midnight + tomorrow + quietTo * hourMs);
  // Where clocks were set back the hour before the end comes twice; the second one is quiet as well.
  return end > now ? end : instantAfter(now, zone, midnight + tomorrow + quietTo * hourMs);
}

function instantAfter(now: Date, zone: string, wall: number) {
  return new Date(now.getTime() + (wall - wallAt(zone, now)));
}

/** The local calendar day, as YYYY-MM-DD. */
export function dayIn(zone: string, at: Date): string {
  return new Date(wallAt(zone, at)).toISOString().slice(0, 10);
}

/** The first moment of the next local day. */
export function nextDayIn(zone: string, at: Date): Date {
  const wall = wallAt(zone, at);
  return instantOf(zone, wall - (wall % dayMs) + dayMs);
}
