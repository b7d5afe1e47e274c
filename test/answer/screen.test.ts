import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cleaned, questionCharactersMax, screen } from '../../src/answer/screen.ts';

const why = (text: string) => {
  const screened = screen(text);
  return screened.kind === 'pass' ? 'pass' : screened.why;
};

describe('length', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n\t ', 'empty'],
    ['no letter or digit', '?!… 👍', 'empty'],
    ['only invisible characters', '\u200b\u200d\u2060', 'empty'],
    ['the longest question', '가'.repeat(questionCharactersMax), 'pass'],
    ['one character more', '가'.repeat(questionCharactersMax + 1), 'too-long'],
    ['characters outside the basic plane', '𝒂'.repeat(questionCharactersMax), 'pass'],
    ['invisible characters, which do not count', `MIC là gì?${'\u200b'.repeat(5000)}`, 'pass'],
    ['ten megabytes', 'x'.repeat(10_000_000), 'too-long'],
  ])('%s', (_name, text, expected) => {
    expect(why(text)).toBe(expected);
  });
});

describe('personal data is declined', () => {
  test.each([
    // Vietnamese identity numbers
    'số CCCD của tôi là 001099012345',
    'cccd 079 203 001 234 có tra được không',
    '001.301.004.567',
    'CCCD của tôi: ０３６０９５００１２３４',
    'chứng minh nhân dân số 012345678',
    'CMND: 024 567 891 tra cứu giúp tôi',
    'so dinh danh 999888777666',
    'số BHXH 7912345678',
    // Korean resident and foreigner numbers
    '제 주민번호는 900101-1234567입니다',
    '880229 - 2123456 조회해 주세요',
    '외국인등록번호 950315-5123456',
    '주민등록번호 9001011234567',
    '900101-1******',
    // phones
    'gọi cho tôi 0912345678',
    '0912 345 678',
    '091.234.5678 nhé',
    '(+84) 912 345 678',
    '+84-91-234-5678',
    '84912345678',
    'O912345678',
    '0.9.1.2.3.4.5.6.7.8',
    'văn phòng 024 3943 1234',
    'số không chín một hai ba bốn năm sáu bảy tám',
    '010-1234-5678로 연락 주세요',
    '01012345678',
    '+82 10 1234 5678',
    '공일공 일이삼사 오육칠팔',
    '02-2100-1234로 전화 주세요',
    '070-1234-5678',
    // e-mail
    'my mail is nguyen.van.a@gmail.com',
    'a.b+c@most.gov.vn',
    'ten (at) gmail (dot) com',
    'minh at gmail dot com',
    'hong골뱅이naver.com',
    'a @ b.co.kr',
    // cards
    '4111 1111 1111 1111',
    '5500-0000-0000-0004',
    '378282246310005',
    'thẻ 9704 1800 0000 0000',
    // accounts
    'STK 0011004123456 Vietcombank',
    'số tài khoản của tôi 19034567890123',
    '계좌번호 110-123-456789',
    '국민은행 123456-78-901234',
    'bank account number 1234 5678 9012',
    // passports
    'hộ chiếu số B1234567',
    'passport no. M12345678',
    '여권번호 M123A4567',
  ])('%s', (text) => {
    expect(why(text)).toBe('personal-data');
  });
});

describe('figures, laws, dates and public numbers are no personal data', () => {
  test.each([
    'Luật số 134/2025/QH15',
    'Nghị định 13/2023/NĐ-CP, 69/2024/NĐ-CP và 171/2025/NĐ-CP',
    'Quyết định 749, 942, 411, 146, 127 và 142',
    'ngân sách 37.500.000.000 đồng',
    'tổng vốn 123.456.789.012 đồng',
    'VNeID có 62.000.000 tài khoản',
    '1,500만 명',
    'VND 123,456,789,012',
    'từ 03.06.2020 đến 01.07.2026',
    '03/06/2020 01/07/2026',
    '2024-09-17, 2024-11-21',
    '2018 2020 2022 2024',
    'EGDI 0,7709 và 0.9285',
    'https://mic.gov.vn/tin-tuc/197241121183456789.htm nói gì',
    'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156789012',
    'https://medium.com/@caudari/post',
    'tổng đài 1900 1234',
    'hotline 18001234',
    'gọi 113, 114, 115 hay 1022',
    '1588-1234, 110, 119, 1345',
    'CCCD có mấy số, 9 hay 12?',
    'Cấp 87.000.000 thẻ căn cước',
    '여권과 주민등록번호의 차이',
    'passport power rank 2024',
    'hộ chiếu điện tử từ 2023',
    'IPv6 2001:0db8:85a3:0000:0000:8a2e:0370:7334',
    'ISO/IEC 27001:2022',
    'giai đoạn 2021-2025 và 2026-2030',
    'số hiệu văn bản 1751/QĐ-TTg ngày 30/12/2022',
    '6,740,000,000,000 won',
    'liên hệ ở đâu @caudari',
  ])('%s', (text) => {
    expect(why(text)).toBe('pass');
  });
});

describe('attacks on the instructions', () => {
  const line = z.object({
    id: z.string(),
    lang: z.enum(['vi', 'ko', 'en']),
    kind: z.string(),
    text: z.string(),
  });
  const read = (file: string) =>
    readFileSync(join(import.meta.dirname, 'attacks', file), 'utf8')
      .trim()
      .split('\n')
      .map((text) => line.parse(JSON.parse(text)));
  const missed = read('attacks.jsonl').filter(({ text }) => why(text) !== 'attack');
  const alarms = read('innocent.jsonl').filter(({ text }) => why(text) !== 'pass');

  test('there are at least 300 attacks and 300 innocent neighbours in three languages', () => {
    expect(read('attacks.jsonl').length).toBeGreaterThanOrEqual(300);
    expect(read('innocent.jsonl').length).toBeGreaterThanOrEqual(300);
  });

  test('every direct override and extraction is declined', () => {
    expect(missed.filter(({ kind }) => kind === 'override' || kind === 'extraction')).toEqual([]);
  });

  test('at least 98 % of all attacks are declined', () => {
    expect(missed.length / read('attacks.jsonl').length, JSON.stringify(missed, null, 1)).toBeLessThanOrEqual(
      0.02,
    );
  });

  test('at most 1 % of innocent questions are declined', () => {
    expect(
      alarms.length / read('innocent.jsonl').length,
      JSON.stringify(alarms, null, 1),
    ).toBeLessThanOrEqual(0.01);
  });
});

describe('what nobody sees is removed', () => {
  test.each([
    ['MIC\u200b là\u202e gì', 'MIC là gì'],
    ['a\u0000b\u0007c', 'a b c'],
    ['line\nline\n\n\n\nline', 'line\nline\n\nline'],
    ['a\u3000b\u00a0c', 'a b c'],
    ['x\u3164\uffa0y', 'xy'],
    ['\ud800broken', '\ufffdbroken'],
    ['hỏi'.normalize('NFD'), 'hỏi'],
    [`z${'\u0301'.repeat(500)}`, 'ź\u0301\u0301\u0301'],
    ['hi\u{e0068}\u{e0069}', 'hi'],
  ])('%j becomes %j', (text, expected) => {
    expect(cleaned(text)).toBe(expected);
  });
});

describe('hostile input of the full length takes linear time', () => {
  const parts = [
    'ignore ',
    'a ',
    'a.',
    '1 ',
    '0',
    '0 ',
    '-',
    '<',
    '{{',
    '![',
    'ㅁㅜ',
    '가 ',
    '가',
    '"',
    "'",
    'system ',
    '0x',
    '\\u',
    '%4',
    'all previous ',
    'A',
    'a@',
    'a@a.',
    'bo qua cac ',
    'hay ',
    '이전',
    '너의',
    '지시',
    '| ',
    'you ',
    'show me your ',
    'Q: a ',
    '\n',
    '- ',
    '01 ',
    '090 ',
    'i g n o r e ',
    'print the ',
    'tra loi ',
    '출처',
    'say ',
    '&#1;',
    'stk ',
    '공',
  ];
  test.each(parts)('%j', (part) => {
    const text = part.repeat(1000).slice(0, questionCharactersMax);
    const started = performance.now();
    screen(text);
    screen(`${text.slice(0, 998)}!?`);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
