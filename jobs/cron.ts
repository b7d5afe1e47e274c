/** Cron expressions in a zone: every time at which one falls due, over any clock change. */

import { parse } from 'node-cron';
import { instantOf, isZone, wallAt } from './zone.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** The longest gap between two times is that from one 29 February to the next, over a century without one. */
const searchDaysMax = 366 * 8;

export class CronError extends Error {
  constructor(text: string, why: string) {
    super(`"${text}" is not a schedule: ${why}`);
    this.name = 'CronError';
  }
}

/** When something is to happen: `30 2 * * *` in `Asia/Seoul`. */
export interface Cron {
  /** Every time after `from`, up to and including `to`, in order. */
  between(from: Date, to: Date): Date[];
  /** The first time after a moment; undefined when none comes within eight years. */
  next(after: Date): Date | undefined;
}

interface Fields {
  minutes: number[];
  hours: number[];
  daysOfMonth: Set<number>;
  months: Set<number>;
  daysOfWeek: Set<number>;
}

/**
 * Times are read from the wall clock: what falls into the hour that does not exist happens when the clocks
 * are put forward, and what falls into the hour that comes twice happens in the first of the two. A schedule
 * of every hour goes on hour by hour through both. Throws a CronError or a RangeError for words it cannot read.
 */
export function cron(text: string, zone: string): Cron {
  if (!isZone(zone)) throw new RangeError(`there is no time zone "${zone}"`);
  const fields = fieldsOf(text);
  const timesOfDay = fields.hours.length === 24 ? everyHour : byWallClock;
  function* days(from: Date) {
    const wall = wallAt(zone, from);
    const midnight = wall - (wall % dayMs) - dayMs;
    for (let day = 0; day < searchDaysMax; day++) {
      const atMs = midnight + day * dayMs;
      if (isOn(fields, new Date(atMs))) yield atMs;
    }
  }
  function* times(from: Date) {
    let last = from.getTime();
    for (const midnight of days(from)) {
      for (const atMs of timesOfDay(fields, midnight, zone)) {
        if (atMs > last) yield new Date(atMs);
        last = Math.max(last, atMs);
      }
    }
  }
  return {
    between(from, to) {
      const found: Date[] = [];
      for (const at of times(from)) {
        if (at > to) break;
        found.push(at);
      }
      return found;
    },
    next(after) {
      for (const at of times(after)) return at;
      return undefined;
    },
  };
}

function byWallClock({ hours, minutes }: Fields, midnight: number, zone: string): number[] {
  const walls = hours.flatMap((hour) =>
    minutes.map((minute) => midnight + hour * hourMs + minute * minuteMs),
  );
  return walls.map((wall) => instantOf(zone, wall).getTime()).sort((one, other) => one - other);
}

/** Minute by minute through the day as it really passes, 23, 24 or 25 hours. */
function everyHour({ minutes }: Fields, midnight: number, zone: string): number[] {
  const wanted = new Set(minutes);
  const found: number[] = [];
  const end = instantOf(zone, midnight + dayMs).getTime();
  for (let atMs = instantOf(zone, midnight).getTime(); atMs < end; atMs += minuteMs) {
    if (wanted.has(Math.floor(wallAt(zone, new Date(atMs)) / minuteMs) % 60)) found.push(atMs);
  }
  return found;
}

function isOn({ daysOfMonth, months, daysOfWeek }: Fields, day: Date) {
  return (
    daysOfMonth.has(day.getUTCDate()) && months.has(day.getUTCMonth() + 1) && daysOfWeek.has(day.getUTCDay())
  );
}

function fieldsOf(text: string): Fields {
  const words = text.trim().split(/\s+/);
  if (words.length !== 5) throw new CronError(text, 'it needs five words: minute, hour, day, month, weekday');
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(text);
  } catch (error) {
    throw new CronError(text, error instanceof Error ? error.message : String(error));
  }
  return {
    minutes: parsed.minute,
    hours: parsed.hour,
    daysOfMonth: numbers(text, parsed.dayOfMonth),
    months: new Set(parsed.month),
    daysOfWeek: numbers(text, parsed.dayOfWeek),
  };
}

function numbers(text: string, values: readonly (number | string)[]): Set<number> {
  const odd = values.find((value) => typeof value === 'string');
  if (odd !== undefined) throw new CronError(text, `"${odd}" is not a number`);
  return new Set(values.filter((value) => typeof value === 'number'));
}
