import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { phrasesOf } from '../../../knowledge/index/glossary.ts';
import { createIndex } from '../../../knowledge/index/index.ts';
import { createLexicon } from '../../../knowledge/index/lexicon.ts';
import { translateQuestion } from '../../../knowledge/index/translate.ts';
import type { Language } from '../../../src/nouns.ts';

const glossary = phrasesOf(
  readFileSync(new URL('../../../knowledge/glossary/glossary.tsv', import.meta.url), 'utf8'),
);
/** Sentences in three languages, of which the words are learned. */
const texts = [
  { vi: 'Người lao động được nghỉ phép.', ko: '근로자는 휴가를 받는다.', en: 'Workers receive leave.' },
  { vi: 'Người lao động được trả lương.', ko: '근로자는 임금을 받는다.', en: 'Workers receive wages.' },
  { vi: 'Doanh nghiệp được trả thuế.', ko: '기업은 세금을 낸다.', en: 'Companies pay taxes.' },
  { vi: 'Doanh nghiệp tuyển công nhân.', ko: '기업은 직원을 뽑는다.', en: 'Companies hire staff.' },
];
const lexicon = createLexicon(glossary, texts);

function foundFrom(language: Language, question: string): string | undefined {
  const index = createIndex({ lexicon: () => lexicon });
  index.add({ id: 'egov', language: 'vi', text: 'Nghị định quy định về Chính phủ điện tử và dữ liệu mở.' });
  index.add({ id: 'labour', language: 'vi', text: 'Điều 5. Người lao động được nghỉ mười hai ngày.' });
  index.add({ id: 'nipa', language: 'vi', text: 'Đoàn công tác làm việc với NIPA vào ngày 21/11/2024.' });
  index.add({ id: 'hung', language: 'vi', text: 'Ông Nguyễn Mạnh Hùng phát biểu khai mạc.' });
  return index.search({ text: question, language, limit: 1, also: ['vi'] })[0]?.id;
}

describe('a document that exists only in Vietnamese', () => {
  test.each<[Language, string, string, string]>([
    ['ko', '전자정부에 관한 규정은?', 'egov', 'a phrase of the glossary'],
    ['en', 'What are the rules on e-government?', 'egov', 'a phrase of the glossary'],
    ['ko', '근로자는 며칠 쉬나요?', 'labour', 'a learned word'],
    ['en', 'Who met NIPA?', 'nipa', 'a name'],
    ['ko', '2024년 11월에 무슨 일이 있었나요?', 'nipa', 'a date'],
    ['en', 'What did Nguyen Manh Hung say?', 'hung', 'a name without marks'],
  ])('is found from %s: %s → %s (%s)', (language, question, id) => {
    expect(foundFrom(language, question)).toBe(id);
  });

  test('is not found when only the own language is asked for', () => {
    const index = createIndex({ lexicon: () => lexicon });
    index.add({ id: 'egov', language: 'vi', text: 'Chính phủ điện tử' });
    expect(index.search({ text: '전자정부', language: 'ko', limit: 1 })).toEqual([]);
  });
});

describe('translated questions', () => {
  test('an unknown lower-case word passes as it is', () => {
    const groups = translateQuestion('quxfrob', { from: 'en', to: 'vi', lexicon });
    expect(groups).toEqual([{ kind: 'word', weight: 1, options: [['quxfrob', 1]] }]);
  });

  test('a known common word does not', () => {
    const groups = translateQuestion('workers', { from: 'en', to: 'ko', lexicon });
    const options = groups.flatMap(({ options: each }) => each.map(([text]) => text));
    expect(options).toContain('근로자');
    expect(options).not.toContain('worker');
  });
});

describe('the glossary file', () => {
  test('other wordings and abbreviations are phrases of their own, the first wording last', () => {
    const rows = phrasesOf('en\tvi\tko\tabbreviations\ndata (open)\tdữ liệu; số liệu\t데이터\tDL');
    expect(rows).toContainEqual({ en: 'data', vi: 'DL', ko: '데이터' });
    expect(rows).toContainEqual({ en: 'data', vi: 'số liệu', ko: '데이터' });
    expect(rows.at(-1)).toEqual({ en: 'data', vi: 'dữ liệu', ko: '데이터' });
  });

  test('a missing language is an error that names the line', () => {
    expect(() => phrasesOf('en\tvi\tko\tabbreviations\ndata\tdữ liệu\t\t')).toThrow('line 2');
  });
});
