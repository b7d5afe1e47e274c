/** Tells whether a message leans on what was said before it. */

import type { Language } from '../nouns.ts';
import { compact, hangul, plain } from '../text.ts';

/** Openings and words that point back; Vietnamese and English as folded words, Korean as run-together letters. */
const pointsBack = {
  vi: /^(con|the con|vay con|the|vay|va|roi|nhung)\b|\b(thi sao|thi the nao|cai do|cai nay|dieu do|viec do|nguoi do|nguoi nay|ong ay|ong do|ong nay|ba ay|ba do|ba nay|chuong trinh (do|nay)|du an (do|nay)|luat (do|nay)|dien dan (do|nay)|to chuc (do|nay)|co quan (do|nay)|su kien (do|nay)|khoa (do|nay|hoc do|hoc nay)|chi so (do|nay)|he thong (do|nay)|no|ho|trong so do|o tren|vua neu|vua noi|truoc do|sau do|nhu vay|ke nhiem|nguoi tien nhiem)\b/,
  ko: /^(그럼|그러면|그렇다면|그건|그것|그거|그때|그분|그사람|그중|그전|그다음|그이후|그포럼|그법|그사업|그행사|그기관|그프로그램|그과정|그시스템|그리고|또|이건|이것|이거|이분|이법|이사업|저건|그회의|그협약|그전략|후임|전임)|(은요|는요|은|는)$|(그포럼|그법|그사업|그행사|그기관|그프로그램|그과정|그시스템|그중에|그가운데|그사람|그분|그것)/,
  en: /^(and|what about|how about|then|so|but|also|ok and|okay and)\b|\b(it|its|they|them|their|those|these|that one|this one|that (forum|law|programme|program|event|index|person|project|agreement|course|system)|this (forum|law|programme|program|event|index|person|project|agreement|course|system)|he|she|him|her|his|the same|of those|before that|after that|the former|the latter)\b/,
} as const satisfies Record<Language, RegExp>;

/** Openings alone: they carry a question over to another thing ("and Korea?"). */
const opensOver = {
  vi: /^(con|the con|vay con|the|vay|va)\b|\bthi sao$/,
  ko: /^(그럼|그러면|그렇다면|그리고|또)|(은요|는요)$/,
  en: /^(and|what about|how about|then|so)\b/,
} as const satisfies Record<Language, RegExp>;

const wordsOfShort = { vi: 6, ko: 3, en: 4 } as const satisfies Record<Language, number>;

/** `yes`: it says so; `perhaps`: it names nothing, so it may; `no`: it stands alone. `names`: whether it names something known. */
export function leansOnLast(text: string, language: Language, names: boolean): 'yes' | 'perhaps' | 'no' {
  const own = hangul.test(text) ? 'ko' : language === 'ko' ? 'en' : language;
  const seen = own === 'ko' ? compact(text) : plain(text);
  if (names) return opensOver[own].test(seen) ? 'yes' : 'no';
  const short = text.split(/\s+/).length <= wordsOfShort[own];
  return short || pointsBack[own].test(seen) ? 'yes' : 'perhaps';
}

/** "Which of those", "trong số đó", "그중". */
export function asksAmong(text: string): boolean {
  return hangul.test(text)
    ? /(그중|그가운데|이중에|이가운데|위의것중)/.test(compact(text))
    : /\b(of (those|these|them)|trong (so )?(do|cac (cai|thu|he thong|chuong trinh) (do|tren)))\b/.test(
        plain(text),
      );
}

const earlier: readonly (readonly [RegExp, 1 | -1])[] = [
  [/\b(\d|one|two|three|four|a|mot|hai|ba) (years?|nam) (earlier|before|ago|truoc)\b|(\d)년 ?전/, -1],
  [/\b(\d|one|two|three|four|a|mot|hai|ba) (years?|nam) (later|after|sau)\b|(\d)년 ?(?:뒤|후)/, 1],
];
const counts: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  mot: 1,
  hai: 2,
  ba: 3,
};

/** "two years earlier" after a question on 2024: 2022. Undefined when nothing of the kind is said. */
export function yearFrom(text: string, lastYear: string | undefined): string | undefined {
  if (!lastYear) return undefined;
  for (const [pattern, sign] of earlier) {
    const match = pattern.exec(plain(text));
    const said = match?.[1] ?? match?.[4];
    if (said) return String(Number(lastYear) + sign * (counts[said] ?? Number(said)));
  }
  return undefined;
}
