/** Whether a message leans on what was said before it, and the year that it tells from there. */

import { describe, expect, test } from 'vitest';
import { leansOnLast, yearFrom } from '../../src/answer/follow-up.ts';

describe('a message that names nothing known', () => {
  test.each([
    ['vi', 'còn năm 2025?', 'yes'],
    ['vi', 'con nam 2025 thi sao', 'yes'],
    ['vi', 'nó được ban hành khi nào vậy nhỉ bạn ơi', 'yes'],
    ['vi', 'chương trình đó do cơ quan nào của hai nước chủ trì', 'yes'],
    ['vi', 'các cơ quan nào của hai nước cùng tham gia chủ trì', 'perhaps'],
    ['ko', '그럼 2025년은요?', 'yes'],
    ['ko', '그포럼은누가주최했나요', 'yes'],
    ['ko', '그 전에는 어느 기관이 담당하고 있었습니까', 'yes'],
    ['ko', '양국의 어느 기관들이 함께 참여하고 있는지 말해 주세요', 'perhaps'],
    ['en', 'and before that?', 'yes'],
    ['en', 'who signed it on the Korean side of the table', 'yes'],
    ['en', 'what was discussed in that forum by the ministers', 'yes'],
    ['en', 'which agencies of the two countries take part in training', 'perhaps'],
    ['en', 'how many people?', 'yes'],
  ] as const)('%s: %s → %s', (language, text, expected) => {
    expect(leansOnLast(text, language, false)).toBe(expected);
  });
});

describe('a message that names something', () => {
  test.each([
    ['vi', 'còn AILA thì sao?', 'yes'],
    ['vi', 'AILA là gì?', 'no'],
    ['ko', '그럼 AILA는요?', 'yes'],
    ['ko', '구삐가 무엇인가요?', 'no'],
    ['en', 'What about AILA?', 'yes'],
    ['en', 'What is AILA?', 'no'],
    ['en', 'Is it true that AILA is a law?', 'no'],
  ] as const)('%s: %s carries the question over: %s', (language, text, expected) => {
    expect(leansOnLast(text, language, true)).toBe(expected);
  });
});

describe('a year told from the last one', () => {
  test.each([
    ['two years earlier', '2024', '2022'],
    ['And a year before?', '2024', '2023'],
    ['3 years later', '2022', '2025'],
    ['hai năm trước thì sao', '2024', '2022'],
    ['3 năm sau', '2022', '2025'],
    ['2년 전에는요', '2024', '2022'],
    ['1년 뒤에는', '2024', '2025'],
    ['the year of the forum', '2024', undefined],
    ['two years earlier', undefined, undefined],
  ])('%s after %s: %s', (text, last, expected) => {
    expect(yearFrom(text, last)).toBe(expected);
  });
});
