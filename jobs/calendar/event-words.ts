/** An event in words: its time where the reader is, in Hà Nội and in Seoul; its place and its link. */

import type { Block, Language, Span } from '../../src/nouns.ts';
import { allDay, cityNames, linkWord, locales, placeWord, timeWord } from '../../src/say/jobs.ts';
import type { CalendarEvent } from '../ports.ts';

const cities = ['Asia/Ho_Chi_Minh', 'Asia/Seoul'] as const;
const dayMs = 86_400_000;

/** `09:00 – 11:30, 21 tháng 11, 2026 (giờ Hà Nội); 11:00 – 13:30 (giờ Seoul)`. */
export function timeOf(event: CalendarEvent, language: Language): string {
  if (event.allDay) return `${daysOf(event, language)} (${allDay[language]})`;
  return cities.map((zone) => `${rangeIn(event, zone, language)} (${cityNames[zone][language]})`).join('; ');
}

function rangeIn({ start, end }: CalendarEvent, timeZone: string, language: Language) {
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.formatRange(start, end);
}

function daysOf({ start, end, zone }: CalendarEvent, language: Language) {
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  });
  const last = new Date(Math.max(start.getTime(), end.getTime() - dayMs / 2));
  return format.formatRange(start, last);
}

/** Time, place and link, one line each. */
export function eventBlocks(event: CalendarEvent, language: Language): Block[] {
  const lines: Span[][] = [
    [{ text: `${timeWord[language]}: `, bold: true }, { text: timeOf(event, language) }],
    ...(event.place ? [[{ text: `${placeWord[language]}: `, bold: true }, { text: event.place }]] : []),
    ...(event.url ? [[{ text: linkWord[language], url: event.url }]] : []),
  ];
  return [
    { kind: 'list', ordered: false, items: lines },
    ...(event.description ? [{ kind: 'paragraph' as const, spans: [{ text: event.description }] }] : []),
  ];
}
