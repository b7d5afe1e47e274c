/** Takes a calendar in: a second import updates by UID and SEQUENCE, and tells what was moved or called off. */

import type { Clock } from '../../src/ports.ts';
import type { CalendarEvent, Events } from '../ports.ts';
import { readIcs } from './read-ics.ts';

export interface ImportTools {
  events: Events;
  clock: Clock;
  /** The zone of times that name none. */
  zone: string;
}

export interface Imported {
  added: CalendarEvent[];
  changed: CalendarEvent[];
  /** Changed in time: those who were told the old one should be told. */
  moved: CalendarEvent[];
  cancelled: CalendarEvent[];
  unchanged: number;
}

const dayMs = 86_400_000;
const backMs = 366 * dayMs;
const aheadMs = 731 * dayMs;

/** Throws a CalendarError when the text is no iCalendar; then nothing is changed. */
export async function importEvents({ events, clock, zone }: ImportTools, text: string): Promise<Imported> {
  const now = clock();
  const incoming = readIcs(text, {
    zone,
    from: new Date(now.getTime() - backMs),
    to: new Date(now.getTime() + aheadMs),
  });
  const result: Imported = { added: [], changed: [], moved: [], cancelled: [], unchanged: 0 };
  for (const [uid, occurrences] of Map.groupBy(incoming, (event) => event.uid)) {
    const stored = await events.ofSeries(uid);
    const update = compare(stored, occurrences, now);
    await events.put([...update.added, ...update.changed, ...update.moved, ...update.cancelled]);
    for (const key of ['added', 'changed', 'moved', 'cancelled'] as const) result[key].push(...update[key]);
    result.unchanged += update.unchanged;
  }
  return result;
}

function compare(stored: CalendarEvent[], incoming: CalendarEvent[], now: Date): Imported {
  const result: Imported = { added: [], changed: [], moved: [], cancelled: [], unchanged: 0 };
  const known = new Map(stored.map((event) => [event.id, event]));
  const isOlder = Math.max(0, ...incoming.map(({ sequence }) => sequence)) < sequenceOf(stored);
  if (isOlder) return { ...result, unchanged: incoming.length };
  for (const event of incoming) {
    const before = known.get(event.id);
    if (!before) result.added.push(event);
    else if (sameText(before, event)) result.unchanged++;
    else if (event.state === 'cancelled' && before.state !== 'cancelled') result.cancelled.push(event);
    else if (before.start.getTime() !== event.start.getTime()) result.moved.push(event);
    else result.changed.push(event);
  }
  const named = new Set(incoming.map(({ id }) => id));
  const gone = stored.filter(
    ({ id, start, state }) => !named.has(id) && start > now && state !== 'cancelled',
  );
  result.cancelled.push(...gone.map((event) => ({ ...event, state: 'cancelled' as const })));
  return result;
}

function sequenceOf(events: readonly CalendarEvent[]) {
  return Math.max(0, ...events.map(({ sequence }) => sequence));
}

function sameText(one: CalendarEvent, other: CalendarEvent) {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(event: CalendarEvent) {
  return Object.entries(event).sort(([one], [other]) => one.localeCompare(other));
}
