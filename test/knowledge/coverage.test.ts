/** How much of a question stands in a statement: what an answer is judged by. */

import { describe, expect, test } from 'vitest';
import { countVocabulary, coverageOf } from '../../knowledge/coverage.ts';
import type { Entry, Language } from '../../src/nouns.ts';
import { entry, statement } from '../answer/tiny.ts';

const users = statement(
  {
    vi: 'GoodPy có 340.000 người dùng, cung cấp thông báo về học bổng.',
    ko: '구삐는 이용자가 340,000명이며 장학금 알림을 제공합니다.',
    en: 'GoodPy has 340,000 users and sends notices on scholarships.',
  },
  { id: 'goodpy/users', cues: { vi: ['phổ biến'], ko: ['인기'], en: ['popularity'] } },
);
const other = statement(
  {
    vi: 'Diễn đàn bàn về an ninh mạng.',
    ko: '포럼은 사이버 보안을 논의했습니다.',
    en: 'The forum discussed cybersecurity.',
  },
  { id: 'forum/what', entry: 'forum' },
);
const goodpy = named('goodpy', 'GoodPy', { statements: [users] });
const forum = named('forum', 'Forum', { statements: [other] });
const filler = Array.from({ length: 30 }, (_, n) => named(`filler-${n}`, `Filler ${n}`));
const entries = new Map([goodpy, forum, ...filler].map((one) => [one.id, one]));
const coverage = coverageOf(entries, countVocabulary([...entries.values()]));

function covered(text: string, language: Language, of = users): number {
  return coverage(text, language)
    .covers(of)
    .reduce((sum, share) => sum + share, 0);
}

describe('a statement covers', () => {
  test.each([
    ['vi', 'GoodPy có bao nhiêu người dùng?'],
    ['vi', 'GoodPy co bao nhieu nguoi dung'],
    ['vi', 'học bổng GoodPy'],
    ['ko', '구삐 이용자는 몇 명인가요?'],
    ['ko', '구삐이용자장학금'],
    ['en', 'How many users does GoodPy have?'],
    ['en', 'GoodPy scholarship'],
  ] as const)("all of a question in its words, its entry's name included: %s: %s", (language, text) => {
    expect(covered(text, language)).toBeGreaterThan(0.7);
  });

  test.each([
    ['vi', 'phổ biến không'],
    ['en', 'popularity'],
    ['ko', '인기'],
  ] as const)('words that only its cues have: %s: %s', (language, text) => {
    expect(covered(text, language)).toBeGreaterThan(0.4);
  });

  test.each([
    ['vi', 'giá vé tàu điện ngầm'],
    ['ko', '지하철 요금'],
    ['en', 'underground railway tickets'],
  ] as const)('nothing of a question about another thing: %s: %s', (language, text) => {
    expect(covered(text, language)).toBeLessThan(0.2);
  });

  test('part of a question that is half about it', () => {
    const half = covered('GoodPy users and subway tickets', 'en');
    expect(half).toBeGreaterThan(0.2);
    expect(half).toBeLessThan(0.8);
  });

  test('never more than all, each share in the order of the question', () => {
    const { covers } = coverage('GoodPy subway users', 'en');
    const [name = 0, subway = 1, of = 0] = covers(users);
    expect(name).toBeGreaterThan(0);
    expect(subway).toBe(0);
    expect(of).toBeGreaterThan(0);
    expect(name + subway + of).toBeLessThanOrEqual(1);
  });

  test('more than another statement that it suits less', () => {
    expect(covered('users of GoodPy', 'en')).toBeGreaterThan(covered('users of GoodPy', 'en', other));
  });
});

describe('a question weighs', () => {
  const weight = (text: string) => coverage(text, 'en').questionWeight;

  test('more the more it speaks about', () => {
    expect(weight('GoodPy users scholarships notices')).toBeGreaterThan(weight('GoodPy users'));
  });

  test('nothing when it only asks', () => {
    expect(weight('what is it?')).toBe(0);
    expect(coverage('what is it?', 'en').covers(users)).toEqual([]);
  });

  test('nothing for a year: years are compared as years', () => {
    expect(weight('2024')).toBe(0);
  });

  test.each(['constructor', 'the constructor of __proto__', 'toString valueOf hasOwnProperty'])(
    'a number, also with words that every object has: %s',
    (text) => {
      for (const language of ['vi', 'ko', 'en'] as const) {
        expect(coverage(text, language).questionWeight).toBeGreaterThanOrEqual(0);
        expect(covered(text, language)).toBeGreaterThanOrEqual(0);
      }
    },
  );
});

test('a statement of no known entry covers nothing', () => {
  expect(coverage('GoodPy users', 'en').covers(statement('GoodPy users', { entry: 'gone' }))).toEqual([]);
});

function named(id: string, name: string, more: Partial<Entry> = {}): Entry {
  const names = { vi: name, ko: id === 'goodpy' ? '구삐' : name, en: name };
  return entry(id, { names, short: names, ...more });
}
