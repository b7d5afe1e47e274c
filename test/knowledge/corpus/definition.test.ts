/** What a clause of definitions defines. */

import { expect, test } from 'vitest';
import { definedTerm } from '../../../knowledge/corpus/definition.ts';

test.each([
  ['4. Tiền chất là hóa chất không thể thiếu được.', 'Điều 2. Giải thích từ ngữ', 'vi', 'Tiền chất'],
  [
    'Trong Luật này, các từ ngữ được hiểu như sau:\n1. Chất ma túy là chất gây nghiện.',
    'Chương I › Điều 2. Giải thích từ ngữ',
    'vi',
    'Chất ma túy',
  ],
  ['1. “인공지능”이란 학습, 추론을 구현한 것을 말한다.', '제2조. 정의', 'ko', '인공지능'],
  ['2. “고영향 인공지능”(이하 같다)이란 위험을 말한다.', '제2조. 정의', 'ko', '고영향 인공지능'],
  [
    '3. “Electronic signature” means data in electronic form.',
    'Article 3. Definitions',
    'en',
    'Electronic signature',
  ],
  ['4. Tiền chất là hóa chất không thể thiếu được.', 'Điều 12. Kiểm soát', 'vi', undefined],
] as const)('%s', (text, under, language, term) => expect(definedTerm(text, under, language)).toBe(term));
