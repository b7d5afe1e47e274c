/** `caudari events` and GET /events.ics: a calendar goes in, is shown, and comes out again. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBot } from '../../whole/bot.ts';
import { caudari, emptyFolder } from './program.ts';

/** Five weeks from now at 09:00 in Hà Nội, which is 11:00 in Seoul. */
const day = new Date(Date.now() + 35 * 86_400_000).toISOString().slice(0, 10);
const compact = day.replaceAll('-', '');

const forum = (sequence: number, hour: string, status = 'CONFIRMED') =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    'BEGIN:VEVENT',
    'UID:forum@nipa',
    `SEQUENCE:${sequence}`,
    `STATUS:${status}`,
    `DTSTART;TZID=Asia/Ho_Chi_Minh:${compact}T${hour}0000`,
    `DTEND;TZID=Asia/Ho_Chi_Minh:${compact}T170000`,
    'SUMMARY:한-베트남 디지털 포럼',
    'CATEGORIES:ai',
    'LOCATION:Hà Nội',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

let place: ReturnType<typeof emptyFolder>;
const run = (...args: string[]) => caudari(['events', ...args], { env: { DATA_DIR: place.folder } });

beforeEach(() => {
  place = emptyFolder();
});
afterEach(() => place[Symbol.dispose]());

function file(text: string): string {
  const path = join(place.folder, 'in.ics');
  writeFileSync(path, text);
  return path;
}

describe('a calendar that is imported', () => {
  test('is listed with the time in Hà Nội and in Seoul, within 80 columns', async () => {
    expect(await run('import', file(forum(0, '09')))).toMatchObject({
      code: 0,
      stdout: '1 added, 0 changed, 0 moved, 0 cancelled, 0 unchanged.\n',
      stderr: '',
    });
    const { code, stdout } = await run('list');
    expect(code).toBe(0);
    expect(stdout).toContain(`${day} 09:00  11:00  한-베트남 디지털 포럼`);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('is updated by UID and SEQUENCE when it is imported again', async () => {
    await run('import', file(forum(0, '09')));
    expect((await run('import', file(forum(0, '09')))).stdout).toContain('0 added, 0 changed, 0 moved');
    expect((await run('import', file(forum(1, '10')))).stdout).toContain('1 moved');
    expect((await run('import', file(forum(0, '09')))).stdout).toContain('1 unchanged');
    expect((await run('list')).stdout).toContain(`${day} 10:00  12:00`);
    const { stdout } = await run('import', '--json', file(forum(2, '10', 'CANCELLED')));
    expect(JSON.parse(stdout)).toEqual({
      added: [],
      changed: [],
      moved: [],
      cancelled: ['forum@nipa'],
      unchanged: 0,
      told: 0,
    });
    expect((await run('list')).stdout).toContain('[cancelled]');
  });

  test('comes out again, to a file or to standard output, by topic', async () => {
    await run('import', file(forum(0, '09')));
    const out = join(place.folder, 'out.ics');
    expect((await run('export', out)).stdout).toContain('1 events are in');
    expect(readFileSync(out, 'utf8')).toContain('UID:forum@nipa');
    expect((await run('export', '--topic', 'ai')).stdout).toContain('UID:forum@nipa');
    expect((await run('export', '--topic', 'egov')).stdout).not.toContain('VEVENT');
  });
});

test('an event is added in three languages, in its own zone', async () => {
  const { code, stdout } = await run(
    ...['add', '--vi', 'Hội thảo', '--ko', '세미나', '--en', 'Seminar', '--id', 'seminar'],
    ...['--start', `${day}T09:00`, '--end', `${day}T11:30`, '--zone', 'Asia/Seoul', '--topic', 'ai'],
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Added seminar.\n' });
  const [event] = JSON.parse((await run('list', '--json')).stdout);
  expect(event).toMatchObject({
    id: 'seminar',
    start: `${day}T00:00:00.000Z`,
    end: `${day}T02:30:00.000Z`,
    names: { vi: 'Hội thảo', ko: '세미나', en: 'Seminar' },
    topics: ['ai'],
  });
  expect((await run('list', '--lang', 'vi')).stdout).toContain(`${day} 07:00  09:00  Hội thảo`);
  expect(await run('add', '--id', 'seminar', '--en', 'x', '--start', day)).toMatchObject({ code: 1 });
});

test('a day alone lasts all day', async () => {
  await run('add', '--en', 'Open day', '--start', day);
  expect((await run('list')).stdout).toMatch(new RegExp(`^${day} +all day +Open day$`, 'm'));
  const [event] = JSON.parse((await run('list', '--json')).stdout);
  expect(Date.parse(event.end) - Date.parse(event.start)).toBe(86_400_000);
});

test('the web publishes what is imported while it runs', async () => {
  const bot = await startBot(place.folder, { DATA_DIR: place.folder });
  try {
    await run('import', file(forum(0, '09')));
    const response = await fetch(`${bot.url}/events.ics`);
    expect(response.headers.get('content-type')).toContain('text/calendar');
    expect(await response.text()).toContain('UID:forum@nipa');
    expect(await (await fetch(`${bot.url}/events.ics?topic=egov`)).text()).not.toContain('VEVENT');
  } finally {
    bot.askToEnd();
    expect((await bot.ended()).code).toBe(0);
  }
});

describe('what is wrong is told in one sentence', () => {
  test.each([
    ['no verb', [], 2, 'events knows list, import, export and add'],
    ['no file', ['import'], 2, 'events import needs one file'],
    ['a file that there is not', ['import', 'nowhere.ics'], 2, '"nowhere.ics" cannot be read'],
    ['a language', ['list', '--lang', 'fr'], 2, '--lang holds "fr"'],
    ['no name', ['add', '--start', '2026-12-01'], 2, '--vi, --ko or --en'],
    ['no start', ['add', '--en', 'x'], 2, 'needs --start'],
    ['a day that is none', ['add', '--en', 'x', '--start', '2026-02-30'], 2, '--start holds "2026-02-30"'],
    [
      'an end before the start',
      ['add', '--en', 'x', '--start', '2026-12-01T09:00', '--end', '2026-12-01T08:00'],
      2,
      '--end holds',
    ],
    ['a zone', ['add', '--en', 'x', '--start', '2026-12-01', '--zone', 'Mars'], 2, '--zone holds "Mars"'],
  ])('%s', async (_, args, expected, named) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toContain(named);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test('a file that is no calendar changes nothing and ends with exit code 1', async () => {
    const { code, stderr } = await run('import', file('not a calendar'));
    expect(code).toBe(1);
    expect(stderr).toContain('no calendar');
    expect((await run('list')).stdout).toContain('No event');
  });
});
