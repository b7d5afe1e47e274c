/** `caudari events list|import|export|add`: the calendar, seen from the command line. */

import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Imported } from '../../jobs/calendar/import.ts';
import type { CalendarEvent, Events } from '../../jobs/ports.ts';
import type { Language } from '../../src/nouns.ts';
import { bothClocks, clockIn, cutTo, table, widthMax } from './table.ts';
import { readLanguage, readWords, UsageError } from './usage.ts';

export interface EventTools {
  events: Events;
  /** Throws when the text is no calendar; then nothing is changed. */
  importText: (text: string) => Promise<Imported>;
  /** Writes to those who are reminded of such events; gives how many. */
  tellChanges: (changes: Pick<Imported, 'moved' | 'cancelled'>) => Promise<number>;
  exportText: (query: { topic?: string; language?: Language }) => Promise<string>;
  instantOf: (zone: string, wall: number) => Date;
  isZone: (zone: string) => boolean;
  /** The zone of times that name none. */
  zone: string;
  clock: () => Date;
  print: (text: string) => void;
}

const dayMs = 86_400_000;
/** The last moment that a Date can hold. */
const endOfTime = new Date(8.64e15);
const wallForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const dayForm = /^\d{4}-\d\d-\d\d$/;

/** Gives the exit code. Throws a UsageError for wrong words. */
export async function eventsCommand(args: string[], tools: EventTools): Promise<number> {
  const [verb, ...rest] = args;
  switch (verb) {
    case 'list':
      return list(rest, tools);
    case 'import':
      return importFile(rest, tools);
    case 'export':
      return exportFile(rest, tools);
    case 'add':
      return add(rest, tools);
    default:
      throw new UsageError(`events knows list, import, export and add; "${verb ?? ''}" is none of them.`);
  }
}

async function list(args: string[], { events, clock, print }: EventTools): Promise<number> {
  const { values } = readWords({
    args,
    options: {
      lang: { type: 'string' },
      topic: { type: 'string' },
      all: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const language = readLanguage(values.lang) ?? 'en';
  const from = values.all ? new Date(0) : clock();
  const topics = values.topic === undefined ? undefined : [values.topic];
  const found = await events.between(from, endOfTime, topics);
  if (values.json) {
    print(JSON.stringify(found));
    return 0;
  }
  const [head, ...rows] = table(
    ['HÀ NỘI', 'SEOUL', 'EVENT'],
    found.map((event) => [...timesOf(event), nameOf(event, language)]),
  );
  if (found.length > 0) print(head ?? '');
  found.forEach((event, at) => {
    print(rows[at] ?? '');
    print(cutTo(`    ${[event.id, event.place].filter(Boolean).join(' · ')}`, widthMax));
  });
  print(
    found.length === 0
      ? 'No event is coming up; "caudari events import" adds some.'
      : `${found.length} events`,
  );
  return 0;
}

function timesOf({ start, zone, allDay }: CalendarEvent): string[] {
  if (allDay) return [clockIn(zone, start).slice(0, 10), 'all day'];
  const { hanoi, seoul } = bothClocks(start);
  return [hanoi, seoul];
}

function nameOf({ names, state }: CalendarEvent, language: Language): string {
  return state === 'confirmed' ? names[language] : `[${state}] ${names[language]}`;
}

async function importFile(args: string[], { importText, tellChanges, print }: EventTools): Promise<number> {
  const { values, positionals } = readWords({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new UsageError('events import needs one file: FILE.ics.');
  const done = await importText(textIn(file));
  const told = await tellChanges(done);
  const { added, changed, moved, cancelled, unchanged } = done;
  if (values.json) {
    const ids = (some: readonly CalendarEvent[]) => some.map(({ id }) => id);
    const lists = { added: ids(added), changed: ids(changed), moved: ids(moved), cancelled: ids(cancelled) };
    print(JSON.stringify({ ...lists, unchanged, told }));
    return 0;
  }
  const counts = { added, changed, moved, cancelled };
  const words = Object.entries(counts).map(([what, some]) => `${some.length} ${what}`);
  print(`${[...words, `${unchanged} unchanged`].join(', ')}.`);
  if (moved.length + cancelled.length > 0)
    print(`${told} subscribers are told of what moved or was cancelled.`);
  return 0;
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`"${file}" cannot be read: ${reasonOf(cause)}.`);
  }
}

async function exportFile(args: string[], { exportText, print }: EventTools): Promise<number> {
  const { values, positionals } = readWords({
    args,
    allowPositionals: true,
    options: { lang: { type: 'string' }, topic: { type: 'string' } },
  });
  if (positionals.length > 1) throw new UsageError('events export takes one file at most.');
  const language = readLanguage(values.lang);
  const { topic } = values;
  const text = await exportText({ ...(topic !== undefined && { topic }), ...(language && { language }) });
  const [file] = positionals;
  if (file === undefined) print(text.trimEnd());
  else {
    try {
      writeFileSync(file, text);
    } catch (cause) {
      throw new UsageError(`"${file}" cannot be written: ${reasonOf(cause)}.`);
    }
    print(`${text.split('BEGIN:VEVENT').length - 1} events are in ${file}.`);
  }
  return 0;
}

const addOptions = {
  vi: { type: 'string' },
  ko: { type: 'string' },
  en: { type: 'string' },
  start: { type: 'string' },
  end: { type: 'string' },
  zone: { type: 'string' },
  place: { type: 'string' },
  url: { type: 'string' },
  description: { type: 'string' },
  topic: { type: 'string', multiple: true },
  organiser: { type: 'string', multiple: true },
  id: { type: 'string' },
  json: { type: 'boolean' },
} as const;

async function add(args: string[], tools: EventTools): Promise<number> {
  const { values } = readWords({ args, options: addOptions });
  const names = namesFrom(values);
  const zone = values.zone ?? tools.zone;
  if (!tools.isZone(zone))
    throw new UsageError(`--zone holds "${zone}"; it should hold a time zone such as Asia/Seoul.`);
  const times = timesFrom(values, (wall) => tools.instantOf(zone, wall));
  if (values.url !== undefined && !URL.canParse(values.url))
    throw new UsageError(`--url holds "${values.url}"; it should hold an address that begins with https://.`);
  const id = values.id ?? `${randomUUID()}@caudari`;
  if ((await tools.events.ofSeries(id)).length > 0)
    throw new Error(
      `There is an event "${id}" already; importing a calendar with a higher SEQUENCE changes it.`,
    );
  const event: CalendarEvent = {
    id,
    uid: id,
    recurrence: '',
    sequence: 0,
    state: 'confirmed',
    ...times,
    zone,
    names,
    description: values.description ?? '',
    place: values.place ?? '',
    url: values.url ?? '',
    topics: values.topic ?? [],
    organisers: values.organiser ?? [],
    agenda: [],
  };
  await tools.events.put([event]);
  tools.print(values.json ? JSON.stringify(event) : `Added ${id}.`);
  return 0;
}

/** A language without a name of its own shows the first one given. */
function namesFrom({ vi, ko, en }: { vi?: string; ko?: string; en?: string }): CalendarEvent['names'] {
  const first = [vi, ko, en].find((name) => name?.trim());
  if (!first) throw new UsageError('events add needs a name: --vi, --ko or --en, best all three.');
  return { vi: vi?.trim() || first, ko: ko?.trim() || first, en: en?.trim() || first };
}

/** A day alone makes it last all day; without an end it lasts an hour, or that day. */
function timesFrom(
  { start, end }: { start?: string; end?: string },
  instant: (wall: number) => Date,
): Pick<CalendarEvent, 'start' | 'end' | 'allDay'> {
  if (start === undefined)
    throw new UsageError('events add needs --start, such as 2026-12-01T09:00 or 2026-12-01.');
  const allDay = dayForm.test(start);
  const first = wallFrom(start, '--start', allDay);
  const last = end === undefined ? undefined : wallFrom(end, '--end', allDay);
  if (last !== undefined && (allDay ? last < first : last <= first))
    throw new UsageError(`--end holds "${end}"; it should hold a time after --start.`);
  const usual = first + (allDay ? 0 : dayMs / 24);
  return { start: instant(first), end: instant((last ?? usual) + (allDay ? dayMs : 0)), allDay };
}

function wallFrom(text: string, option: string, allDay: boolean): number {
  const wall = Date.parse(allDay ? `${text}T00:00Z` : `${text}Z`);
  const isForm = (allDay ? dayForm : wallForm).test(text);
  if (!isForm || Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(text))
    throw new UsageError(
      `${option} holds "${text}"; it should hold a ${allDay ? 'day such as 2026-12-01' : 'time such as 2026-12-01T09:00'}.`,
    );
  return wall;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split(',')[0] ?? '') : String(cause);
}
