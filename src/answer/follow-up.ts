/** Tells whether a message leans on what was said before it. */

import type { Language } from '../nouns.ts';
import { compact, hangul, plain } from '../text.ts';

/** Openings and words that point back; Vietnamese and English as folded words, Korean as run-together letters. */
const pointsBack = {
  vi: /^(con|the con|vay con|the|vay|va|roi|nhung)\b|\b(thi sao|thi the nao|cai do|cai nay|dieu do|viec do|nguoi do|nguoi nay|ong ay|ong do|ong nay|ba ay|ba do|ba nay|chuong trinh (do|nay)|du an (do|nay)|luat (do|nay)|dien dan (do|nay)|to chuc (do|nay)|co quan (do|nay)|su kien (do|nay)|khoa (do|nay|hoc do|hoc nay)|chi so (do|nay)|he thong (do|nay)|no|ho|trong so do|o tren|vua neu|vua noi|truoc do|sau do|nhu vay|ke nhiem|nguoi tien nhiem)\b/,
  ko: /^(그럼|그러면|그렇다면|그건|그것|그거|그때|그분|그사람|그중|그전|그다음|그이후|그포럼|그법|그사업|그행사|그기관|그프로그램|그과정|그시스템|그리고|또|이건|이것|이거|이분|이법|이사업|저건|그회의|그협약|그전략|후임|전임)|(은요|는요|은|는)$|(그포럼|그법|그사업|그행사|그기관|그프로그램|그과정|그시스템|그중에|그가운데|그사람|그분|그것)/,
  en: /^(and|what about|how about|then|so|but|also|ok and|okay and)\b|\b(it|its|they|them|their|those|these|that one|this one|that (forum|law|programme|program|event|index|person|project|agreement|course|system)|this (forum|law|programme|program|event|index|person|project|agreement|course|system)|he|she|him|her|his|the same|of those|before that|after that|the former|the latter)\b/,
} as const satisfies Record<Language, RegExp>;

const wordsOfShort = { vi: 6, ko: 2, en: 3 } as const satisfies Record<Language, number>;

/** `names`: whether the message itself names something known. */
export function isFollowUp(text: string, language: Language, names: boolean): boolean {
  const own = hangul.test(text) ? 'ko' : language === 'ko' ? 'en' : language;
  const seen = own === 'ko' ? compact(text) : plain(text);
  const opening =
    own === 'ko'
      ? /^(그럼|그러면|그렇다면|그리고|또)|(은요|는요)$/
      : own === 'vi'
        ? /^(con|the con|vay con|the|vay|va)\b|\bthi sao$/
        : /^(and|what about|how about|then|so)\b/;
  if (names) return opening.test(seen);
  return pointsBack[own].test(seen) || text.split(/\s+/).length <= wordsOfShort[own];
}
