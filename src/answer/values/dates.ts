/** Dates in the spellings of three languages. Patterns see lower case. */

import type { Language } from '../../nouns.ts';
import type { DateValue } from '../values.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dayOf = '(\\d{1,2})(?:st|nd|rd|th)?';
const year = '((?:19|20)\\d\\d)';
const free = '(?<![\\p{L}\\d.,/-])';

interface DatePattern {
  pattern: RegExp;
  /** Which group holds what; 0: none. */
  year: number;
  month: number;
  day: number;
}

const at = (source: string, order: readonly [number, number, number]): DatePattern => ({
  pattern: new RegExp(source, 'gu'),
  year: order[0],
  month: order[1],
  day: order[2],
});

const patterns: readonly DatePattern[] = [
  at(
    `(?<!\\d)${year}\\s*년\\s*(\\d{1,2})\\s*월(?:\\s*(\\d{1,2})\\s*(?:일|(?=[~–-]\\s?\\d{1,2}\\s?일)))?`,
    [1, 2, 3],
  ),
  at(`(?<=${year}년\\s?(\\d{1,2})월\\s?\\d{1,2}일?\\s?[~–-]\\s?)(\\d{1,2})\\s?일`, [1, 2, 3]),
  at(`${free}(\\d{1,2})(?=\\s?[–-]\\s?\\d{1,2}\\s+${monthName}(?:,?\\s+${year})?)`, [3, 2, 1]),
  at(`${free}(\\d{1,2})(?=\\s?[–-]\\s?\\d{1,2}/(\\d{1,2})/${year})`, [3, 2, 1]),
  at(
    `${free}(\\d{1,2})/(\\d{1,2})(?=\\s?(?:đến|tới|–|-)\\s?(?:ngày\\s)?\\d{1,2}/\\d{1,2}/${year})`,
    [3, 2, 1],
  ),
  at(`${free}(\\d{1,2})(?=\\s(?:đến|tới|và)\\s(?:ngày\\s)?\\d{1,2}/(\\d{1,2})/${year})`, [3, 2, 1]),
  at(
    `${free}(\\d{1,2})(?=\\s?(?:đến|tới|và|–|-)\\s?(?:ngày\\s)?\\d{1,2}\\s+tháng\\s+(\\d{1,2})\\s+năm\\s+${year})`,
    [3, 2, 1],
  ),
  at(`${free}(\\d{1,2})(?=\\s(?:to|and)\\s\\d{1,2}\\s+${monthName}(?:,?\\s+${year})?)`, [3, 2, 1]),
  at('(?<![\\d개])(\\d{1,2})\\s*월(?:\\s*(\\d{1,2})\\s*일)?(?!드)', [0, 1, 2]),
  at(
    `(?:${free}(\\d{1,2})\\s+)?th[aá]ng\\s+(\\d{1,2})(?:\\s*[/-]\\s*|,?\\s+n[aă]m\\s+|\\s+)${year}(?!\\d)`,
    [3, 2, 1],
  ),
  at('(?:(?<![\\d.,/-])(\\d{1,2})\\s+)?th[aá]ng\\s+(\\d{1,2})(?!\\d|\\s*[/-]\\s*\\d)', [0, 2, 1]),
  at(`(?<![\\p{L}\\d.,/])(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?${year}(?!\\d)`, [3, 2, 1]),
  at(`${free}${year}[/.-]\\s?(\\d{1,2})[/.-]\\s?(\\d{1,2})(?!\\d)`, [1, 2, 3]),
  at(`${free}${year}-(0\\d|1[0-2])(?![\\d/-])`, [1, 2, 0]),
  at(`${free}(\\d{1,2})\\/${year}(?![\\d/])`, [2, 1, 0]),
  at('(?<=ng[aà]y\\s)(\\d{1,2})(?=[–-]\\d{1,2}/(\\d{1,2})(?![\\d/]))', [0, 2, 1]),
  at('(?<=ng[aà]y\\s\\d{1,2}[–-])(\\d{1,2})/(\\d{1,2})(?![\\d/])', [0, 2, 1]),
  at(`(?<!\\d)ng[aà]y\\s+(\\d{1,2})[/-](\\d{1,2})(?![\\d/])`, [0, 2, 1]),
  at(`(?<![\\p{L}\\d])(?:${dayOf}\\s+(?:of\\s+)?)?${monthName},?\\s+${year}(?!\\d)`, [3, 2, 1]),
  at(`(?<![\\p{L}\\d])${monthName}\\s+${dayOf}(?:,?\\s+${year})?(?![\\d\\p{L}])`, [3, 1, 2]),
  at(`(?<![\\p{L}\\d.,])${dayOf}\\s+(?:of\\s+)?${monthName}(?![\\p{L}\\d])`, [0, 2, 1]),
  at(
    `(?<![\\p{L}])(?:in|since|until|by|from|of|to|late|early|mid|this|last|next|and|between)[\\s-]+${monthName}(?![\\p{L}]|\\s+(?:be|not|have|also|only|use|apply))`,
    [0, 1, 0],
  ),
];
/** A year alone: no part of a longer number, and nothing counted stands behind it. */
const bareYear =
  /(?<![\p{L}\d.,/$₩€]|(?:usd|vnd|krw)\s?)(?:(?:fy|q[1-4])\s?)?((?:19|20)\d\d)(?![\d%]|[.,]\d{3}(?!\d)|\s?(?:people|users|officials|students|companies|người|học viên|doanh nghiệp|cán bộ|đồng|triệu|tỷ|nghìn|million|billion|thousand|만|억|천|조|명|개|건|원|달러|동(?!안|남|아|부|북|향)))/gu;
const shortRange = /(?<![\p{L}\d.,/])((?:19|20)(\d\d))[–-](\d\d)(?!\d|[–-]\d)/gu;

export function readDates(text: string, _language: Language): DateValue[] {
  if (!/\d/.test(text) && !/\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)/.test(text)) return [];
  const found: DateValue[] = [];
  for (const { pattern, ...groups } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const date = dateOf(match, groups);
      if (date && isFree(date, found)) found.push(date);
    }
  }
  for (const match of text.matchAll(shortRange)) {
    const from = Number(match[1]);
    const to = Math.floor(from / 100) * 100 + Number(match[3]);
    const end = match.index + match[0].length;
    const first: DateValue = {
      kind: 'date',
      year: from,
      month: undefined,
      day: undefined,
      start: match.index,
      end,
    };
    if (to > from && isFree(first, found)) found.push(first, { ...first, year: to, start: end - 2 });
  }
  for (const match of text.matchAll(bareYear)) {
    const start = match.index;
    const date: DateValue = {
      kind: 'date',
      year: Number(match[1]),
      month: undefined,
      day: undefined,
      start,
      end: start + match[0].length,
    };
    if (isFree(date, found)) found.push(date);
  }
  return found;
}

function dateOf(match: RegExpExecArray, groups: Omit<DatePattern, 'pattern'>): DateValue | undefined {
  const [yearText, monthText, dayText] = [groups.year, groups.month, groups.day].map((group) =>
    group === 0 ? undefined : match[group],
  );
  const named = months.indexOf((monthText ?? '').slice(0, 3)) + 1;
  const month = named || Number(monthText);
  const day = dayText === undefined ? undefined : Number(dayText);
  if (!(month >= 1 && month <= 12) || (day !== undefined && !(day >= 1 && day <= 31))) return undefined;
  const year = yearText === undefined ? undefined : Number(yearText);
  return { kind: 'date', year, month, day, start: match.index, end: match.index + match[0].length };
}

function isFree(date: DateValue, taken: readonly DateValue[]): boolean {
  return taken.every((other) => date.end <= other.start || date.start >= other.end);
}

/** Whether `whole` says all that `part` says: 2024-11-21 says 2024-11, 2024, and 21 November. */
export function saysDate(whole: DateValue, part: DateValue): boolean {
  return (
    (part.year === undefined || part.year === whole.year) &&
    (part.month === undefined || part.month === whole.month) &&
    (part.day === undefined || part.day === whole.day)
  );
}

/** A date of our own records: YYYY, YYYY-MM or YYYY-MM-DD. */
export function recordedDate(written: string): DateValue {
  const [year, month, day] = written.split('-').map(Number);
  return { kind: 'date', year, month, day, start: 0, end: 0 };
}
