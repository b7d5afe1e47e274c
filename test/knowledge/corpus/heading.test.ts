/** Headings that are the question weigh; headings that share a word with it hardly. */

import { expect, test } from 'vitest';
import { headingFit } from '../../../knowledge/corpus/heading.ts';

test.each([
  [
    'Nghĩa vụ của khách du lịch là gì?',
    'vi',
    'Điều 12. Nghĩa vụ của khách du lịch',
    'Điều 65. Quyền và nghĩa vụ của hướng dẫn viên du lịch',
  ],
  [
    'nghia vu cua khach du lich',
    'vi',
    'Điều 12. Nghĩa vụ của khách du lịch',
    'Điều 11. Quyền của khách du lịch',
  ],
  ['인공지능의 정의는 무엇인가요?', 'ko', '제2조. 인공지능의 정의', '제7조. 인공지능 기본계획의 수립'],
  ['Who may apply for the scholarship?', 'en', 'Who may apply', 'Deadlines'],
] as const)('%s', (question, language, fits, other) => {
  const fitOf = headingFit(question, language);
  expect(fitOf(fits)).toBeGreaterThan(2 * fitOf(other));
  expect(fitOf(fits)).toBeLessThanOrEqual(1);
  expect(fitOf('')).toBe(0);
});
