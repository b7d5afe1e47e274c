import { describe, expect, test } from 'vitest';
import { readValues, type Value } from '../../src/answer/values.ts';
import type { Language } from '../../src/nouns.ts';

/** "2024-11-21", "37000000000 vnd", "749/qd-ttg": a value in short. */
function short(value: Value): string {
  switch (value.kind) {
    case 'date':
      return [value.year, value.month, value.day].map((part) => part ?? '').join('-');
    case 'number':
      return [value.readings[0], value.unit].filter((part) => part !== undefined).join(' ');
    case 'code':
      return [value.number, value.year, value.rest].filter((part) => part !== undefined).join('/');
  }
}

const read = (language: Language, text: string) => readValues(text, language).map(short);

describe('dates are the same in every spelling', () => {
  test.each<[Language, string, string[]]>([
    ['vi', 'ngày 21/11/2024', ['2024-11-21']],
    ['vi', 'ngày 21 tháng 11 năm 2024', ['2024-11-21']],
    ['vi', 'tháng 11/2024', ['2024-11-']],
    ['vi', 'ngày 21-22/5/2024', ['2024-5-21', '2024-5-22']],
    ['vi', 'từ ngày 16 đến ngày 25 tháng 6 năm 2024', ['2024-6-16', '2024-6-25']],
    ['vi', 'giai đoạn 2021-2025', ['2021--', '2025--']],
    ['ko', '2024년 11월 21일', ['2024-11-21']],
    ['ko', '2024년 5월 21~22일', ['2024-5-21', '2024-5-22']],
    ['ko', '2024. 11. 21.', ['2024-11-21']],
    ['en', '21 November 2024', ['2024-11-21']],
    ['en', 'November 21, 2024', ['2024-11-21']],
    ['en', '21–22 May 2024', ['2024-5-21', '2024-5-22']],
    ['en', 'in November 2024', ['2024-11-']],
    ['en', '2024-11-21', ['2024-11-21']],
    ['en', 'officials may ask', []],
  ])('%s %s', (language, text, expected) => {
    expect(read(language, text)).toEqual(expected);
  });
});

describe('numbers have their scale and unit', () => {
  test.each<[Language, string, string[]]>([
    ['vi', '37 tỷ đồng', ['37000000000 vnd']],
    ['vi', '1,5 triệu người', ['1500000 people']],
    ['vi', '2 nghìn tỷ đồng', ['2000000000000 vnd']],
    ['vi', '340.000 thành viên', ['340000 people']],
    ['vi', 'đạt 99,74 điểm', ['99.74 point']],
    ['vi', 'xếp thứ 71 trên 193 quốc gia', ['71 rank', '193 country']],
    ['vi', 'tăng 15 bậc', ['15 place']],
    ['ko', '1,500만 명', ['15000000 people']],
    ['ko', '12조 3,400억 원', ['12340000000000 krw']],
    ['ko', '3만 4,500명', ['34500 people']],
    ['ko', '193개국 중 71위', ['193 country', '71 rank']],
    ['ko', '3개월', ['3 month']],
    ['en', 'USD 9.8 million', ['9800000 usd']],
    ['en', 'VND 37 billion', ['37000000000 vnd']],
    ['en', '71st of 193 countries', ['71 rank', '193 country']],
    ['en', '80-90%', ['80 percent', '90 percent']],
    ['en', 'a 10-month course', ['10 month']],
    ['en', 'six million queries', ['6000000']],
    ['en', 'GPT-4 and 5G, 24/7', []],
  ])('%s %s', (language, text, expected) => {
    expect(read(language, text)).toEqual(expected);
  });
});

describe('numbers of laws and documents', () => {
  test.each<[Language, string, string[]]>([
    ['vi', 'Luật số 134/2025/QH15', ['134/2025/qh15']],
    ['vi', 'QĐ 749', ['749']],
    ['en', 'Decision 749/QD-TTg', ['749/qd-ttg']],
    ['ko', '결정 제749/QĐ-TTg호', ['749/qd-ttg']],
    ['vi', 'Nghị quyết số 57-NQ/TW', ['57/nq/tw']],
    ['en', 'Project 06', ['06']],
    ['ko', '06 프로젝트', ['06']],
  ])('%s %s', (language, text, expected) => {
    expect(read(language, text)).toEqual(expected);
  });
});
