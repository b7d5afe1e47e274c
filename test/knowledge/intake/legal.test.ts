/** Laws: the places that they are cited by, in the document's own language, and what they say of themselves. */

import { describe, expect, test } from 'vitest';
import type { DocumentBlock } from '../../../knowledge/intake/document.ts';
import { languageOfLaw } from '../../../knowledge/intake/legal/articles.ts';
import { cutLaw } from '../../../knowledge/intake/legal/cut.ts';
import { markOf, startsStructure } from '../../../knowledge/intake/legal/marks.ts';
import { readLawPassport } from '../../../knowledge/intake/legal/passport.ts';

const lines = (text: string): DocumentBlock[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: 'paragraph', text: line }));

describe('marks', () => {
  test.each([
    ['Điều 5. Nguyên tắc chung', 'vi', 'article', '5'],
    ['Điều 12a', 'vi', 'article', '12a'],
    ['ĐIỀU 3: Đối tượng', 'vi', 'article', '3'],
    ['Chương IV', 'vi', 'chapter', 'IV'],
    ['Phần thứ hai', 'vi', 'part', 'hai'],
    ['Mục 2. HỢP ĐỒNG ĐIỆN TỬ', 'vi', 'section', '2'],
    ['đ) Cơ quan khác.', 'vi', 'point', 'đ'],
    ['제5조의2(안전성 확보) 본문', 'ko', 'article', '5의2'],
    ['제 7 조 (책무)', 'ko', 'article', '7'],
    ['③ 정부는 시책을 마련한다.', 'ko', 'clause', '3'],
    ['㉑ 정부는 시책을 마련한다.', 'ko', 'clause', '21'],
    ['가. 학습용데이터', 'ko', 'subpoint', '가'],
    ['Article 9. Electronic signatures', 'en', 'article', '9'],
    ['(2) The ministry shall report.', 'en', 'clause', '2'],
  ] as const)('%s', (line, language, rank, number) =>
    expect(markOf(line, language)).toMatchObject({ rank, number }),
  );

  test.each([
    'Điều 5 của Luật này được áp dụng trong trường hợp sau.',
    '제5조제2항에 따라 신고하여야 한다.',
    '제3조 및 제4조를 준용한다.',
    'Article 5 of this Law applies to agencies.',
    'Chương trình chuyển đổi số quốc gia',
    'Mục tiêu đến năm 2030',
    'Phần lớn các cơ quan đã hoàn thành.',
  ])('no mark: %s', (line) => expect(startsStructure(line)).toBe(false));
});

describe('places', () => {
  test('Vietnamese: chương above, a long article by clause, a long clause by points, references left alone', () => {
    const point = (letter: string) =>
      `${letter}) ${`Cơ quan, tổ chức thực hiện việc kết nối dữ liệu theo quy định tại mục ${letter}. `.repeat(5)}`;
    const pieces = cutLaw(
      lines(`Quốc hội ban hành Luật Thử nghiệm dữ liệu trong cơ quan nhà nước.
        Chương I
        QUY ĐỊNH CHUNG
        Điều 1. Phạm vi điều chỉnh
        Luật này quy định về dữ liệu.
        Điều 2. Trách nhiệm
        Các cơ quan có trách nhiệm sau đây:
        1. Bảo đảm an toàn dữ liệu theo quy định tại
        Điều 5 của Luật này và pháp luật có liên quan về bảo vệ dữ liệu cá nhân của công dân.
        2. Thực hiện các việc sau:
        ${['a', 'b', 'c', 'd', 'đ'].map(point).join('\n')}
        3. Báo cáo Chính phủ hằng năm.
        Luật này được Quốc hội khóa XV thông qua ngày 22 tháng 6 năm 2023.`),
      'vi',
    );
    expect(pieces.map(({ place }) => place)).toEqual([
      'Phần mở đầu',
      'Điều 1',
      'Điều 2, khoản 1',
      'Điều 2, khoản 2',
      'Điều 2, khoản 2, điểm a–b',
      'Điều 2, khoản 2, điểm c–d',
      'Điều 2, khoản 2, điểm đ',
      'Điều 2, khoản 3',
      'Phần kết',
    ]);
    expect(pieces[2]?.text).toMatch(/^Các cơ quan có trách nhiệm sau đây:\n1\. Bảo đảm/);
    expect(pieces[2]?.under).toBe('Chương I. QUY ĐỊNH CHUNG › Điều 2. Trách nhiệm');
  });

  test('Korean: 항 on the line of the 조, 호 and 목, 부칙 apart', () => {
    const pieces = cutLaw(
      lines(`제1장 총칙
        제1조(목적) 이 법은 목적을 정한다.
        제2조(책무) ① 정부는 인공지능의 안전성을 확보하기 위하여 필요한 시책을 수립하여야 한다. ② 정부는 다음 각 호의 사항을 고려하여야 한다.
        1. 국민의 권익 보호에 관한 사항
        가. 개인정보의 보호
        2. 산업의 진흥에 관한 사항으로서 대통령령으로 정하는 사항
        제2조의2(위원회) 위원회를 둔다.
        부칙 <제20676호, 2025. 1. 21.>
        제1조(시행일) 이 법은 공포 후 1년이 경과한 날부터 시행한다.`),
      'ko',
    );
    expect(pieces.map(({ place, text }) => [place, text.slice(0, 12)])).toEqual(
      [
        ['제1조', '이 법은 목적을 정한다'],
        ['제2조 제1항', '① 정부는 인공지능의 '],
        ['제2조 제2항', '② 정부는 다음 각 호'],
        ['제2조의2', '위원회를 둔다.'],
        ['부칙(제20676호) 제1조', '이 법은 공포 후 1년'],
      ].map(([place, text]) => [place, (text ?? '').slice(0, 12)]),
    );
    expect(pieces[2]?.text.split('\n')).toHaveLength(4);
  });

  test('English: articles and clauses', () => {
    const text = `CHAPTER I
      GENERAL PROVISIONS
      Article 1. Scope
      This Law provides for electronic transactions carried out by state agencies, organisations and individuals.
      Article 2. Principles
      1. Electronic transactions are voluntary, and the parties agree on the means by which they are carried out.
      2. No discrimination is made between technologies where law does not provide otherwise for reasons of security.`;
    expect(languageOfLaw(lines(text))).toBe('en');
    expect(cutLaw(lines(text), 'en').map(({ place }) => place)).toEqual([
      'Article 1',
      'Article 2, clause 1',
      'Article 2, clause 2',
    ]);
  });

  test('articles that count anew in an annex are told apart', () => {
    const pieces = cutLaw(
      lines(`QUYẾT ĐỊNH
        Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động của Ban.
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
        QUY CHẾ HOẠT ĐỘNG CỦA BAN
        Điều 1. Vị trí
        Ban là tổ chức phối hợp liên ngành.
        Điều 2. Nhiệm vụ
        Ban có nhiệm vụ điều phối.`),
      'vi',
    );
    expect(new Set(pieces.map(({ place }) => place)).size).toBe(pieces.length);
    expect(pieces.at(-1)?.place).toBe('QUY CHẾ HOẠT ĐỘNG CỦA BAN, Điều 2');
  });

  test('a page that is no law is none', () => {
    expect(
      languageOfLaw(lines('Điều 5. Một điều duy nhất được trích dẫn.\nBài viết về luật.')),
    ).toBeUndefined();
  });
});

describe('what a law says of itself', () => {
  test.each([
    [
      'a Vietnamese law',
      'vi',
      `QUỐC HỘI\nLuật số: 20/2023/QH15\nHà Nội, ngày 22 tháng 6 năm 2023\nLUẬT\nGIAO DỊCH ĐIỆN TỬ\nCăn cứ Hiến pháp;\nĐiều 52. Hiệu lực thi hành\n1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024.\n2. Luật Giao dịch điện tử số 51/2005/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.`,
      {
        title: 'Luật Giao dịch điện tử',
        number: '20/2023/QH15',
        publisher: 'Quốc hội',
        published: '2023-06-22',
        effective_from: '2024-07-01',
        repeals: ['51/2005/QH11'],
      },
    ],
    [
      'a decree that begins when it is signed',
      'vi',
      `CHÍNH PHỦ\nSố: 69/2024/NĐ-CP\nHà Nội, ngày 25 tháng 6 năm 2024\nNGHỊ ĐỊNH\nQUY ĐỊNH VỀ ĐỊNH DANH VÀ XÁC THỰC ĐIỆN TỬ\nCăn cứ Luật Tổ chức Chính phủ;\nĐiều 41. Hiệu lực thi hành\nNghị định này có hiệu lực thi hành sau 45 ngày kể từ ngày ký.`,
      {
        title: 'Nghị định quy định về định danh và xác thực điện tử',
        number: '69/2024/NĐ-CP',
        publisher: 'Chính phủ',
        published: '2024-06-25',
        effective_from: '2024-08-09',
      },
    ],
    [
      'a decision',
      'vi',
      `THỦ TƯỚNG CHÍNH PHỦ\nSố: 749/QĐ-TTg\nHà Nội, ngày 03 tháng 6 năm 2020\nQUYẾT ĐỊNH\nPhê duyệt "Chương trình Chuyển đổi số quốc gia đến năm 2025"\nĐiều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.`,
      {
        number: '749/QĐ-TTg',
        publisher: 'Thủ tướng Chính phủ',
        published: '2020-06-03',
        effective_from: '2020-06-03',
      },
    ],
    [
      'a Korean law with its head',
      'ko',
      `인공지능 발전과 신뢰 기반 조성 등에 관한 기본법\n[시행 2026. 1. 22.] [법률 제20676호, 2025. 1. 21., 제정]`,
      {
        title: '인공지능 발전과 신뢰 기반 조성 등에 관한 기본법',
        number: '법률 제20676호',
        publisher: '대한민국 국회',
        published: '2025-01-21',
        effective_from: '2026-01-22',
      },
    ],
    [
      'a Korean law with its addenda alone',
      'ko',
      `전자정부법\n법률 제20676호, 2025. 1. 21.\n부칙\n이 법은 공포 후 6개월이 경과한 날부터 시행한다.`,
      { title: '전자정부법', published: '2025-01-21', effective_from: '2025-07-21' },
    ],
    [
      'a law in English',
      'en',
      `THE NATIONAL ASSEMBLY\nLaw No. 20/2023/QH15\nHanoi, June 22, 2023\nLaw on Electronic Transactions\nArticle 52. This Law takes effect on July 1, 2024.`,
      { number: '20/2023/QH15', published: '2023-06-22', effective_from: '2024-07-01' },
    ],
  ] as const)('%s', (_, language, text, expected) => {
    expect(readLawPassport(lines(text), language)).toMatchObject(expected);
  });
});
