/** The manual of jobs/calendar: iCalendar in and out, and what a second import changes. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../adapters/ledger/open.ts';
import { timeOf } from '../../../jobs/calendar/event-words.ts';
import { importEvents } from '../../../jobs/calendar/import.ts';
import { CalendarError, readIcs } from '../../../jobs/calendar/read-ics.ts';
import { writeIcs } from '../../../jobs/calendar/write-ics.ts';
import { onEachEngine, type Place } from '../../adapters/ledger/engines.ts';

const options = {
  zone: 'Asia/Ho_Chi_Minh',
  from: new Date('2026-01-01T00:00Z'),
  to: new Date('2028-01-01T00:00Z'),
};
const now = new Date('2026-11-01T00:00:00Z');

const ics = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');
const times = (text: string) =>
  readIcs(text, options).map(({ start, end }) => [start, end].map(short).join(' '));
const short = (date: Date) => date.toISOString().slice(0, 16);

describe('reading', () => {
  test.each([
    ['in UTC', 'DTSTART:20261121T020000Z\nDTEND:20261121T043000Z', '2026-11-21T02:00 2026-11-21T04:30'],
    [
      'in a named zone',
      'DTSTART;TZID=Asia/Seoul:20261121T090000\nDURATION:PT90M',
      '2026-11-21T00:00 2026-11-21T01:30',
    ],
    [
      "by Windows' name",
      'DTSTART;TZID=Korea Standard Time:20261121T090000\nDURATION:PT1H',
      '2026-11-21T00:00 2026-11-21T01:00',
    ],
    ['without a zone', 'DTSTART:20261121T090000\nDTEND:20261121T100000', '2026-11-21T02:00 2026-11-21T03:00'],
    [
      'of a whole day',
      'DTSTART;VALUE=DATE:20261121\nDTEND;VALUE=DATE:20261123',
      '2026-11-20T17:00 2026-11-22T17:00',
    ],
    ['of a day without an end', 'DTSTART;VALUE=DATE:20261121', '2026-11-20T17:00 2026-11-21T17:00'],
    [
      'ending in another zone',
      'DTSTART;TZID=Asia/Ho_Chi_Minh:20261121T090000\nDTEND;TZID=Asia/Seoul:20261121T130000',
      '2026-11-21T02:00 2026-11-21T04:00',
    ],
  ])('a time %s', (_, lines, expected) => {
    expect(times(ics(`UID:a\n${lines}\nSUMMARY:x`))).toEqual([expected]);
  });

  test('a weekly event keeps its wall time over a clock change, without the excluded day', () => {
    const lines =
      'UID:w\nDTSTART;TZID=America/New_York:20261018T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=America/New_York:20261025T090000\nSUMMARY:x';
    expect(times(ics(lines))).toEqual([
      '2026-10-18T13:00 2026-10-18T14:00',
      '2026-11-01T14:00 2026-11-01T15:00',
      '2026-11-08T14:00 2026-11-08T15:00',
    ]);
  });

  test('one occurrence may be moved and another called off', () => {
    const master = 'UID:m\nDTSTART:20261102T010000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:x';
    const moved =
      'UID:m\nRECURRENCE-ID:20261103T010000Z\nDTSTART:20261103T050000Z\nDURATION:PT1H\nSUMMARY:later';
    const off =
      'UID:m\nRECURRENCE-ID:20261104T010000Z\nDTSTART:20261104T010000Z\nDURATION:PT1H\nSTATUS:CANCELLED\nSUMMARY:x';
    const events = readIcs(ics(master, moved, off), options);
    expect(events.map(({ start, state, names }) => [short(start), state, names.vi])).toEqual([
      ['2026-11-02T01:00', 'confirmed', 'x'],
      ['2026-11-03T05:00', 'confirmed', 'later'],
      ['2026-11-04T01:00', 'cancelled', 'x'],
    ]);
  });

  test('an endless series ends with the horizon', () => {
    expect(
      readIcs(ics('UID:d\nDTSTART:20200101T000000Z\nRRULE:FREQ=MONTHLY\nSUMMARY:x'), options),
    ).toHaveLength(24);
  });

  test('names in three languages, topics, agenda', () => {
    const lines =
      'UID:n\nDTSTART:20261121T020000Z\nSUMMARY:Forum\nX-CAUDARI-NAME;LANGUAGE=vi:Diễn đàn\nX-CAUDARI-NAME;LANGUAGE=ko:포럼\nCATEGORIES:AI,eGov\nX-CAUDARI-AGENDA:Khai mạc|Ông A|Phòng 1|09:00';
    expect(readIcs(ics(lines), options)[0]).toMatchObject({
      names: { vi: 'Diễn đàn', ko: '포럼', en: 'Forum' },
      topics: ['ai', 'egov'],
      agenda: [{ title: 'Khai mạc', speaker: 'Ông A', room: 'Phòng 1', at: '09:00' }],
    });
  });

  test.each(['', 'hello', '{"a":1}', 'BEGIN:VCARD\nEND:VCARD', 'BEGIN:VCALENDAR'])(
    '%j is refused',
    (text) => {
      expect(() => readIcs(text, options)).toThrow(CalendarError);
    },
  );
});

test('what is written is read back, whatever the texts contain', () => {
  const lines =
    'UID:r\nDTSTART:20261121T020000Z\nDTEND:20261121T040000Z\nSEQUENCE:3\nSUMMARY:A\\; b\\, "c"\\nnew line\nX-CAUDARI-NAME;LANGUAGE=ko:포럼\nLOCATION:Hà Nội\\, Ba Đình\nURL:https://example.org/?a=1&b=2\nCATEGORIES:ai,egov\nORGANIZER;CN=MOST:mailto:a@example.org\nX-CAUDARI-AGENDA:Mở\\, đầu|Bà B|2|10:00';
  const day = 'UID:d\nDTSTART;VALUE=DATE:20261224\nSUMMARY:Ngày';
  const before = readIcs(ics(lines, day), options);
  const after = readIcs(writeIcs(before, { language: 'en', now }), options);
  // Times are written in UTC; the zone is that of the reader.
  const plain = (events: typeof before) => events.map((event) => ({ ...event, zone: '' }));
  expect(plain(after)).toEqual(plain(before));
});

test('a time is told in Hà Nội and in Seoul, in three languages', () => {
  const [event] = readIcs(ics('UID:t\nDTSTART:20261121T020000Z\nDTEND:20261121T043000Z\nSUMMARY:x'), options);
  if (!event) throw new Error('no event');
  expect(timeOf(event, 'vi')).toMatch(/09:00.*11:30.*\(giờ Hà Nội\); .*11:00.*13:30.*\(giờ Seoul\)/);
  expect(timeOf(event, 'ko')).toMatch(/2026년 11월 21일.*하노이 시간.*서울 시간/);
  expect(timeOf(event, 'en')).toMatch(/21 November 2026.*Hà Nội time.*Seoul time/);
});

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let ledger: Ledger;
  beforeEach(async () => {
    place = await newPlace();
    ledger = await place.open({ clock: () => now });
  });
  afterEach(() => place.remove());
  const take = (text: string) =>
    importEvents({ events: ledger.events, clock: () => now, zone: options.zone }, text);
  const counts = async (text: string) =>
    Object.fromEntries(
      Object.entries(await take(text)).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.length : value,
      ]),
    );
  const forum = (sequence: number, hour: string, status = 'CONFIRMED') =>
    ics(
      `UID:f\nSEQUENCE:${sequence}\nDTSTART:20261121T${hour}0000Z\nDURATION:PT1H\nSTATUS:${status}\nSUMMARY:Forum\nCATEGORIES:forum`,
    );
  const none = { added: 0, changed: 0, moved: 0, cancelled: 0, unchanged: 0 };

  test('a second import updates by UID and SEQUENCE, an older one changes nothing', async () => {
    expect(await counts(forum(1, '02'))).toEqual({ ...none, added: 1 });
    expect(await counts(forum(1, '02'))).toEqual({ ...none, unchanged: 1 });
    expect(await counts(forum(2, '05'))).toEqual({ ...none, moved: 1 });
    expect(await counts(forum(1, '02'))).toEqual({ ...none, unchanged: 1 });
    expect((await ledger.events.find('f'))?.start.toISOString()).toBe('2026-11-21T05:00:00.000Z');
    expect(await counts(forum(3, '05', 'CANCELLED'))).toEqual({ ...none, cancelled: 1 });
  });

  test('occurrences that a series no longer has are called off', async () => {
    const daily = (count: number, sequence: number) =>
      ics(
        `UID:s\nSEQUENCE:${sequence}\nDTSTART:20261110T010000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=${count}\nSUMMARY:x`,
      );
    expect(await counts(daily(4, 0))).toEqual({ ...none, added: 4 });
    expect(await counts(daily(2, 1))).toMatchObject({ added: 0, cancelled: 2 });
  });

  test('events are found by time and topic, first ones first', async () => {
    await take(forum(1, '02'));
    await take(ics('UID:g\nDTSTART:20261120T010000Z\nDURATION:PT1H\nSUMMARY:x\nCATEGORIES:ai'));
    const [from, to] = [new Date('2026-11-20T00:00Z'), new Date('2026-12-01T00:00Z')];
    expect((await ledger.events.between(from, to)).map(({ id }) => id)).toEqual(['g', 'f']);
    expect((await ledger.events.between(from, to, ['forum'])).map(({ id }) => id)).toEqual(['f']);
    expect(await ledger.events.between(new Date('2026-11-21T03:00Z'), to)).toEqual([]);
  });

  test('a calendar that cannot be read changes nothing', async () => {
    await expect(take('nonsense')).rejects.toThrow(CalendarError);
  });
});
