import { describe, expect, test } from 'vitest';
import {
  createIndex,
  type IndexOptions,
  type SearchDocument,
  type SearchIndex,
} from '../../../knowledge/index/index.ts';
import { openIndex, saveIndex } from '../../../knowledge/index/save.ts';
import { tunings } from '../../../knowledge/index/tuning.ts';
import type { Language } from '../../../src/nouns.ts';

function indexOf(...documents: SearchDocument[]): SearchIndex {
  const index = createIndex();
  for (const document of documents) index.add(document);
  return index;
}

function vietnamese(id: string, text: string): SearchDocument {
  return { id, language: 'vi', text };
}

function found(index: SearchIndex, text: string, language: Language = 'vi'): string[] {
  return index.search({ text, language, limit: 5 }).map(({ id }) => id);
}

const forum = vietnamese('forum', 'Diễn đàn Hợp tác số được tổ chức tại Hà Nội ngày 21/11/2024.');
const index44 = vietnamese('gii', 'Việt Nam xếp hạng 44 về đổi mới sáng tạo, có 340.000 doanh nghiệp.');

describe('what is found', () => {
  test.each([
    ['Diễn đàn tổ chức ở đâu?', 'forum'],
    ['dien dan to chuc o dau', 'forum'],
    ['diễn dàn Hợp tac số', 'forum'],
    ['sự kiện tháng 11 năm 2024', 'forum'],
    ['bao nhiêu doanh nghiệp, 340 nghìn?', 'gii'],
  ])('%s', (question, id) => {
    expect(found(indexOf(forum, index44), question)[0]).toBe(id);
  });

  test('a number is found however it is written', () => {
    const index = indexOf(
      { id: 'a', language: 'ko', text: '가입자는 1,500만 명이다.' },
      { id: 'b', language: 'ko', text: '가입자는 2,000만 명이다.' },
    );
    expect(found(index, '15 million', 'ko')).toEqual(['a']);
  });

  test('Korean typed without spaces is found', () => {
    const index = indexOf(
      { id: 'a', language: 'ko', text: '한국 정부는 베트남 공무원 연수를 지원한다.' },
      { id: 'b', language: 'ko', text: '베트남 정부는 한국 기업의 투자를 지원한다.' },
      { id: 'c', language: 'ko', text: '공무원 시험은 매년 열린다.' },
    );
    expect(found(index, '베트남공무원의연수를지원하는나라는어디인가요', 'ko')[0]).toBe('a');
  });

  test('documents of another language are not, unless asked for', () => {
    expect(found(indexOf(forum), 'Hà Nội 2024', 'en')).toEqual([]);
  });

  test('nothing, in an empty index and for an empty question', () => {
    expect(found(indexOf(), 'Hà Nội')).toEqual([]);
    expect(found(indexOf(forum), '')).toEqual([]);
    expect(found(indexOf(forum), '???')).toEqual([]);
  });

  test('a pasted page finds what its rare words say', () => {
    const page = Array.from({ length: 3000 }, (_, at) => `từ${at} và`).join(' ');
    expect(found(indexOf(forum, index44), `${page} Diễn đàn Hợp tác số`)[0]).toBe('forum');
  });

  test('names weigh more than the text', () => {
    const index = indexOf(
      { ...vietnamese('other', 'GoodPy là một hệ thống giống GoodPy khác.') },
      { ...vietnamese('goodpy', 'Hệ thống hỗ trợ công chức.'), fields: { names: ['GoodPy'] } },
    );
    expect(found(index, 'GoodPy')[0]).toBe('goodpy');
  });

  test('cues are found though the text does not say them', () => {
    const index = indexOf(forum, { ...index44, fields: { cues: ['thứ mấy'] } });
    expect(found(index, 'thứ mấy')).toEqual(['gii']);
  });

  test('the sentence that fits best decides between long passages', () => {
    const filler = 'Mưa rơi nhiều. Trời xanh lắm. Chim hót vui.';
    const index = indexOf(
      vietnamese('apart', `Bộ trưởng họp. ${filler} Ngân sách tăng. Hội nghị tan.`),
      vietnamese('together', `Bộ trưởng họp về ngân sách. ${filler} Hội nghị tan. Ai cũng về.`),
    );
    expect(found(index, 'Bộ trưởng họp ngân sách')[0]).toBe('together');
  });
});

describe('coverage', () => {
  test('is 1 when all of the question is there, and less when a rare word is not', () => {
    const index = indexOf(forum, index44);
    const [whole] = index.search({ text: 'Diễn đàn Hợp tác số', language: 'vi', limit: 1 });
    const [part] = index.search({ text: 'Diễn đàn Hợp tác số Bratislava', language: 'vi', limit: 1 });
    expect(whole?.coverage).toBeCloseTo(1);
    expect(part?.coverage).toBeLessThan(0.95);
  });
});

describe('changes', () => {
  test('a document is found at once, replaced by one with its id, and gone when removed', () => {
    const index = indexOf(forum);
    expect(found(index, 'Hà Nội')).toEqual(['forum']);
    index.add(index44);
    expect(found(index, 'hạng 44')).toEqual(['gii']);
    index.add(vietnamese('gii', 'Việt Nam xếp hạng 71 về chính phủ điện tử.'));
    expect(found(index, 'đổi mới sáng tạo')).toEqual([]);
    expect(found(index, 'chính phủ điện tử')).toEqual(['gii']);
    expect(index.size()).toBe(2);
    expect(index.remove('gii')).toBe(true);
    expect(index.remove('gii')).toBe(false);
    expect(found(index, 'chính phủ điện tử')).toEqual([]);
    expect(index.size()).toBe(1);
  });

  test('one id in three languages is three documents, removed together', () => {
    const index = indexOf(
      forum,
      { id: 'forum', language: 'en', text: 'The forum was held in Hanoi.' },
      { id: 'forum', language: 'ko', text: '포럼은 하노이에서 열렸다.' },
    );
    expect(found(index, 'forum Hanoi', 'en')).toEqual(['forum']);
    expect(index.size()).toBe(3);
    index.remove('forum');
    expect(index.size()).toBe(0);
  });
});

describe('saving', () => {
  test('an opened index finds the same with the same scores, and can be changed', () => {
    const built = indexOf(forum, index44, vietnamese('gone', 'Hà Nội'));
    built.remove('gone');
    const question = { text: 'Hà Nội xếp hạng bao nhiêu', language: 'vi', limit: 5 } as const;
    const opened = openIndex(saveIndex(built));
    expect(opened.search(question)).toEqual(built.search(question));
    opened.add(vietnamese('new', 'Thành phố Huế'));
    expect(found(opened, 'Huế')).toEqual(['new']);
    opened.remove('forum');
    expect(found(opened, 'Diễn đàn')).toEqual([]);
  });

  test('bytes that stand anywhere in a buffer are opened', () => {
    const saved = saveIndex(indexOf(forum));
    const shifted = new Uint8Array(saved.length + 3);
    shifted.set(saved, 3);
    expect(found(openIndex(shifted.subarray(3)), 'Hà Nội')).toEqual(['forum']);
  });

  test.each<[string, Uint8Array, IndexOptions?]>([
    ['nothing', new Uint8Array()],
    ['something else', new TextEncoder().encode('{"not":"an index at all"}')],
    [
      'an index written with other parameters',
      saveIndex(indexOf({ id: 'a', language: 'en', text: 'x' }, forum)),
      { tunings: { ...tunings, en: { ...tunings.en, b: 0.99 } } },
    ],
    ['half an index', saveIndex(indexOf(forum)).subarray(0, 200)],
  ])('%s is refused with a sentence', (_, bytes, options = {}) => {
    expect(() => openIndex(bytes, options)).toThrow('build it again');
  });
});
