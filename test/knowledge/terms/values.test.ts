import { describe, expect, test } from 'vitest';
import { plainNumber, values } from '../../../knowledge/terms/values.ts';

describe('dates', () => {
  test.each([
    'tháng 11 năm 2024',
    'thang 11 nam 2024',
    'tháng 11/2024',
    '11/2024',
    '2024-11',
    '2024년 11월',
    'november 2024',
    'nov. 2024',
  ])('%s is 2024-11', (text) => {
    expect(values(text)).toEqual(['2024-11']);
  });

  test.each([
    'ngày 21 tháng 11 năm 2024',
    'ngày 21/11/2024',
    '21.11.2024',
    '2024년 11월 21일',
    '2024-11-21',
    '21 november 2024',
    'november 21, 2024',
    '21st of november 2024',
  ])('%s is that day, that month and that day of any year', (text) => {
    expect(new Set(values(text))).toEqual(new Set(['2024-11-21', '2024-11', '-11-21']));
  });

  test.each(['21 tháng 11', '11월 21일', 'november 21', '21 november'])('%s is a day of any year', (text) => {
    expect(values(text)).toEqual(['-11-21']);
  });

  test.each(['tháng 13 năm 2024', '45/2024/nđ-cp', '134/2025/qh15', 'trang 11'])('%s is no date', (text) => {
    expect(values(text)).toEqual([]);
  });
});

describe('numbers with a scale', () => {
  test.each([
    ['15 triệu', '15000000'],
    ['15 trieu', '15000000'],
    ['1,500만', '15000000'],
    ['15 million', '15000000'],
    ['1,5 tỷ', '1500000000'],
    ['1.5 billion', '1500000000'],
    ['34만', '340000'],
    ['340 nghìn', '340000'],
    ['1억 2,000만', '120000000'],
    ['2조', '2000000000000'],
  ])('%s is %s', (text, value) => {
    expect(values(text)).toContain(value);
  });
});

describe('numbers as written in each country', () => {
  test.each([
    ['340.000', '340000'],
    ['340,000', '340000'],
    ['1.234.567', '1234567'],
    ['99,74', '99.74'],
    ['99.74', '99.74'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['007', '7'],
    ['1.2.3', '1.2.3'],
  ])('%s is %s', (written, value) => {
    expect(plainNumber(written)).toBe(value);
  });
});
