/** Dates and scaled numbers as values, so that "tháng 11 năm 2024" and "2024년 11월" are the same term. */

const englishMonths = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'.split('|');
const month = `(${englishMonths.join('|')})[a-z]*\\.?`;
const day = '(\\d{1,2})(?:st|nd|rd|th)?';

/** Which group of a date pattern holds what; a missing part is 0. */
interface DatePattern {
  pattern: RegExp;
  year: number;
  month: number;
  day: number;
}

const datePatterns: readonly DatePattern[] = [
  { pattern: /(\d{4})\s*년\s*(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?/g, year: 1, month: 2, day: 3 },
  { pattern: /(?<!\d|\d\s*년\s*)(\d{1,2})\s*월\s*(\d{1,2})\s*일/g, year: 0, month: 1, day: 2 },
  {
    pattern: /(?:(\d{1,2})\s+)?th[aá]ng\s+(\d{1,2})(?:\s*[/-]\s*|\s+n[aă]m\s+)(\d{4})/g,
    year: 3,
    month: 2,
    day: 1,
  },
  {
    pattern: /(\d{1,2})\s+th[aá]ng\s+(\d{1,2})(?!\d|\s*[/-]\s*\d|\s+n[aă]m\s+\d)/g,
    year: 0,
    month: 2,
    day: 1,
  },
  { pattern: /(?<![\d.,/-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/g, year: 3, month: 2, day: 1 },
  { pattern: /(?<![\d.,/-])(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/g, year: 1, month: 2, day: 3 },
  { pattern: /(?<![\d.,/-])(\d{4})-(\d{2})(?![\d/-])/g, year: 1, month: 2, day: 0 },
  { pattern: /(?<![\d.,/-])(\d{1,2})\/(\d{4})(?![\d/])/g, year: 2, month: 1, day: 0 },
  {
    pattern: new RegExp(`\\b(?:${day}\\s+(?:of\\s+)?)?${month},?\\s+(\\d{4})\\b`, 'g'),
    year: 3,
    month: 2,
    day: 1,
  },
  { pattern: new RegExp(`\\b${month}\\s+${day}(?:,?\\s+(\\d{4}))?\\b`, 'g'), year: 3, month: 1, day: 2 },
  {
    pattern: new RegExp(`\\b${day}\\s+(?:of\\s+)?${month}(?!\\w|,?\\s+\\d{4})`, 'g'),
    year: 0,
    month: 2,
    day: 1,
  },
];

const scales: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  nghin: 1e3,
  ngan: 1e3,
  triệu: 1e6,
  trieu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
  ty: 1e9,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  천: 1e3,
  만: 1e4,
  십만: 1e5,
  백만: 1e6,
  천만: 1e7,
  억: 1e8,
  십억: 1e9,
  백억: 1e10,
  천억: 1e11,
  조: 1e12,
};
const scaleWords = Object.keys(scales)
  .sort((a, b) => b.length - a.length)
  .join('|');
const digits = '\\d+(?:[.,]\\d+)*';
const scaledPattern = new RegExp(
  `(?<![\\d.,])(${digits})\\s*(${scaleWords})(?![a-zà-ỹđ])(?:\\s*(${digits})\\s*(억|만|천)(?![가-힣]만))?`,
  'g',
);
const groups = /^\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?$/;

/**
 * The dates (`2024-11-21`, `2024-11`, `-11-21`) and numbers written with a scale (`15000000`) that a text
 * names, in any of the three languages. `text` is in lower case and in NFC.
 */
export function values(text: string): string[] {
  if (!/\d/.test(text)) return [];
  const found: string[] = [];
  for (const { pattern, ...at } of datePatterns) {
    for (const match of text.matchAll(pattern)) {
      found.push(...date(match[at.year || -1], match[at.month] ?? '', match[at.day || -1]));
    }
  }
  for (const match of text.matchAll(scaledPattern)) found.push(scaled(match));
  return [...new Set(found)].filter((value) => value !== '');
}

function date(year: string | undefined, monthText: string, dayText: string | undefined): string[] {
  const named = englishMonths.indexOf(monthText.slice(0, 3)) + 1;
  const monthNumber = named || Number(monthText);
  const dayNumber = Number(dayText ?? 0);
  if (monthNumber < 1 || monthNumber > 12 || dayNumber > 31) return [];
  const monthPart = String(monthNumber).padStart(2, '0');
  const dayPart = dayNumber > 0 ? String(dayNumber).padStart(2, '0') : '';
  const terms: string[] = [];
  if (year !== undefined) terms.push(`${year}-${monthPart}`);
  if (dayPart !== '') terms.push(`-${monthPart}-${dayPart}`);
  if (year !== undefined && dayPart !== '') terms.push(`${year}-${monthPart}-${dayPart}`);
  return terms;
}

function scaled(match: RegExpExecArray): string {
  const whole = amount(match[1] ?? '') * (scales[match[2] ?? ''] ?? 1);
  const rest = amount(match[3] ?? '0') * (scales[match[4] ?? ''] ?? 0);
  return decimal(whole + rest);
}

/** A number as people write it to a plain decimal: "1.500" and "1,500" are 1500, "3,5" and "3.5" are 3.5. */
export function plainNumber(written: string): string {
  return decimal(amount(written)) || written;
}

function amount(written: string): number {
  if (!groups.test(written)) return Number(written.replace(',', '.'));
  const separator = /[.,]/.exec(written)?.[0] ?? ',';
  return Number(written.replaceAll(separator, '').replace(',', '.'));
}

function decimal(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 1000) / 1000) : '';
}
