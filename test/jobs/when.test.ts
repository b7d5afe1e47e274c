/** The manual of jobs/when.ts, with properties that hold in any zone over any clock change. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterQuiet, dayIn, nextDayIn, whenToSend } from '../../jobs/when.ts';
import { wallAt } from '../../jobs/zone.ts';

const hourMs = 3_600_000;
const usual = { open: true, zone: null, quietFrom: 21, quietTo: 7, pausedUntil: null, cap: null };
const run = { urgent: false, notAfter: undefined };
const at = (iso: string) => ({ now: new Date(iso), zone: 'Asia/Ho_Chi_Minh' });

describe('whether a row goes now', () => {
  test.each([
    ['by day', usual, run, '2026-11-20T03:00:00Z', { kind: 'now' }],
    ['at night', usual, run, '2026-11-20T15:00:00Z', { kind: 'later', at: new Date('2026-11-21T00:00:00Z') }],
    [
      'after midnight',
      usual,
      run,
      '2026-11-20T18:00:00Z',
      { kind: 'later', at: new Date('2026-11-21T00:00:00Z') },
    ],
    ['at the first loud minute', usual, run, '2026-11-21T00:00:00Z', { kind: 'now' }],
    ['in its own zone', { ...usual, zone: 'Asia/Seoul' }, run, '2026-11-20T22:30:00Z', { kind: 'now' }],
    ['without quiet hours', { ...usual, quietFrom: null }, run, '2026-11-20T18:00:00Z', { kind: 'now' }],
    ['urgent', usual, { ...run, urgent: true }, '2026-11-20T18:00:00Z', { kind: 'now' }],
    [
      'in a pause',
      { ...usual, pausedUntil: Date.parse('2026-12-01T05:00:00Z') },
      run,
      '2026-11-20T03:00:00Z',
      { kind: 'later', at: new Date('2026-12-01T05:00:00Z') },
    ],
    [
      'to a closed address',
      { ...usual, open: false },
      { ...run, urgent: true },
      '2026-11-20T03:00:00Z',
      { kind: 'skip' },
    ],
    [
      'too late',
      usual,
      { ...run, notAfter: new Date('2026-11-20T02:00:00Z') },
      '2026-11-20T03:00:00Z',
      { kind: 'skip', reason: 'too late' },
    ],
    [
      'too late once the night is over',
      usual,
      { ...run, notAfter: new Date('2026-11-20T20:00:00Z') },
      '2026-11-20T15:00:00Z',
      { kind: 'skip', reason: 'too late after quiet hours' },
    ],
    ['under a cap', { ...usual, cap: 2 }, run, '2026-11-20T03:00:00Z', { kind: 'now', capDay: '2026-11-20' }],
  ] as const)('%s', (_, wishes, over, now, verdict) => {
    expect(whenToSend(wishes, over, at(now))).toMatchObject(verdict);
  });
});

const zones = [
  'Asia/Ho_Chi_Minh',
  'Asia/Seoul',
  'America/New_York',
  'America/St_Johns',
  'Europe/London',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
];
const anyZone = fc.constantFrom(...zones);
const anyHour = fc.integer({ min: 0, max: 23 });
/** Minutes of two years; half of them within two days of a clock change of some zone. */
const changes = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2026-02-15',
  '2026-03-22',
];
const anyMoment = fc.oneof(
  fc
    .integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 })
    .map((minute) => new Date(minute * 60_000)),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -2880, max: 2880 }))
    .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00Z`) + minutes * 60_000)),
);

function isQuiet(zone: string, moment: Date, from: number, to: number) {
  const hour = (wallAt(zone, moment) / hourMs) % 24;
  return from > to ? hour >= from || hour < to : hour >= from && hour < to;
}

test('what is put off for quiet hours never lands in quiet hours, and waits no longer than a day and a bit', () => {
  fc.assert(
    fc.property(anyZone, anyMoment, anyHour, anyHour, (zone, now, quietFrom, quietTo) => {
      const end = afterQuiet({ quietFrom, quietTo, now, zone });
      expect(isQuiet(zone, end, quietFrom, quietTo)).toBe(false);
      expect(end.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * hourMs);
      if (!isQuiet(zone, now, quietFrom, quietTo)) expect(end).toEqual(now);
    }),
    { numRuns: 4000 },
  );
});

test('what is over its cap waits for the next local day', () => {
  fc.assert(
    fc.property(anyZone, anyMoment, (zone, now) => {
      const next = nextDayIn(zone, now);
      expect(dayIn(zone, next) > dayIn(zone, now)).toBe(true);
      expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(26 * hourMs);
    }),
    { numRuns: 2000 },
  );
});
