/** Numbers in letters, where they cannot be another word: "three pillars", "ba trụ cột", "세 가지", "third". */

import type { Language } from '../../nouns.ts';
import type { NumberValue } from '../values.ts';
import { unitOf } from './units.ts';

interface Spelled {
  pattern: RegExp;
  values: Readonly<Record<string, number>>;
  unit?: string;
}

const list = (words: string, from = 1) =>
  Object.fromEntries(words.split(' ').map((word, at) => [word, at + from] as const));
const english = {
  ...list(
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    2,
  ),
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  twice: 2,
  both: 2,
  dozen: 12,
};
const englishOrdinals = list(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
);
const vietnamese = list('hai ba bốn năm sáu bảy tám chín mười', 2);
const vietnameseOrdinals = { ...list('nhất hai ba tư năm sáu bảy tám chín mười') };
const koreanNative = list('두 세 네 다섯 여섯 일곱 여덟 아홉 열', 2);

const spelled: Readonly<Record<Language, readonly Spelled[]>> = {
  en: [
    {
      pattern:
        /(?<![\p{L}-])(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|twice)(?![\p{L}])/gu,
      values: english,
    },
    {
      pattern:
        /(?<![\p{L}])(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)(?![\p{L}])/gu,
      values: englishOrdinals,
      unit: 'rank',
    },
  ],
  vi: [
    {
      pattern: /(?<![\p{L}])thứ (nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?![\p{L}])/gu,
      values: vietnameseOrdinals,
      unit: 'rank',
    },
    { pattern: /(?<![\p{L}])(?:hạng|giải|lần) (nhất)(?![\p{L}])/gu, values: { nhất: 1 }, unit: 'rank' },
    {
      pattern: /(?<![\p{L}])(?:lần )?(đầu tiên|đứng đầu|dẫn đầu)(?![\p{L}])/gu,
      values: { 'đầu tiên': 1, 'đứng đầu': 1, 'dẫn đầu': 1 },
      unit: 'rank',
    },
    {
      pattern:
        /(?<![\p{L}])(hai|ba|bốn|sáu|bảy|tám|chín|mười|năm(?= (?:nhóm|trụ|lĩnh|nước|nội|nhiệm|mục|giải|phần|phát|khuyến|cấp|bên|bước|nguyên|thành|ưu|loại|tỉnh|bộ|cơ|điểm|chương|dự)))(?= [\p{L}])(?! bà)/gu,
      values: vietnamese,
    },
  ],
  ko: [
    {
      pattern: /(?<![가-힣])(두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?번째/gu,
      values: koreanNative,
      unit: 'rank',
    },
    {
      pattern:
        /(?<![가-힣])(두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?=\s?(?:개|가지|명|곳|차례|번|단계|분야|나라|국|기관|건|종|축|법|사람|과정|회|배|달|부처|나라|도시|언어|단체|층|대|항목|주|시간|해|권|편|장|마리|구성|부문|원칙|목표|출처|자료|지역|영역|결과|국가|정부|부처|가|주체|법률))/gu,
      values: koreanNative,
    },
    {
      pattern: /(?<![가-힣])(첫|처음|최초|선두)/gu,
      values: { 첫: 1, 처음: 1, 최초: 1, 선두: 1 },
      unit: 'rank',
    },
    { pattern: /(?<![가-힣])(양국|양측|양)(?=[\s측국])/gu, values: {} },
  ],
};

export function readWords(text: string, language: Language): NumberValue[] {
  return spelled[language].flatMap(({ pattern, values, unit }) =>
    [...text.matchAll(pattern)].flatMap((match): NumberValue[] => {
      const value = values[match[1] ?? ''];
      if (value === undefined) return [];
      const scale = scaleAfter(text.slice(match.index + match[0].length));
      const end = match.index + match[0].length + scale.length;
      const of = unit ?? unitOf('', text.slice(end));
      return [
        {
          kind: 'number',
          readings: [value * scale.factor],
          unit: of,
          rounded: false,
          spelled: true,
          start: match.index,
          end,
        },
      ];
    }),
  );
}

const scales: readonly (readonly [RegExp, number])[] = [
  [/^ (?:thousand|nghìn|ngàn)(?![\p{L}])/u, 1e3],
  [/^ (?:million|triệu)(?![\p{L}])/u, 1e6],
  [/^ (?:billion|tỷ)(?![\p{L}])/u, 1e9],
];

/** "six million". */
function scaleAfter(tail: string): { factor: number; length: number } {
  for (const [pattern, factor] of scales) {
    const found = pattern.exec(tail);
    if (found) return { factor, length: found[0].length };
  }
  return { factor: 1, length: 0 };
}
