import { describe, expect, test } from 'vitest';
import { fold } from '../../../knowledge/terms/fold.ts';
import { questionTerms, terms } from '../../../knowledge/terms/terms.ts';
import type { Language } from '../../../src/nouns.ts';

function words(text: string, language: Language): string[] {
  return terms(text, language).words.map((word) => word.normalize('NFC'));
}

describe('fold', () => {
  test.each([
    ['Đường lối đổi mới', 'duong loi doi moi'],
    ['Nguyễn Mạnh Hùng', 'nguyen manh hung'],
    ['Hòa'.normalize('NFD'), 'hoa'],
    ['café', 'cafe'],
    ['한국 NIPA', '한국 nipa'],
    ['한국'.normalize('NFD'), '한국'],
    ['đ'.repeat(3), 'ddd'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('Vietnamese terms', () => {
  test.each([
    ['hoà', 'hòa', 'the tone mark on either vowel'],
    ['thuỷ', 'thủy', 'the tone mark of uy'],
    ['khoẻ', 'khỏe', 'the tone mark of oe'],
    ['kỹ', 'kĩ', 'y and i at the end'],
    ['tỷ', 'tỉ', 'y and i with a hook'],
    ['Hà Nội'.normalize('NFD'), 'Hà Nội', 'composed and decomposed letters'],
    ['ĐIỀU', 'điều', 'capitals'],
  ])('%s and %s are the same term (%s)', (one, other) => {
    expect(terms(one, 'vi')).toEqual(terms(other, 'vi'));
  });

  test.each([
    ['quý', 'quí', 'y after qu stays'],
    ['ma', 'má', 'marks tell terms apart'],
  ])('%s and %s are two terms (%s)', (one, other) => {
    expect(terms(one, 'vi')).not.toEqual(terms(other, 'vi'));
  });

  test('pairs join neighbours and stop at punctuation', () => {
    expect(terms('an ninh, mang lan', 'vi').pairs).toEqual(['an ninh', 'mang lan']);
  });

  test('a hyphen or a slash holds a pair together', () => {
    expect(terms('Covid-19', 'vi').pairs).toEqual(['covid 19']);
    expect(terms('749/QD-TTg', 'vi').pairs).toEqual(['749 qd', 'qd ttg']);
  });
});

describe('Korean terms', () => {
  test.each([
    ['정부는', '정부'],
    ['정부에서의', '정부'],
    ['대학들이', '대학'],
    ['국가', '국가'],
    ['나이', '나이'],
    ['서울로', '서울'],
    ['발표했습니다', '발표'],
    ['설립되었는가', '설립'],
    ['협력하기로', '협력'],
    ['딸이', '딸'],
  ])('%s is found under %s', (written, stem) => {
    expect(words(written, 'ko')).toEqual([stem]);
  });

  test('a particle after a Latin word is no word', () => {
    expect(words('NIPA가 IT를', 'ko')).toEqual(['nipa', 'it']);
  });

  test('pairs are neighbouring syllables of one eojeol', () => {
    expect(terms('디지털 정부', 'ko').pairs).toEqual(['디지', '지털', '정부']);
  });
});

describe('English terms', () => {
  test.each([
    ['organisations', 'organization'],
    ['programmes', 'program'],
    ['centres', 'center'],
    ['began', 'begin'],
    ['won', 'wins'],
    ["ministry's", 'ministries'],
    ['licence', 'license'],
    ['labour', 'labor'],
  ])('%s and %s are the same term', (one, other) => {
    expect(words(one, 'en')).toEqual(words(other, 'en'));
  });

  test.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['hopping', 'hop'],
    ['hoped', 'hope'],
    ['relational', 'relat'],
    ['vietnamization', 'vietnam'],
    ['electricity', 'electr'],
    ['happily', 'happili'],
    ['news', 'news'],
    ['controlling', 'control'],
    ['agreed', 'agre'],
  ])('Porter2: %s → %s', (word, stem) => {
    expect(words(word, 'en')).toEqual([stem]);
  });
});

describe('questions', () => {
  test.each<[string, Language, string[]]>([
    ['What is the GII?', 'en', ['gii']],
    ['NIPA là gì?', 'vi', ['nipa']],
    ['NIPA la gi?', 'vi', ['nipa']],
    ['NIPA는 무엇인가요?', 'ko', ['nipa']],
    ['포럼은언제인가요?', 'ko', ['포럼']],
  ])('%s (%s) asks about %j', (question, language, kept) => {
    expect(questionTerms(question, language).words).toEqual(kept);
  });

  test('a question of nothing but question words keeps them', () => {
    expect(questionTerms('Who is who?', 'en').words).toEqual(['who', 'is', 'who']);
  });

  test('a compound keeps its pair though one half is a question word', () => {
    expect(questionTerms('có công', 'vi').pairs).toEqual(['có công']);
  });
});
