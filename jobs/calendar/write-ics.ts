/** Events into iCalendar, for `/events.ics` and for the file that goes with one event. */

import ICAL from 'ical.js';
import { type Language, languages } from '../../src/nouns.ts';
import type { CalendarEvent } from '../ports.ts';
import { wallAt } from '../zone.ts';

export interface WriteOptions {
  /** Whose names the summaries carry; every name stands in a property of ours. */
  language: Language;
  /** When it was written. */
  now: Date;
}

/** Occurrences of a series become events of their own: every calendar program reads those. */
export function writeIcs(events: readonly CalendarEvent[], options: WriteOptions): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Caudari//Calendar//EN');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  for (const event of events) calendar.addSubcomponent(componentOf(event, options));
  return `${calendar.toString()}\r\n`;
}

function componentOf(event: CalendarEvent, { language, now }: WriteOptions): ICAL.Component {
  const component = new ICAL.Component('vevent');
  const put = (name: string, value: unknown) => component.addPropertyWithValue(name, value as string);
  put('uid', event.id);
  put('dtstamp', ICAL.Time.fromJSDate(now, true));
  put('dtstart', timeOf(event.start, event));
  put('dtend', timeOf(event.end, event));
  put('sequence', event.sequence);
  put('status', event.state.toUpperCase());
  put('summary', event.names[language]);
  for (const one of languages)
    component.addProperty(ours('x-caudari-name', event.names[one], { language: one }));
  if (event.description) put('description', event.description);
  if (event.place) put('location', event.place);
  if (event.url) put('url', event.url);
  if (event.topics.length > 0) {
    const categories = new ICAL.Property('categories');
    categories.setValues(event.topics);
    component.addProperty(categories);
  }
  for (const organiser of event.organisers) {
    const property = new ICAL.Property('organizer');
    property.setParameter('cn', organiser);
    property.setValue('mailto:noreply@invalid.invalid');
    component.addProperty(property);
  }
  for (const { title, speaker = '', room = '', at = '' } of event.agenda) {
    component.addProperty(ours('x-caudari-agenda', [title, speaker, room, at].join('|'), {}));
  }
  return component;
}

/** A property of our own, marked as text: without that mark nothing in it would be escaped. */
function ours(name: string, text: string, parameters: Record<string, string>): ICAL.Property {
  return new ICAL.Property([name, parameters, 'text', text]);
}

function timeOf(at: Date, { allDay, zone }: CalendarEvent): ICAL.Time {
  if (!allDay) return ICAL.Time.fromJSDate(at, true);
  const day = new Date(wallAt(zone, at)).toISOString().slice(0, 10);
  return ICAL.Time.fromDateString(day);
}
