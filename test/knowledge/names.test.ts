/** Which entries a text names, however marks, case and spaces were typed. */

import { describe, expect, test } from 'vitest';
import { collectNames, nameFinder } from '../../knowledge/names.ts';
import type { Entry } from '../../src/nouns.ts';
import { entry, statement } from '../answer/tiny.ts';

const entries: readonly Entry[] = [
  called(
    'most',
    ['Ministry of Science and Technology', 'MOST'],
    ['Bộ Khoa học và Công nghệ', 'Bộ KH&CN'],
    ['과학기술부'],
  ),
  called('goodpy', ['GoodPy'], ['GoodPy'], ['구삐']),
  called('aila', ['AILA report'], ['Báo cáo AILA'], ['AILA 보고서']),
  called('court', ['Supreme People’s Court'], ['Toà án nhân dân tối cao'], ['최고인민법원']),
  called(
    'court-assistant',
    ['Supreme People’s Court virtual assistant'],
    ['Trợ lý ảo Toà án nhân dân tối cao'],
    ['최고인민법원 가상비서'],
  ),
  called('project-06', ['Project 06'], ['Đề án 06'], ['06호 과제']),
  called('forum-2023', ['Digital Forum', 'Digital Cooperation Forum 2023'], ['Diễn đàn số'], ['디지털 포럼']),
  called('forum-2024', ['Digital Forum', 'Digital Cooperation Forum 2024'], ['Diễn đàn số'], ['디지털 포럼']),
  called('itschool', ['Korea IT School'], ['Korea IT School'], ['코리아 IT 스쿨']),
  called('phan-tam', ['Phan Tam'], ['Phan Tâm'], ['판 떰']),
];
const named = nameFinder(collectNames(entries));
const ids = (text: string) => named(text).map((one) => one.entry);

describe('a name is found', () => {
  test.each([
    ['with its marks', 'Đề án 06 là gì?', 'project-06'],
    ['without them', 'de an 06 la gi', 'project-06'],
    ['in other case', 'ĐỀ ÁN 06', 'project-06'],
    ['decomposed', 'Đề án 06'.normalize('NFD'), 'project-06'],
    ['with other spaces', 'Đề  án 06', 'project-06'],
    ['at the end of a sentence', 'hỏi về GoodPy.', 'goodpy'],
    ['in quotation marks', '“GoodPy”', 'goodpy'],
    ['in English', 'the ministry of science and technology', 'most'],
    ['with signs inside', 'Bộ KH&CN', 'most'],
    ['in Korean', '최고인민법원은 무엇인가요?', 'court'],
    ['in Korean run together', '디지털포럼은언제열렸나요', 'forum-2023'],
    ['in Korean with a particle', '구삐는', 'goodpy'],
    ['before Hangul without a space', 'GoodPy는', 'goodpy'],
    ['with letters as they are spoken', '코리아 아이티 스쿨', 'itschool'],
    ['with letters as they are written', '코리아IT스쿨', 'itschool'],
    ['of another language than the text', 'GoodPy와 Đề án 06', 'project-06'],
  ])('%s: %s', (_, text, expected) => {
    expect(ids(text)).toContain(expected);
  });

  test('where it stands in the text', () => {
    const text = 'Theo Báo cáo AILA, …';
    const [one] = named(text);
    expect(text.slice(one?.start, one?.end)).toBe('Báo cáo AILA');
    const korean = '그럼 최고 인민법원은요?';
    const [other] = named(korean);
    expect(korean.slice(other?.start, other?.end)).toBe('최고 인민법원');
  });
});

describe('a name is not found', () => {
  test.each([
    ['in part of a word', 'GoodPython'],
    ['in the same letters with other marks', 'đề ẩn 06'],
    ['in a person of other marks', 'Phan Tấm'],
    ['in part of a longer word of Korean', '도구삐'],
    ['in a text without any', 'hôm nay trời đẹp'],
    ['in nothing', ''],
  ])('%s: %j', (_, text) => {
    expect(named(text)).toEqual([]);
  });
});

describe('a name that is also a word', () => {
  test.each([
    ['MOST and MSIT signed it', ['most']],
    ['the most recent forum', []],
    ['Most of all', []],
    ['WHICH FORUM WAS THE MOST IMPORTANT', []],
  ])('names only in capitals that stand out: %s', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });
});

describe('of several names', () => {
  test('the one inside a longer one is not meant', () => {
    expect(ids('Trợ lý ảo Toà án nhân dân tối cao')).toEqual(['court-assistant']);
    expect(ids('최고인민법원 가상비서')).toEqual(['court-assistant']);
    expect(ids('Trợ lý ảo Toà án nhân dân tối cao do Toà án nhân dân tối cao vận hành')).toEqual([
      'court-assistant',
      'court',
    ]);
  });

  test('the longest comes first', () => {
    expect(ids('GoodPy và Bộ Khoa học và Công nghệ')).toEqual(['most', 'goodpy']);
  });

  test('that two entries share, each is as certain as the other', () => {
    expect(named('Diễn đàn số ở đâu')).toMatchObject([
      { entry: 'forum-2023', certainty: 0.5 },
      { entry: 'forum-2024', certainty: 0.5 },
    ]);
    expect(named('GoodPy')).toMatchObject([{ certainty: 1 }]);
  });

  test('with a year, the year tells which, wherever it stands', () => {
    expect(ids('2024 Digital Cooperation Forum')).toEqual(['forum-2024']);
    expect(ids('Digital Cooperation Forum 2023')).toEqual(['forum-2023']);
  });
});

test('ten thousand words are looked through at once', () => {
  const text = `${'diễn đàn hợp tác về chuyển đổi số '.repeat(1_500)}GoodPy`;
  const begun = performance.now();
  expect(ids(text)).toEqual(['goodpy']);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

/** The first name of each language is the full one, the others are aliases. "most" is also an ordinary word. */
function called(id: string, en: string[], vi: string[], ko: string[]): Entry {
  const [first = '', second = '', third = ''] = [vi[0], ko[0], en[0]];
  const names = { vi: first, ko: second, en: third };
  return entry(id, {
    names,
    short: names,
    aliases: { vi: vi.slice(1), ko: ko.slice(1), en: en.slice(1) },
    statements: [statement('Of all, the most of it.', { entry: id })],
  });
}
