/** Numbers, dates, ranks, money and law numbers read from text as values, the same in all three languages. */

import type { Language } from '../nouns.ts';
import { readCodes } from './values/codes.ts';
import { readDates } from './values/dates.ts';
import { readNumbers } from './values/numbers.ts';
import { readWords } from './values/words.ts';

/** Where a value stands: UTF-16 offsets in the text given to `readValues`. */
interface Place {
  start: number;
  end: number;
}

export interface DateValue extends Place {
  kind: 'date';
  year: number | undefined;
  month: number | undefined;
  day: number | undefined;
}

export interface NumberValue extends Place {
  kind: 'number';
  /** Every way it can be read: "1,500" is 1500, and 1.5 where a comma parts decimals. */
  readings: readonly number[];
  /** `percent`, `vnd`, `year`, `rank`, `people` … (values/units.ts); undefined where none is known. */
  unit: string | undefined;
  /** "about", "khoảng", "약": the number is rounded. */
  rounded: boolean;
  /** Written in letters. */
  spelled: boolean;
}

/** The number of a law or document: 749/QĐ-TTg is `number` 749, `rest` "qd-ttg". */
export interface CodeValue extends Place {
  kind: 'code';
  number: string;
  year: string | undefined;
  rest: string | undefined;
}

export type Value = DateValue | NumberValue | CodeValue;

/** The values of a text in reading order, none twice. `language` tells how its separators are read. */
export function readValues(text: string, language: Language): Value[] {
  if (text.length === 0) return [];
  let rest = text.toLowerCase();
  if (rest.length !== text.length) rest = text;
  rest = blank(rest, links(rest));
  const found: Value[] = [];
  for (const read of [readCodes, readDates, readNumbers, readWords]) {
    const values: Value[] = read(rest, language);
    found.push(...values);
    rest = blank(rest, values);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Addresses, and "24/7", which is a word. */
function links(text: string): Place[] {
  return [...text.matchAll(/(?:https?:\/\/|www\.)[^\s<>"')\]]+|(?<![\d/])24\/7(?![\d/])/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** What one reader took is out of sight of the next; offsets stay. */
function blank(text: string, places: readonly Place[]): string {
  let out = text;
  for (const { start, end } of places) {
    out = out.slice(0, start) + '\u0001'.repeat(end - start) + out.slice(end);
  }
  return out;
}
