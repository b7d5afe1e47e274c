/** Phone numbers of Viet Nam and Korea in the spellings that people use. Patterns see folded text without dates. */

const gap = '[ .()-]{0,3}';
const digitsOf = (count: string) => `(?:${gap}\\d)${count}`;
const edge = '(?<![\\d.,/%-])';
const end = '(?![\\d/%]|[.,]\\d)';

const patterns: readonly RegExp[] = [
  // Vietnamese mobiles and landlines, at home and from abroad.
  new RegExp(`${edge}\\(?0${gap}[35789]${digitsOf('{8}')}${end}`),
  new RegExp(`${edge}\\(?0${gap}2${digitsOf('{8,9}')}${end}`),
  new RegExp(`(?:\\+|\\b00)${gap}84${gap}(?:\\(0\\))?${gap}[235789]${digitsOf('{8,9}')}${end}`),
  new RegExp(`${edge}84${gap}[35789]${digitsOf('{8}')}${end}`),
  // Korean mobiles, landlines and internet phones.
  new RegExp(`${edge}\\(?01[016789]\\)?${gap}\\d{3,4}${gap}\\d{4}${end}`),
  new RegExp(`${edge}\\(?0(?:2|[3-6][1-5]|70|50\\d)\\)?[ .)-]{1,2}\\d{3,4}[ .-]{1,2}\\d{4}${end}`),
  new RegExp(
    `(?:\\+|\\b00)${gap}82${gap}(?:\\(0\\))?${gap}0?(?:10|1[16789]|2|[3-6][1-5]|70)${digitsOf('{7,8}')}${end}`,
  ),
  new RegExp(`${edge}82${gap}10${digitsOf('{8}')}${end}`),
  // Digits written as words.
  /[공영]\s?[일하]\s?[공영일육칠팔구](?:[\s-]?[공영일이삼사오육륙칠팔구]){7,8}/,
  /\bkhong (?:ba|nam|bay|tam|chin|muoi)(?:[ ,.-]{1,2}(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)){7,9}\b/,
];
/** Numbers that everybody may call: named by what they are, not by whose they are. */
const publicLine =
  /(?<!\d)1[89]00[ .-]?\d{2}[ .-]?\d{2}(?:[ .-]?\d{2})?(?!\d)|(?<!\d)1[568]\d\d-\d{4}(?!\d)/g;

export function hasPhone(text: string): boolean {
  const seen = text.replace(publicLine, ' | ');
  return patterns.some((pattern) => pattern.test(seen));
}
