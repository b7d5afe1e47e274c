/** iCalendar into events: recurring ones become one event for each occurrence, moved and cancelled ones included. */

import ICAL from 'ical.js';
import type { Localized } from '../../src/nouns.ts';
import type { CalendarEvent } from '../ports.ts';
import { instantOf, isZone, wallAt } from '../zone.ts';

export interface ReadOptions {
  /** The zone of times that name none. */
  zone: string;
  /** Occurrences that begin outside are left out. */
  from: Date;
  to: Date;
}

export class CalendarError extends Error {
  constructor(why: string) {
    super(`this is no calendar that can be read: ${why}`);
    this.name = 'CalendarError';
  }
}

const occurrencesMax = 1000;
const dayMs = 86_400_000;

/** Names that Windows and Outlook give the zones we meet. */
const windowsZones: Readonly<Record<string, string>> = {
  'SE Asia Standard Time': 'Asia/Ho_Chi_Minh',
  'Korea Standard Time': 'Asia/Seoul',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'China Standard Time': 'Asia/Shanghai',
  'Singapore Standard Time': 'Asia/Singapore',
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Eastern Standard Time': 'America/New_York',
};

/** Throws a CalendarError for what is no iCalendar. */
export function readIcs(text: string, options: ReadOptions): CalendarEvent[] {
  const calendar = parse(text);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const isCancel = calendar.getFirstPropertyValue('method')?.toString().toUpperCase() === 'CANCEL';
  const series = Map.groupBy(calendar.getAllSubcomponents('vevent'), (one) => textOf(one, 'uid'));
  const events = [...series].flatMap(([uid, components]) => {
    if (uid === '') throw new CalendarError('an event has no UID');
    return readSeries(uid, components, options);
  });
  return isCancel ? events.map((event) => ({ ...event, state: 'cancelled' })) : events;
}

function parse(text: string): ICAL.Component {
  try {
    const calendar = ICAL.Component.fromString(text.trim());
    if (calendar.name !== 'vcalendar') throw new CalendarError('it does not begin with BEGIN:VCALENDAR');
    return calendar;
  } catch (error) {
    if (error instanceof CalendarError) throw error;
    throw new CalendarError(error instanceof Error ? error.message : String(error));
  }
}

function readSeries(uid: string, components: ICAL.Component[], options: ReadOptions): CalendarEvent[] {
  const master = components.find((one) => !one.hasProperty('recurrence-id'));
  const exceptions = components.filter((one) => one.hasProperty('recurrence-id'));
  if (!master) return exceptions.flatMap((one) => readOne(uid, one, recurrenceOf(one), options));
  const event = new ICAL.Event(master, { exceptions });
  if (!event.isRecurring()) return readOne(uid, master, '', options);
  return occurrencesOf(uid, event, exceptions, options);
}

function occurrencesOf(uid: string, event: ICAL.Event, exceptions: ICAL.Component[], options: ReadOptions) {
  const moved = new Map(exceptions.map((one) => [recurrenceOf(one), one]));
  const found: CalendarEvent[] = [];
  const iterator = event.iterator();
  for (let time = iterator.next(); time && found.length < occurrencesMax; time = iterator.next()) {
    const recurrence = wallText(time);
    const lengthMs = endWall(event.component) - wallOfTime(event.startDate);
    const zone = zoneOf(event.component, 'dtstart', options.zone);
    const start = instantOf(zone, wallOfTime(time));
    if (start >= options.to) break;
    const exception = moved.get(recurrence);
    if (exception) found.push(...readOne(uid, exception, recurrence, options));
    else if (start >= options.from) {
      const end = instantOf(zone, wallOfTime(time) + lengthMs);
      const base = describe(uid, event.component, recurrence);
      found.push({ ...base, start, end, zone, allDay: time.isDate });
    }
  }
  return found;
}

function readOne(
  uid: string,
  component: ICAL.Component,
  recurrence: string,
  options: ReadOptions,
): CalendarEvent[] {
  const time = component.getFirstPropertyValue('dtstart');
  if (!(time instanceof ICAL.Time)) throw new CalendarError(`the event ${uid} has no start`);
  const zone = zoneOf(component, 'dtstart', options.zone);
  const start = instantOf(zone, wallOfTime(time));
  const end = instantOf(zone, endWall(component));
  if (end < options.from || start >= options.to) return [];
  return [{ ...describe(uid, component, recurrence), start, end, zone, allDay: time.isDate }];
}

/** The end as a reading of the start's wall clock; from DTEND, DURATION, or a day or nothing after the start. */
function endWall(component: ICAL.Component): number {
  const start = component.getFirstPropertyValue('dtstart');
  const end = component.getFirstPropertyValue('dtend');
  const duration = component.getFirstPropertyValue('duration');
  if (!(start instanceof ICAL.Time)) return 0;
  if (end instanceof ICAL.Time) {
    const zone = zoneOf(component, 'dtstart', 'UTC');
    const endZone = zoneOf(component, 'dtend', zone);
    return endZone === zone ? wallOfTime(end) : wallAt(zone, instantOf(endZone, wallOfTime(end)));
  }
  if (duration instanceof ICAL.Duration) return wallOfTime(start) + duration.toSeconds() * 1000;
  return wallOfTime(start) + (start.isDate ? dayMs : 0);
}

function describe(uid: string, component: ICAL.Component, recurrence: string) {
  const status = textOf(component, 'status').toUpperCase();
  const state = status === 'CANCELLED' ? 'cancelled' : status === 'TENTATIVE' ? 'tentative' : 'confirmed';
  return {
    id: recurrence ? `${uid}/${recurrence}` : uid,
    uid,
    recurrence,
    sequence: Number(component.getFirstPropertyValue('sequence') ?? 0),
    state: state as CalendarEvent['state'],
    names: namesOf(component),
    description: textOf(component, 'description'),
    place: textOf(component, 'location'),
    url: textOf(component, 'url'),
    topics: valuesOf(component, 'categories').map((topic) => topic.trim().toLowerCase()),
    organisers: component.getAllProperties('organizer').map(organiserOf).filter(Boolean),
    agenda: valuesOf(component, 'x-caudari-agenda').map(agendaOf),
  };
}

/** The summary, and our own property for the names in each language. */
function namesOf(component: ICAL.Component): Localized {
  const summary = textOf(component, 'summary');
  const named = Object.fromEntries(
    component
      .getAllProperties('x-caudari-name')
      .map((one) => [String(one.getParameter('language') ?? ''), String(one.getFirstValue() ?? '')]),
  );
  return { vi: named['vi'] || summary, ko: named['ko'] || summary, en: named['en'] || summary };
}

function agendaOf(line: string): CalendarEvent['agenda'][number] {
  const [title = '', speaker, room, at] = line.split('|').map((word) => word.trim());
  return { title, ...(speaker && { speaker }), ...(room && { room }), ...(at && { at }) };
}

function organiserOf(property: ICAL.Property) {
  return (
    String(property.getParameter('cn') ?? '') ||
    String(property.getFirstValue() ?? '').replace(/^mailto:/i, '')
  );
}

function recurrenceOf(component: ICAL.Component) {
  const time = component.getFirstPropertyValue('recurrence-id');
  return time instanceof ICAL.Time ? wallText(time) : '';
}

function zoneOf(component: ICAL.Component, property: string, otherwise: string): string {
  const found = component.getFirstProperty(property);
  const time = found?.getFirstValue();
  if (time instanceof ICAL.Time && time.zone === ICAL.Timezone.utcTimezone) return 'UTC';
  const named = String(found?.getParameter('tzid') ?? '');
  const zone = windowsZones[named] ?? named;
  return zone !== '' && isZone(zone) ? zone : otherwise;
}

function wallOfTime({ year, month, day, hour, minute, second }: ICAL.Time) {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function wallText(time: ICAL.Time) {
  return new Date(wallOfTime(time)).toISOString().slice(0, 16);
}

function textOf(component: ICAL.Component, name: string) {
  return String(component.getFirstPropertyValue(name) ?? '');
}

function valuesOf(component: ICAL.Component, name: string) {
  return component.getAllProperties(name).flatMap((one) => one.getValues().map(String));
}
