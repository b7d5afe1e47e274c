/** Letters without their marks: what a person types who leaves the marks out. */

const combiningMarks = /[\u0300-\u036f]/g;
const plainLatin = /^[\0-\x7f]*$/;
const hangul = /[\u1100-\u11ff\uac00-\ud7a3]/;

/** Lower case, without diacritics, đ as d. Hangul stays as it is. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (plainLatin.test(lower)) return lower;
  const bare = lower.normalize('NFD').replace(combiningMarks, '').replaceAll('đ', 'd');
  return hangul.test(bare) ? bare.normalize('NFC') : bare;
}
