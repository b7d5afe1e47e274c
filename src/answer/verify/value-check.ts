/** Numbers with their units, dates, ranks, money and law numbers stand in what is cited. */

import { sameCode } from '../values/codes.ts';
import { saysDate } from '../values/dates.ts';
import { unitsAgree } from '../values/units.ts';
import type { CodeValue, DateValue, NumberValue, Value } from '../values.ts';
import type { Claim } from './claim.ts';

export function checkValues(claim: Claim): string | undefined {
  const cited = claim.cited.flatMap(({ values }) => values);
  const missing = claim.values.find((value) => !stands(value, cited, claim));
  return missing
    ? `${claim.text.slice(missing.start, missing.end).trim()} is not in what is cited`
    : magnitude(claim, cited);
}

function stands(value: Value, cited: readonly Value[], claim: Claim): boolean {
  switch (value.kind) {
    case 'code':
      return (
        isNumberOf(value, [...cited, ...claim.about.flatMap(({ values }) => values)]) ||
        claim.about.some(
          ({ words }) => words.has(value.number) && value.rest === undefined && value.year === undefined,
        )
      );
    case 'date':
      return dateStands(value, cited, claim);
    case 'number':
      return (
        cited.some((other) => numberStands(value, other)) ||
        inName(value, claim) ||
        isSmallTalk(value, cited, claim)
      );
  }
}

/** The same document: where a year or an ending is told here and there, they agree with one that has them. */
function isNumberOf(code: CodeValue, values: readonly Value[]): boolean {
  const same = values.flatMap((other) =>
    other.kind === 'code' && Number(other.number) === Number(code.number) ? [other] : [],
  );
  const years = same.filter(({ year }) => year !== undefined);
  if (code.year !== undefined && years.length > 0 && !years.some(({ year }) => year === code.year))
    return false;
  const endings = same.filter(({ rest }) => rest !== undefined);
  if (code.rest !== undefined && endings.length > 0 && !endings.some(({ rest }) => rest === code.rest))
    return false;
  return same.some((other) => sameCode(code, other));
}

const asOf = /tính đến|tính tới|as of|as at|기준|현재/;

function dateStands(value: DateValue, cited: readonly Value[], claim: Claim): boolean {
  if (cited.some((other) => other.kind === 'date' && saysDate(other, value))) return true;
  if (yearOnly(value) && isYearOfName(value, claim)) return true;
  return (
    asOf.test(claim.lower) &&
    claim.cited.some(({ recorded }) =>
      recorded.some((other) => saysDate(other, value) && isAsExact(value, other)),
    )
  );
}

/** The 2024 of "VIDW 2024" belongs to the name. */
function isYearOfName({ year, start, end }: DateValue, { words, about, cited }: Claim): boolean {
  const before = words.filter((word) => word.end <= start).at(-1)?.folded ?? '';
  const after = words.find((word) => word.start >= end)?.folded ?? '';
  if (before !== '' && cited.some(({ letters }) => new RegExp(`${before}(?:19|20)\\d\\d`).test(letters)))
    return false;
  return about.some(
    ({ letters }) =>
      (before !== '' && letters.includes(`${before}${year}`)) ||
      (after !== '' && letters.includes(`${year}${after}`)),
  );
}

/** "as of 2024" is not what was recorded in March 2024. */
function isAsExact(said: DateValue, recorded: DateValue): boolean {
  return recorded.month === undefined || said.month !== undefined;
}

function yearOnly({ month, day }: DateValue): boolean {
  return month === undefined && day === undefined;
}

function numberStands(said: NumberValue, cited: Value): boolean {
  if (said.unit === 'rank' && !said.readings.some(Number.isInteger)) return false;
  if (cited.kind === 'date') return dayStands(said, cited);
  if (cited.kind !== 'number') return false;
  return (
    said.readings.some((value) =>
      cited.readings.some((other) => value === other || roundsTo(said, value, other)),
    ) && unitsAgree(said.unit, cited.unit)
  );
}

/** "21일" of a cited 2024-11-21. */
function dayStands(said: NumberValue, cited: DateValue): boolean {
  return said.unit === 'day' && !said.spelled && cited.day !== undefined && said.readings[0] === cited.day;
}

/** "about 1.5 million" of 1,482,000: said to be round, with two figures at least. */
function roundsTo({ rounded }: NumberValue, value: number, cited: number): boolean {
  if (!rounded || value < 100 || cited <= 0) return false;
  const figures = value.toExponential().replace(/e.*$/, '').replace(/\D/g, '').length;
  return figures >= 2 && figures <= 3 && Number(cited.toPrecision(figures)) === value;
}

const pairs =
  /^(?:two|hai|두|both)\s?(?:sides|countries|parties|nations|ministr\w+|ministers|days|leaders|agencies|governments|presidents|of them|bên|nước|ngày|kỳ|bộ|cơ quan|thủ tướng|nhà lãnh đạo|lần|năm|nguồn|나라|기관|부처|정상|장관|해)/;

/** "the two sides" of two names, and a first where a second is cited: counted, not claimed. */
function isSmallTalk(said: NumberValue, cited: readonly Value[], { lower }: Claim): boolean {
  if (!said.spelled) return false;
  if (said.readings[0] === 2)
    return pairs.test(lower.slice(said.start)) || /(?:cả|all) $/.test(lower.slice(0, said.start));
  return (
    said.readings[0] === 1 &&
    /^first (?:was|one|being)/.test(lower.slice(said.start)) &&
    cited.some((value) => value.kind === 'number' && value.unit === 'rank' && value.readings[0] === 2)
  );
}

/** The 06 of "Project 06" belongs to the name. */
function inName({ start, end, unit }: NumberValue, claim: Claim): boolean {
  if (unit !== undefined && unit !== 'project' && unit !== 'level') return false;
  const digits = claim.text.slice(start, end).toLowerCase();
  const before = claim.words.filter((word) => word.end <= start).at(-1);
  return claim.about.some(
    ({ words }) => words.has(digits) && before !== undefined && words.has(before.folded),
  );
}

const magnitudes: readonly (readonly [number, RegExp])[] = [
  [1e9, /\bbillions\b|hàng (?:chục |trăm )?tỷ|수(?:십|백|천)?억/],
  [1e6, /\bmillions\b|hàng (?:chục |trăm )?triệu|수(?:백|천)만/],
  [1e3, /\bthousands\b|hàng (?:chục |trăm )?(?:nghìn|ngàn)|수천(?!만)|수(?:십)?만/],
];

/** "millions of", "hàng triệu", "수백만" rest on the same words, or on a number of that size. */
function magnitude({ lower, all }: Claim, cited: readonly Value[]): string | undefined {
  const missing = magnitudes.find(
    ([size, words]) =>
      words.test(lower) &&
      !all.some((one) => words.test(one.lower)) &&
      !cited.some(
        (value) => value.kind === 'number' && value.readings.some((n) => n >= size && n < size * 1000),
      ),
  );
  return missing ? `nothing of the size ${missing[0]} is cited` : undefined;
}
