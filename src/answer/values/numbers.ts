/** Numbers in digits, with their scale (triệu, 만, million) and unit. */

import type { Language } from '../../nouns.ts';
import type { NumberValue } from '../values.ts';
import { unitOf } from './units.ts';

const written = '\\d+(?:[.,]\\d+)*';
const number = new RegExp(
  `(?<![\\p{Script=Latin}\\d]|\\d[.,]|\\p{Script=Latin}-)(?:제)?(${written})(?!\\d)`,
  'gu',
);
const koreanPart = new RegExp(`^(\\s?)(${written})?\\s?(십|백|천)?(만|억|조)?`, 'u');
const scales: readonly (readonly [RegExp, number])[] = [
  [/^\s?(?:nghìn|ngàn|nghin|thousand|k(?![\p{L}]))/u, 1e3],
  [/^\s?(?:triệu|trieu|million|mn(?![\p{L}])|m(?![\p{L}²]))/u, 1e6],
  [/^\s?(?:tỷ|tỉ(?!\p{L}| lệ)|billion|bn(?![\p{L}]))/u, 1e9],
  [/^\s?(?:trillion|tn(?![\p{L}]))/u, 1e12],
  [/^\s?(?:trăm|hundred)/u, 1e2],
];
const roundedBefore =
  /(?:about|around|approximately|nearly|almost|roughly|some|over|more than|khoảng|gần|hơn|trên|xấp xỉ|chừng|약|거의|가까이|대략|여)\s(?:vnd |usd |krw |\$)?$/;

export function readNumbers(text: string, language: Language): NumberValue[] {
  if (!/\d/.test(text)) return [];
  const found: NumberValue[] = [];
  let reached = 0;
  for (const match of text.matchAll(number)) {
    if (match.index < reached) continue;
    const digits = match[1] ?? '';
    const start = match.index + match[0].length - digits.length;
    const scaled = scaledFrom(text, start, digits, language);
    reached = scaled.end;
    const tail = text.slice(scaled.end);
    if (/^[a-zđ]/.test(tail) && !/^(?:st|nd|rd|th|usd|vnd|krw|km|kg|gb|tb|mb)/.test(tail)) continue;
    const head = text.slice(Math.max(0, start - 24), start);
    found.push({
      kind: 'number',
      readings: scaled.readings,
      unit: /제$/.test(head) && /^\s?(?:차|회)/.test(tail) ? 'rank' : unitOf(head, inheriting(tail)),
      rounded: roundedBefore.test(head) || /^\s?여/.test(tail),
      spelled: false,
      start,
      end: scaled.end,
    });
  }
  return found;
}

/** In "80-90%" and "80 to 90%" the unit stands behind the second number. */
function inheriting(tail: string): string {
  const range = /^\s?(?:-|–|~|to|đến|에서|부터)\s?\d+(?:[.,]\d+)*/.exec(tail);
  return range ? tail.slice(range[0].length) : tail;
}

interface Scaled {
  readings: number[];
  end: number;
}

function scaledFrom(text: string, start: number, digits: string, language: Language): Scaled {
  const after = start + digits.length;
  if (
    /^\s?(?:십|백|천)?(?:만|억|조(?!직|치|사|항))|^천(?![가-힣]{2})|^백(?![가-힣]{2})/.test(
      text.slice(after, after + 4),
    )
  ) {
    return koreanFrom(text, start);
  }
  let end = after;
  let scale = 1;
  for (let more = true; more; ) {
    const tail = text.slice(end, end + 14);
    const next = scales.find(([pattern]) => pattern.test(tail));
    more = next !== undefined;
    if (next) {
      scale *= next[1];
      end += next[0].exec(tail)?.[0].length ?? 0;
    }
  }
  return { readings: readingsOf(digits, language).map((value) => exact(value * scale)), end };
}

/** "1억 2천만", "3만 4,500", "12조 3,400억": parts of falling scale that add up. */
function koreanFrom(text: string, start: number): Scaled {
  let end = start;
  let total = 0;
  let last = Number.POSITIVE_INFINITY;
  for (;;) {
    const part = koreanPart.exec(text.slice(end, end + 24));
    const [whole = '', , digits, small = '', large = ''] = part ?? [];
    const scale = { 만: 1e4, 억: 1e8, 조: 1e12 }[large] ?? 1;
    if (digits === undefined || scale >= last || (end > start && scale === 1 && last === 1)) break;
    if (
      end > start &&
      large === '' &&
      small === '' &&
      !/^(?:여?\s?(?:명|개|건|원|달러|대|회|곳|동|좌|점|여))/.test(text.slice(end + whole.length))
    )
      break;
    total += (readingsOf(digits, 'ko')[0] ?? 0) * ({ 십: 10, 백: 100, 천: 1000 }[small] ?? 1) * scale;
    end += whole.trimEnd().length;
    last = scale;
    if (scale === 1) break;
  }
  return { readings: [exact(total)], end };
}

/** Groups of three digits and decimals, the likelier reading of this language first. */
export function readingsOf(digits: string, language: Language): number[] {
  if (!/[.,]/.test(digits)) return [Number(digits)];
  const grouping = language === 'vi' ? '.' : ',';
  const decimal = language === 'vi' ? ',' : '.';
  const usual = grouped(digits, grouping, decimal);
  const other = grouped(digits, decimal, grouping);
  return [usual, other].filter((value) => value !== undefined);
}

function grouped(digits: string, grouping: string, decimal: string): number | undefined {
  const [whole = '', ...rest] = digits.split(decimal);
  if (rest.length > 1) return undefined;
  const parts = whole.split(grouping);
  const wellGrouped =
    parts.length === 1 ||
    (/^[1-9]\d{0,2}$/.test(parts[0] ?? '') && parts.slice(1).every((part) => part.length === 3));
  if (!wellGrouped || (rest[0] ?? '').includes(grouping)) return undefined;
  return Number(`${parts.join('')}${rest.length === 1 ? `.${rest[0]}` : ''}`);
}

function exact(value: number): number {
  return Number(value.toPrecision(12));
}
