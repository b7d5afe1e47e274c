/** What a law says about itself: title, number, adoption, when it takes effect, what it repeals. */

import type { Language } from '../../../src/nouns.ts';
import { blockText, type DocumentBlock } from '../document.ts';
import { readEnglishLaw } from './passport-en.ts';
import { readKoreanLaw } from './passport-ko.ts';
import { readVietnameseLaw } from './passport-vi.ts';

/** Dates are YYYY-MM-DD. */
export interface LawPassport {
  title?: string;
  /** "20/2023/QH15", "법률 제20676호". */
  number?: string;
  publisher?: string;
  /** When it was adopted or promulgated. */
  published?: string;
  effective_from?: string;
  effective_to?: string;
  /** Numbers of the laws that lose their effect when this one takes effect. */
  repeals?: string[];
}

const headLines = 60;
const tailLines = 80;

export interface LawLines {
  /** The first lines, in which title, number and date stand. */
  head: readonly string[];
  all: readonly string[];
  /** The last lines, in which adoption and signature stand. */
  tail: readonly string[];
}

export function readLawPassport(blocks: readonly DocumentBlock[], language: Language): LawPassport {
  const all = blocks.flatMap((block) => blockText(block).split('\n')).filter(Boolean);
  const lines = { head: all.slice(0, headLines), all, tail: all.slice(-tailLines) };
  switch (language) {
    case 'vi':
      return readVietnameseLaw(lines);
    case 'ko':
      return readKoreanLaw(lines);
    case 'en':
      return readEnglishLaw(lines);
  }
}

/** YYYY-MM-DD; undefined for what is no day. */
export function dayOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!(y > 1900 && y < 2200 && m >= 1 && m <= 12 && d >= 1 && d <= 31)) return undefined;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** A number of days or years later. */
export function later(
  day: string,
  { days = 0, months = 0, years = 0 }: { days?: number; months?: number; years?: number },
): string {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(y + years, m - 1 + months, d + days)).toISOString().slice(0, 10);
}

/** The entries that are known. */
export function known<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as Partial<T>;
}
