/** Names that every language spells its own way: countries, unions and the commonest abbreviations. */

import { fold } from '../../text.ts';

const rows: readonly (readonly string[])[] = [
  ['vietnam', 'viet', 'vietnamese', 'vietnams', '베트남', 'vn', '월남'],
  ['nam', 'vietnam', 'vietnamese', '베트남', 'phia nam'],
  ['korea', 'korean', 'koreans', 'han', 'rok', '한국', '대한민국', 'hanquoc', '한베', '한아세안'],
  ['south', 'rok', '한국', '남', 'hanquoc', 'han'],
  ['quoc', 'korea', 'korean', 'china', 'chinese', '한국', '중국'],
  ['japan', 'japanese', 'nhat', '일본'],
  ['china', 'chinese', 'trung', '중국'],
  ['singapore', 'singaporean', '싱가포르'],
  ['uk', 'britain', 'british', 'united', 'kingdom', 'anh', '영국', 'england'],
  ['us', 'usa', 'american', 'america', 'united', 'states', 'my', 'hoa', 'ky', '미국'],
  ['australia', 'australian', 'uc', '호주'],
  ['germany', 'german', 'duc', '독일'],
  ['france', 'french', 'phap', '프랑스'],
  ['india', 'indian', 'an', 'do', '인도'],
  ['un', 'united', 'nations', 'lhq', 'lien', 'hop', '유엔', 'un의'],
  ['eu', 'european', 'europe', 'chau', 'au', '유럽연합'],
  ['asean', '아세안', 'southeast', '동남아'],
  ['ai', '인공지능', 'artificial', 'intelligence', 'tri', 'tue', 'nhantao', 'ttnt'],
  ['artificial', 'ai', '인공지능'],
  ['intelligence', 'ai', '인공지능'],
  ['it', 'cntt', '정보기술'],
  ['ict', 'cntttt', '정보통신'],
  ['mou', 'memorandum', '양해각서', 'bienbanghinho'],
  ['gdp', '국내총생산'],
  ['hanoi', 'ha', 'noi', '하노이'],
  ['seoul', '서울'],
  ['english', 'anh', '영어'],
  ['november', 'nov'],
];

const byName = new Map<string, readonly string[]>();
for (const row of rows) {
  for (const name of row.slice(0, row.length)) {
    const key = fold(name);
    if (row[0] === key || !byName.has(key)) byName.set(key, [...(byName.get(key) ?? []), ...row]);
  }
}

/** Other spellings of a folded name, folded; empty for most. */
export function sameNames(folded: string): readonly string[] {
  return byName.get(folded) ?? [];
}

/** Letters without marks, lower case. */
export function toneless(text: string): string {
  return fold(text);
}
