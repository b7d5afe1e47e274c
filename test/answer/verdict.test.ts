/** No is said only where the statement puts the question's belief right; yes is left to the statement. */

import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../src/answer/verdict.ts';
import type { Aspect, Language } from '../../src/nouns.ts';
import { candidate, statement, understood } from './tiny.ts';

function verdict(language: Language, question: string, says: string, aspects: readonly Aspect[] = ['rank']) {
  return verdictOn(understood(question, language), [candidate(statement(says, { says: aspects }))]);
}

describe('no', () => {
  test.each([
    ['vi', 'Việt Nam xếp hạng 50 đúng không?', 'Việt Nam xếp thứ 71 trên 193 quốc gia.'],
    ['ko', '베트남은 50위가 맞죠?', '베트남은 193개국 중 71위입니다.'],
    ['en', 'Viet Nam ranked 50th, right?', 'Viet Nam ranked 71st of 193 countries.'],
    ['vi', 'Luật có hiệu lực từ 1/1/2026 đúng không?', 'Luật có hiệu lực từ ngày 01/7/2026.'],
    ['en', 'The law took effect on 1 March 2026, right?', 'The law takes effect on 1 July 2026.'],
    ['vi', 'Vì sao Việt Nam tụt hạng năm 2024?', 'Việt Nam tăng 15 bậc so với năm 2022.'],
    ['ko', '왜 순위가 하락했나요?', '베트남은 15계단 상승하였습니다.'],
    ['en', 'Why did Viet Nam drop in 2024?', 'Viet Nam climbed 15 places.'],
    ['en', 'Why did Viet Nam climb?', 'Viet Nam kept its place.'],
  ] as const)('%s: %s – %s', (language, question, says) => {
    expect(verdict(language, question, says)).toBe('no');
  });

  test.each([
    ['vi', 'Có phải GoodPy là của Nhật?', 'correction'],
    ['vi', 'MIC còn tồn tại không?', 'change'],
    ['ko', 'MIC는 아직 있나요?', 'change'],
    ['en', 'Is MIC still a ministry?', 'change'],
  ] as const)('%s: %s, where the statement is a %s', (language, question, aspect) => {
    expect(verdict(language, question, 'MIC was merged into MOST in 2025.', [aspect])).toBe('no');
  });
});

describe('nothing, where the statement says the same', () => {
  test.each([
    ['vi', 'Luật có hiệu lực từ 1/7/2026 đúng không?', 'Luật có hiệu lực từ ngày 01/7/2026.'],
    ['vi', 'Có 340.000 người dùng, phải không?', 'Dịch vụ có 340.000 người dùng.'],
    ['ko', '이용자가 34만 명 맞죠?', '이용자는 340,000명입니다.'],
    ['ko', '이용자가 약 34만 명 맞죠?', '이용자는 337,000명입니다.'],
    ['en', 'It has 340,000 users, right?', 'It has 340,000 users.'],
    ['en', 'The law takes effect in July 2026, right?', 'The law takes effect on 1 July 2026.'],
    ['en', 'Did Viet Nam rank 71st?', 'Viet Nam ranked 71st of 193 countries.'],
  ] as const)('%s: %s – %s', (language, question, says) => {
    expect(verdict(language, question, says)).toBe('none');
  });
});

describe('nothing', () => {
  test.each([
    [
      'a question that is not one of yes or no',
      'en',
      'What rank did Viet Nam have?',
      'Viet Nam ranked 71st.',
    ],
    ['another year alone', 'en', 'Did Viet Nam rank high in 2020?', 'In 2024 Viet Nam ranked 71st.'],
    ['why it fell, and it fell', 'en', 'Why did Viet Nam drop?', 'Viet Nam fell two places.'],
    ['a change that is asked about itself', 'en', 'Was MIC merged?', 'In 2025 MIC ceased to be a ministry.'],
  ] as const)('%s', (name, language, question, says) => {
    const aspects: Aspect[] = name.startsWith('a change') ? ['change'] : ['rank'];
    expect(verdict(language, question, says, aspects)).not.toBe('no');
  });

  test('where nothing was found, or only a document', () => {
    expect(verdictOn(understood('Did it?', 'en'), [])).toBe('none');
  });
});
