/** The bot's own sentences: complete in three languages, dates as an official of the country writes them. */

import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/nouns.ts';
import * as answers from '../../src/say/answers.ts';
import { startTable } from '../../src/say/start.ts';
import * as talk from '../../src/say/talk.ts';

describe('a date', () => {
  test.each([
    ['vi', '2024', 'năm 2024'],
    ['vi', '2024-09', 'tháng 9/2024'],
    ['vi', '2024-11-21', 'ngày 21/11/2024'],
    ['vi', '2025-03-01', 'ngày 01/3/2025'],
    ['vi', '2026-01-05', 'ngày 05/01/2026'],
    ['vi', '2026-02-28', 'ngày 28/02/2026'],
    ['ko', '2024', '2024년'],
    ['ko', '2024-09', '2024년 9월'],
    ['ko', '2025-03-01', '2025년 3월 1일'],
    ['en', '2024', '2024'],
    ['en', '2024-09', 'September 2024'],
    ['en', '2025-03-01', '1 March 2025'],
    ['en', '2024-12-31', '31 December 2024'],
  ] as const)('in %s: %s is %s', (language, date, written) => {
    expect(answers.dateIn(language, date)).toBe(written);
  });
});

describe('every sentence', () => {
  const localized = [...Object.entries(answers), ...Object.entries(talk)].filter(
    (one): one is [string, Record<Language, string>] =>
      typeof one[1] === 'object' && 'vi' in one[1] && typeof one[1].vi === 'string',
  );

  test('is there', () => {
    expect(localized.length).toBeGreaterThan(25);
  });

  test.each(localized)('%s stands in each language in its own letters', (_, { vi, ko, en }) => {
    for (const text of [vi, ko, en]) expect(text.trim()).not.toBe('');
    expect(vi).not.toMatch(/[가-힣]{4}/);
    expect(en).not.toMatch(/[가-힣]{4}/);
    expect(ko).toMatch(/[가-힣]/);
    expect(vi).toBe(vi.normalize('NFC'));
  });

  test.each([
    ['asOf', answers.asOf('2025-03-01'), ['01/3/2025', '3월 1일', '1 March']],
    ['notForYear', answers.notForYear('2019'), ['2019', '2019', '2019']],
    ['tooLong', answers.tooLong(1000), ['1000', '1000', '1000']],
    ['askAbout', answers.askAbout('GoodPy'), ['GoodPy', 'GoodPy', 'GoodPy']],
    ['askWho', answers.askWho('Phan Tâm'), ['Phan Tâm', 'Phan Tâm', 'Phan Tâm']],
  ] as const)('%s carries what it is about', (_, said, [vi, ko, en]) => {
    expect(said.vi).toContain(vi);
    expect(said.ko).toContain(ko);
    expect(said.en).toContain(en);
  });

  test('there are as many first questions in each language', () => {
    expect(Object.values(talk.examples).map((questions) => questions.length)).toEqual([3, 3, 3]);
  });
});

test('the table of the start says of each part whether it runs, and why not', () => {
  const table = startTable({
    url: 'http://127.0.0.1:8080',
    store: 'sqlite',
    memory: 'redis',
    model: 'gpt-x',
    entries: 155,
    release: 'abc',
    channels: ['telegram'],
    off: [{ channel: 'discord', variable: 'DISCORD_BOT_TOKEN' }],
  });
  expect(table.split('\n')).toEqual([
    'Caudari is running. Ctrl-C stops it.',
    '  web chat       on   http://127.0.0.1:8080/',
    '  telegram       on',
    '  discord        off  DISCORD_BOT_TOKEN is not set',
    '  answer model   on   gpt-x',
    '  store          sqlite',
    '  conversations  redis',
    '  knowledge      155 entries, release abc',
  ]);
});
