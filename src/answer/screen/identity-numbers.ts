/** Identity numbers of Viet Nam and Korea, passports and insurance numbers. Patterns see folded text. */

/** Province codes of the Vietnamese 12-digit identity number (Circular 59/2021/TT-BCA, annex I). */
const provinces = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 ' +
    '040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 ' +
    '083 084 086 087 089 091 092 093 094 095 096'
  ).split(' '),
);

const twelveDigits = /(?<![\d.,/-])0\d{2}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{3}(?!\d)/g;
const vietnameseNamed =
  /(?:\bcccd\b|\bcmnd\b|\bcmt(?:nd)?\b|can cuoc|chung minh (?:nhan dan|thu)|so dinh danh|\bbhxh\b|so (?:bao hiem|bhxh)|신분증 ?번호|id card|identity (?:card|number)|citizen id)[^\d|]{0,30}(?<!\/)(?:\d[ .-]?){8,11}\d(?![\d/])/;
const korean = /(?<!\d)(\d{2})(\d{2})(\d{2}) ?[-–—~_.]? ?([0-9])(\d{6}|\*{6}|x{6})(?![\d*])/g;
const koreanNamed = /(?:주민|외국인) ?등록 ?번호|주민 ?번호|\brrn\b|resident registration/;
const passport =
  /(?:passport|ho chieu|여권)[^\d|]{0,25}?(?<![a-z])(?:[a-z]\d{7,8}|[a-z]{2}\d{6,7}|[a-z]\d{3}[a-z]\d{4})(?![a-z\d])/;
const koreanLicence = /(?<![\d-])(?:1[1-9]|2[0-68])-\d{2}-\d{6}-\d{2}(?![\d-])/;

export function hasIdentityNumber(text: string): boolean {
  return (
    [...text.matchAll(twelveDigits)].some(([number]) => isVietnamese(number.replace(/\D/g, ''))) ||
    vietnameseNamed.test(text) ||
    [...text.matchAll(korean)].some((match) => isKorean(match, koreanNamed.test(text))) ||
    passport.test(text) ||
    koreanLicence.test(text)
  );
}

/** Three digits of province, one of century and sex, two of the year of birth, six of chance. */
function isVietnamese(digits: string): boolean {
  return provinces.has(digits.slice(0, 3)) && /[0-3]/.test(digits.charAt(3));
}

/**
 * Date of birth, then 1–8 for century, sex and nationality. Numbers given out since October 2020 have no
 * checksum, so that it decides only where thirteen digits stand together without a word that names them.
 */
function isKorean(match: RegExpExecArray, named: boolean): boolean {
  const [whole, , month = '', day = '', century = '', rest = ''] = match;
  if (!isMonthDay(Number(month), Number(day)) || !/[1-8]/.test(century)) return false;
  const apart = /\d{6} ?\D ?\d/.test(whole);
  return apart || named || (/^\d+$/.test(rest) && checksumHolds(whole.replace(/\D/g, '')));
}

function isMonthDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function checksumHolds(digits: string): boolean {
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const check = (11 - (sum % 11)) % 10;
  const foreign = (13 - (sum % 11)) % 10;
  return Number(digits[12]) === check || Number(digits[12]) === foreign;
}
