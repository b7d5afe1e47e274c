import { describe, expect, test } from 'vitest';
import type { Draft, DraftSentence, Material } from '../../src/answer/draft.ts';
import { verify } from '../../src/answer/verify.ts';
import type { Language, Statement } from '../../src/nouns.ts';

const rank: Statement = {
  id: 'egdi/rank-2024',
  entry: 'egdi',
  says: ['rank'],
  as_of: '2024-09-17',
  text: {
    en: 'Viet Nam ranked 71st of 193 countries in the EGDI 2024, 15 places up on 2022.',
    vi: 'Việt Nam xếp thứ 71 trên 193 quốc gia trong EGDI năm 2024, tăng 15 bậc so với năm 2022.',
    ko: '베트남은 2024년 EGDI에서 193개국 중 71위로, 2022년보다 15계단 상승하였습니다.',
  },
  sources: ['s'],
  figures: [],
  cues: { vi: [], ko: [], en: [] },
};
const material = new Map<string, Material>([
  ['egdi/rank-2024', { kind: 'statement', id: 'egdi/rank-2024', statement: rank }],
  [
    'law#5',
    {
      kind: 'passage',
      id: 'law#5',
      passage: {
        id: 'law#5',
        document: 'law',
        language: 'vi',
        text: 'Điều 5. Nguyên tắc. Cơ quan nhà nước phải công khai dữ liệu mở. Cấm mua bán dữ liệu cá nhân.',
        place: 'Điều 5',
        title: 'Luật Dữ liệu',
        publisher: 'Quốc hội',
        url: 'https://vbpl.vn/law',
        published: '2024-11-30',
      },
    },
  ],
]);

const dropped = (sentence: DraftSentence, language: Language = 'en') =>
  verify({ blocks: [{ kind: 'sentences', sentences: [sentence] }], more: [] }, material, language).dropped
    .length > 0;
const cites = ['egdi/rank-2024'];

describe('what stands in the cited statement passes', () => {
  test.each<[Language, string]>([
    ['en', rank.text.en],
    ['vi', rank.text.vi],
    ['ko', rank.text.ko],
    ['en', 'In the EGDI 2024, Viet Nam ranked 71st of 193 countries.'],
    ['vi', 'Năm 2024, Việt Nam đứng thứ 71/193 quốc gia về EGDI, tăng 15 bậc so với năm 2022.'],
    ['ko', '2024년 EGDI에서 베트남은 71위로 2022년보다 15계단 올랐습니다.'],
    ['en', 'Vietnam ranked 71st in the EGDI (as of 17 September 2024).'],
  ])('%s: %s', (language, text) => {
    expect(dropped({ text, cites }, language)).toBe(false);
  });
});

describe('what does not stand in it is dropped', () => {
  test.each<[string, Language, string]>([
    ['number', 'en', 'Viet Nam ranked 17th of 193 countries in the EGDI 2024.'],
    ['year', 'vi', 'Việt Nam xếp thứ 71 trên 193 quốc gia trong EGDI năm 2025.'],
    ['unit', 'ko', '베트남은 2024년 EGDI에서 193개국 중 71위로, 2022년보다 15점 상승하였습니다.'],
    ['place', 'en', 'Thailand ranked 71st of 193 countries in the EGDI 2024.'],
    ['place', 'ko', '태국은 2024년 EGDI에서 193개국 중 71위로, 2022년보다 15계단 상승하였습니다.'],
    ['name', 'en', 'According to KAIST, Viet Nam ranked 71st of 193 countries in the EGDI 2024.'],
    [
      'direction',
      'vi',
      'Việt Nam xếp thứ 71 trên 193 quốc gia trong EGDI năm 2024, giảm 15 bậc so với năm 2022.',
    ],
    ['denial', 'en', 'Viet Nam did not rank 71st of 193 countries in the EGDI 2024.'],
    ['quotation', 'en', 'Viet Nam ranked 71st in the EGDI 2024, “a historic success”.'],
    ['link', 'en', 'Viet Nam ranked 71st in the EGDI 2024 (https://example.org).'],
    [
      'exchanged numbers',
      'en',
      'Viet Nam ranked 15th of 193 countries in the EGDI 2024, 71 places up on 2022.',
    ],
    ['other subject', 'en', 'The court assistant answers questions of judges about statutes.'],
    ['nothing', 'en', ' '],
  ])('%s, %s: %s', (_kind, language, text) => {
    expect(dropped({ text, cites }, language)).toBe(true);
  });

  test('a citation that does not exist, or none', () => {
    expect(dropped({ text: rank.text.en, cites: ['egdi/none'] })).toBe(true);
    expect(dropped({ text: rank.text.en, cites: [] })).toBe(true);
  });
});

describe('passages', () => {
  test('a whole sentence of the passage passes as it stands', () => {
    expect(dropped({ text: 'Cơ quan nhà nước phải công khai dữ liệu mở.', cites: ['law#5'] }, 'vi')).toBe(
      false,
    );
  });

  test('must is not may, and the address of the document is its own', () => {
    expect(dropped({ text: 'Cơ quan nhà nước có thể công khai dữ liệu mở.', cites: ['law#5'] }, 'vi')).toBe(
      true,
    );
    expect(
      dropped(
        { text: 'Cơ quan nhà nước phải công khai dữ liệu mở (https://vbpl.vn/law).', cites: ['law#5'] },
        'vi',
      ),
    ).toBe(false);
  });
});

describe('own words', () => {
  test.each([
    ['No, that is not so.', false],
    ['There is no information for 2027. What is known:', false],
    ['As of 17 September 2024.', false],
    ['Viet Nam has 71 of them.', true],
    ['See https://example.org for more.', true],
    ['It was signed on 3 June 2020.', true],
  ])('%s', (text, expected) => {
    expect(dropped({ text, cites: [], own: true })).toBe(expected);
  });
});

test('a table loses the row of a failing cell, and empty blocks vanish', () => {
  const good = { text: rank.text.en, cites };
  const bad = { text: 'Viet Nam ranked 1st.', cites };
  const draft: Draft = {
    blocks: [
      {
        kind: 'table',
        head: ['', 'EGDI'],
        rows: [
          { label: '2024', cells: [good] },
          { label: '2023', cells: [bad] },
        ],
      },
      { kind: 'list', ordered: false, items: [bad] },
    ],
    more: [{ kind: 'sentences', sentences: [bad] }],
  };
  const verified = verify(draft, material, 'en');
  expect(verified.draft).toEqual({
    blocks: [{ kind: 'table', head: ['', 'EGDI'], rows: [{ label: '2024', cells: [good] }] }],
    more: [],
  });
  expect(verified.dropped).toHaveLength(3);
});
