/** Which countries a text speaks of: an answer about another country is no answer. */

import { compact, hangul, plain } from '../text.ts';

/** ISO 3166 codes → how the country is written: folded words, and run-together Hangul. */
const countries: readonly (readonly [string, RegExp, RegExp])[] = [
  ['VN', /\b(viet nam|vietnam|vietnamese|vn|nuoc ta|nuoc minh)\b/, /베트남|월남/],
  ['KR', /\b(han quoc|south korea|korea|korean|koreas|rok)\b/, /한국|대한민국|우리나라/],
  ['GB', /\b(anh quoc|vuong quoc anh|nuoc anh|united kingdom|uk|britain|british|england)\b/, /영국/],
  ['JP', /\b(nhat ban|japan|japanese)\b/, /일본/],
  ['AU', /\b(nuoc uc|australia|australian)\b/, /호주/],
  ['SG', /\b(singapore|singaporean)\b/, /싱가포르/],
  ['CN', /\b(trung quoc|china|chinese)\b/, /중국/],
  ['US', /\b(hoa ky|nuoc my|o my|cua my|usa|united states|american)\b/, /미국/],
  ['FR', /\b(nuoc phap|cua phap|o phap|france|french)\b/, /프랑스/],
  ['DE', /\b(nuoc duc|cua duc|o duc|germany|german)\b/, /독일/],
  ['IN', /\b(an do|india|indian)\b/, /인도(?!네시아)/],
  ['EE', /\b(estonia|estonian)\b/, /에스토니아/],
  ['TH', /\b(thai lan|thailand)\b/, /태국/],
  ['ID', /\b(indonesia|indonesian)\b/, /인도네시아/],
  ['MY', /\b(malaysia|malaysian)\b/, /말레이시아/],
  ['PH', /\b(philippines|philippine)\b/, /필리핀/],
  ['LA', /\b(laos|nuoc lao)\b/, /라오스/],
  ['KH', /\b(campuchia|cambodia|cambodian)\b/, /캄보디아/],
  ['RU', /\b(nuoc nga|lien bang nga|russia|russian)\b/, /러시아/],
  ['TW', /\b(dai loan|taiwan|taiwanese)\b/, /대만/],
  ['KP', /\b(trieu tien|north korea)\b/, /북한/],
  ['CA', /\b(canada|canadian)\b/, /캐나다/],
  ['DK', /\b(dan mach|denmark|danish)\b/, /덴마크/],
];

/** Vietnamese names that are other words without their marks (Nhật, thống nhất): seen only as written. */
const asWritten: readonly (readonly [string, RegExp])[] = [
  ['KR', /(?<!\p{L})Hàn(?!\p{L})/u],
  ['JP', /(?<!\p{L})Nhật(?!\p{L})/u],
  ['AU', /(?<!\p{L})Úc(?!\p{L})/u],
  ['LA', /(?<!\p{L})Lào(?!\p{L})/u],
];

export function countriesIn(text: string): ReadonlySet<string> {
  const words = plain(text);
  const letters = hangul.test(text) ? compact(text) : '';
  const written = text.normalize('NFC');
  return new Set([
    ...countries
      .filter(([, latin, korean]) => latin.test(words) || korean.test(letters))
      .map(([code]) => code),
    ...asWritten.filter(([, pattern]) => pattern.test(written)).map(([code]) => code),
  ]);
}
