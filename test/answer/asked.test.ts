/** What a question asks for: aspect, form, yes or no, years; marked, unmarked, spaced, run together. */

import { describe, expect, test } from 'vitest';
import { readAsked, yearsIn } from '../../src/answer/asked/asked.ts';
import type { Aspect, Language } from '../../src/nouns.ts';

const today = new Date('2026-11-20T03:00:00Z');
const read = (text: string, language: Language) => readAsked(text, language, today);

describe('the aspect', () => {
  test.each([
    ['vi', 'Luật AI có hiệu lực từ khi nào?', 'date'],
    ['vi', 'luat AI co hieu luc tu khi nao', 'date'],
    ['vi', 'Diễn đàn tổ chức ở đâu?', 'place'],
    ['vi', 'Ai là viện trưởng NIPA?', 'who'],
    ['vi', 'Kinh phí của dự án là bao nhiêu?', 'money'],
    ['vi', 'Việt Nam xếp thứ mấy?', 'rank'],
    ['vi', 'Có bao nhiêu người dùng GoodPy?', 'count'],
    ['vi', 'Mục tiêu đến năm 2030 là gì?', 'goal'],
    ['vi', 'Làm thế nào để đăng ký?', 'howto'],
    ['vi', 'Điều kiện nhận học bổng là gì?', 'eligibility'],
    ['vi', 'Khóa học kéo dài bao lâu?', 'duration'],
    ['vi', 'AILA nêu những rào cản nào?', 'obstacle'],
    ['vi', 'AILA khuyến nghị điều gì?', 'recommendation'],
    ['vi', 'GoodPy là gì?', 'definition'],
    ['ko', '인공지능법은 언제 시행되나요?', 'date'],
    ['ko', '인공지능법은언제시행되나요', 'date'],
    ['ko', '포럼은 어디에서 열렸나요?', 'place'],
    ['ko', '정보통신산업진흥원 원장은 누구인가요?', 'who'],
    ['ko', '사업 예산은 얼마인가요?', 'money'],
    ['ko', '베트남은 몇 위인가요?', 'rank'],
    ['ko', '이용자는 몇 명인가요?', 'count'],
    ['ko', '어떻게 신청하나요?', 'howto'],
    ['ko', '지원 자격이 무엇인가요?', 'eligibility'],
    ['ko', '구삐에 대해 알려 주세요', 'definition'],
    ['en', 'When does the AI law take effect?', 'date'],
    ['en', 'Where was the forum held?', 'place'],
    ['en', 'Who heads NIPA?', 'who'],
    ['en', 'How much did it cost?', 'money'],
    ['en', 'How did Viet Nam rank?', 'rank'],
    ['en', 'How many users does it have?', 'count'],
    ['en', 'How do I apply?', 'howto'],
    ['en', 'Who can apply for the scholarship?', 'eligibility'],
    ['en', 'How long does the course last?', 'duration'],
    ['en', 'What obstacles does AILA name?', 'obstacle'],
    ['en', 'What is GoodPy?', 'definition'],
  ] as const)('%s: %s asks for %s', (language, text, aspect: Aspect) => {
    expect(read(text, language).aspects).toContain(aspect);
  });

  test.each([
    ['vi', 'Việt Nam xếp hạng bao nhiêu?'],
    ['vi', 'Chi phí bao nhiêu tiền?'],
    ['ko', '베트남은 몇 위인가요?'],
    ['en', 'How much money, what is the total budget?'],
  ] as const)('%s: %s counts nothing: rank and money are asked for in its words', (language, text) => {
    expect(read(text, language).aspects).not.toContain('count');
  });

  test.each([
    ['vi', 'và Hàn Quốc'],
    ['ko', '그럼 베트남'],
    ['en', 'and Korea'],
  ] as const)('%s: %s asks for nothing of its own', (language, text) => {
    expect(read(text, language).aspects).toEqual([]);
  });
});

describe('the form', () => {
  test.each([
    ['vi', 'So sánh GoodPy và AILA', 'comparison'],
    ['vi', 'GoodPy khác gì với trợ lý ảo của toà án?', 'comparison'],
    ['vi', 'Những học bổng nào dành cho công chức?', 'list'],
    ['vi', 'Liệt kê các luật về dữ liệu', 'list'],
    ['vi', 'Thứ hạng EGDI của Việt Nam qua các năm', 'timeline'],
    ['vi', 'GoodPy là gì?', 'fact'],
    ['ko', '구삐와 AILA의 차이는?', 'comparison'],
    ['ko', '어떤 장학금들이 있나요?', 'list'],
    ['ko', '베트남 EGDI 순위의 연도별 추이', 'timeline'],
    ['ko', '구삐가 뭔가요', 'fact'],
    ['en', 'What is the difference between GoodPy and AILA?', 'comparison'],
    ['en', 'List the data laws', 'list'],
    ['en', 'Which scholarships are there for civil servants?', 'list'],
    ['en', 'How did the rank change over the years?', 'timeline'],
    ['en', 'When was GoodPy launched?', 'fact'],
  ] as const)('%s: %s → %s', (language, text, form) => {
    expect(read(text, language).form).toBe(form);
  });
});

describe('yes or no', () => {
  test.each([
    ['vi', 'GoodPy là của Hàn Quốc, đúng không?', 'tag'],
    ['vi', 'EGDI 2024 của Việt Nam là 50 phải không', 'tag'],
    ['vi', 'MIC còn tồn tại không?', 'open'],
    ['vi', 'Có phải MIC đã sáp nhập?', 'open'],
    ['vi', 'GoodPy là gì?', 'no'],
    ['ko', '구삐는 한국 서비스죠, 맞죠?', 'tag'],
    ['ko', '정보통신부는 지금도 있나요?', 'open'],
    ['ko', '포럼은 언제 열렸나요?', 'no'],
    ['en', 'GoodPy is Korean, right?', 'tag'],
    ['en', "MIC was merged, wasn't it correct", 'tag'],
    ['en', 'Is MIC still a ministry?', 'open'],
    ['en', 'When is the forum?', 'no'],
    ['en', 'Is there a date on which, when, it starts?', 'no'],
  ] as const)('%s: %s → %s', (language, text, expected) => {
    expect(read(text, language).yesNo).toBe(expected);
  });
});

describe('years', () => {
  test.each([
    ['năm 2024', ['2024']],
    ['từ 2022 đến 2024', ['2022', '2024']],
    ['2024, 2024 và 2024', ['2024']],
    ['2024년', ['2024']],
    ["'24년 순위", ['2024']],
    ['24년과 25년', ['2024', '2025']],
    ['20년 동안', []],
    ['10년간', []],
    ['3년차', []],
    ['Quyết định 749/QĐ-TTg', []],
    ['số 12024', []],
    ['20245', []],
    ['năm 1989', []],
    ['năm 2060', []],
    ['2024-11-21', ['2024']],
    ['', []],
  ])('%j: %j', (text, years) => {
    expect(yearsIn(text)).toEqual(years);
  });

  test.each([
    ['vi', 'năm ngoái Việt Nam xếp thứ mấy', '2025'],
    ['vi', 'nam ngoai xep thu may', '2025'],
    ['vi', 'năm nay', '2026'],
    ['vi', 'năm sau', '2027'],
    ['ko', '작년 순위', '2025'],
    ['ko', '올해 포럼은', '2026'],
    ['ko', '내년 계획', '2027'],
    ['en', 'last year', '2025'],
    ['en', 'this year', '2026'],
    ['en', 'next year', '2027'],
  ] as const)('%s: %s is told from today: %s', (language, text, year) => {
    expect(read(text, language).years).toEqual([year]);
  });
});

describe('what else it says', () => {
  test.each([
    ['vi', 'hiện nay ai là bộ trưởng', { now: true }],
    ['ko', '지금 장관은 누구', { now: true }],
    ['en', 'Who is minister now?', { now: true }],
    ['vi', 'số điện thoại của bộ trưởng', { private: true }],
    ['ko', '장관의 전화번호', { private: true }],
    ['en', "the minister's salary", { private: true }],
    ['vi', 'vì sao Việt Nam tụt hạng', { why: true, direction: 'down' }],
    ['ko', '왜 순위가 올랐나요', { why: true, direction: 'up' }],
    ['en', 'Why did Viet Nam drop?', { why: true, direction: 'down' }],
    ['en', 'What is GoodPy?', { now: false, private: false, why: false, direction: undefined }],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(read(text, language)).toMatchObject(expected);
  });

  test.each([
    ['Hangul in a Vietnamese conversation', '포럼은 언제 열렸나요', 'vi', 'date'],
    ['Latin letters in a Korean one', 'when was the forum', 'ko', 'date'],
  ] as const)('%s is read as what it is written in', (_, text, language, aspect) => {
    expect(read(text, language).aspects).toContain(aspect);
  });
});
