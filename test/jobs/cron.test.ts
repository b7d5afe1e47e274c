/** The manual of jobs/cron.ts and jobs/zone.ts: times in zones, over the days on which clocks change. */

import { describe, expect, test } from 'vitest';
import { CronError, cron } from '../../jobs/cron.ts';
import { instantOf, wallAt } from '../../jobs/zone.ts';

const iso = (dates: Date[]) => dates.map((date) => date.toISOString().slice(0, 16));

test.each([
  // [schedule, zone, from, to, times]
  [
    '0 8 * * 1',
    'Asia/Ho_Chi_Minh',
    '2026-11-20T00:00Z',
    '2026-12-01T00:00Z',
    ['2026-11-23T01:00', '2026-11-30T01:00'],
  ],
  [
    '30 9 * * *',
    'Asia/Seoul',
    '2026-11-20T00:30Z',
    '2026-11-22T00:30Z',
    ['2026-11-21T00:30', '2026-11-22T00:30'],
  ],
  ['0 0 29 2 *', 'UTC', '2026-01-01T00:00Z', '2028-12-31T00:00Z', ['2028-02-29T00:00']],
  [
    '*/30 * * * *',
    'Asia/Kathmandu',
    '2026-01-01T00:00Z',
    '2026-01-01T01:00Z',
    ['2026-01-01T00:15', '2026-01-01T00:45'],
  ],
])('%s in %s', (text, zone, from, to, times) => {
  expect(iso(cron(text, zone).between(new Date(from), new Date(to)))).toEqual(times);
});

describe('clocks put forward (New York, 14 March 2027: there is no 02:30)', () => {
  const day = (text: string) =>
    iso(cron(text, 'America/New_York').between(new Date('2027-03-14T05:00Z'), new Date('2027-03-15T04:00Z')));

  test('a daily job in the missing hour happens when the clocks are put forward', () => {
    expect(day('30 2 * * *')).toEqual(['2027-03-14T07:00']);
  });
  test('two times in the missing hour are one', () => {
    expect(day('15,45 2 * * *')).toEqual(['2027-03-14T07:00']);
  });
  test('jobs before and after it keep their wall time', () => {
    expect(day('30 1,3 * * *')).toEqual(['2027-03-14T06:30', '2027-03-14T07:30']);
  });
  test('an hourly job happens 23 times', () => {
    expect(day('0 * * * *')).toHaveLength(23);
  });
});

describe('clocks set back (New York, 1 November 2026: 01:30 comes twice)', () => {
  const day = (text: string) =>
    iso(cron(text, 'America/New_York').between(new Date('2026-11-01T03:59Z'), new Date('2026-11-02T04:59Z')));

  test('a daily job in the double hour happens once, the first time', () => {
    expect(day('30 1 * * *')).toEqual(['2026-11-01T05:30']);
  });
  test('an hourly job happens 25 times', () => {
    expect(day('0 * * * *')).toHaveLength(25);
  });
});

test.each(['', '* * * *', '* * * * * *', '99 * * * *', '0 0 L * *', '0 9 * * 5#2', '0 0 30 2 *'])(
  '%j is refused',
  (text) => {
    expect(() => cron(text, 'UTC')).toThrow(CronError);
  },
);

test('a zone that does not exist is refused by its name', () => {
  expect(() => cron('0 0 * * *', 'Asia/Hanoi2')).toThrow('Asia/Hanoi2');
});

test.each([
  ['Asia/Seoul', '2026-11-21T09:00Z', '2026-11-21T00:00:00.000Z'],
  ['Europe/London', '2026-03-29T01:30Z', '2026-03-29T01:00:00.000Z'],
  ['Europe/London', '2026-10-25T01:30Z', '2026-10-25T00:30:00.000Z'],
  ['Australia/Lord_Howe', '2026-10-04T02:15Z', '2026-10-03T15:30:00.000Z'],
  ['Asia/Kathmandu', '2026-01-01T05:45Z', '2026-01-01T00:00:00.000Z'],
])('in %s the wall clock shows %s first at %s', (zone, wall, instant) => {
  expect(instantOf(zone, Date.parse(wall)).toISOString()).toBe(instant);
});

test('every wall time of a year in zones with clock changes is read back, or lies in a missing hour', () => {
  for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia']) {
    for (let wall = Date.UTC(2026, 0, 1); wall < Date.UTC(2027, 0, 1); wall += 30 * 60_000) {
      const shown = wallAt(zone, instantOf(zone, wall));
      expect(shown).toBeGreaterThanOrEqual(wall);
      expect(shown - wall).toBeLessThanOrEqual(3_600_000);
    }
  }
}, 30_000);
