/** The day, month or year that a question speaks of: "ngày 1/5/2023", "2023년 5월 1일", "in May 2023". */

import type { Asked } from './in-force.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const month = months.join('|');

/** Each gives year, month and day, as far as it names them. */
const patterns: readonly { pattern: RegExp; read: (found: RegExpExecArray) => (string | undefined)[] }[] = [
  { pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/, read: ([, y, m, d]) => [y, m, d] },
  {
    pattern: /ngày\s+(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)(\d{1,2})\s*(?:[/.-]|,?\s+năm\s+)(\d{4})/iu,
    read: ([, d, m, y]) => [y, m, d],
  },
  { pattern: /(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일/, read: ([, y, m, d]) => [y, m, d] },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(${month}),?\\s+(\\d{4})`, 'i'),
    read: ([, d, m, y]) => [y, named(m), d],
  },
  {
    pattern: new RegExp(`\\b(${month})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, 'i'),
    read: ([, m, d, y]) => [y, named(m), d],
  },
  { pattern: /tháng\s+(\d{1,2})\s*(?:\/|-|\s+năm\s+)\s*(\d{4})/iu, read: ([, m, y]) => [y, m] },
  { pattern: /(\d{4})\s*년\s*(\d{1,2})\s*월/, read: ([, y, m]) => [y, m] },
  { pattern: new RegExp(`\\b(${month}),?\\s+(\\d{4})`, 'i'), read: ([, m, y]) => [y, named(m)] },
  { pattern: /(?:năm|nam|hồi|vào|trong)\s+((?:19|20)\d\d)(?![/\d])/iu, read: ([, y]) => [y] },
  { pattern: /((?:19|20)\d\d)\s*년/, read: ([, y]) => [y] },
  { pattern: /\b(?:in|during|as of|back in|of)\s+((?:19|20)\d\d)\b(?![/\d])/i, read: ([, y]) => [y] },
];

/** "Luật Giao dịch điện tử năm 2023": the year is part of a law's name. */
const lawOfYear =
  /(?:luật|nghị định|quyết định|thông tư|nghị quyết|pháp lệnh)\s+(?:(?!có hiệu lực|quy định|hiện hành|áp dụng|trong|vào|hồi|thì)[^,.;:?!]){2,70}?\s*năm\s+((?:19|20)\d\d)/iu;

/** The year that a law is called by; undefined when none is. */
export function yearOfLaw(text: string): string | undefined {
  return lawOfYear.exec(text.normalize('NFC'))?.[1];
}

/** Undefined when the question names no time. */
export function dayAskedAbout(text: string): Asked | undefined {
  if (yearOfLaw(text)) return undefined;
  for (const { pattern, read } of patterns) {
    const found = pattern.exec(text.normalize('NFC'));
    const [y, m, d] = found ? read(found) : [];
    const span = y ? spanOf(y, m, d) : undefined;
    if (span) return { ...span, strict: false };
  }
  return undefined;
}

/** YYYY, YYYY-MM or YYYY-MM-DD, demanded by the caller. */
export function dayDemanded(on: string): Asked | undefined {
  const [y = '', m, d] = on.split('-');
  const span = spanOf(y, m, d);
  return span ? { ...span, strict: true } : undefined;
}

function spanOf(
  y: string,
  m: string | undefined,
  d: string | undefined,
): { from: string; to: string } | undefined {
  const two = (part: string) => part.padStart(2, '0');
  if (!/^\d{4}$/.test(y) || Number(m ?? 1) > 12 || Number(d ?? 1) > 31) return undefined;
  if (m === undefined) return { from: `${y}-01-01`, to: `${y}-12-31` };
  if (d === undefined) return { from: `${y}-${two(m)}-01`, to: `${y}-${two(m)}-31` };
  const day = `${y}-${two(m)}-${two(d)}`;
  return { from: day, to: day };
}

function named(name: string | undefined): string | undefined {
  const at = months.indexOf((name ?? '').toLowerCase());
  return at < 0 ? undefined : String(at + 1);
}
