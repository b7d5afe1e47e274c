/** No, or nothing: said only where the statement itself puts the question's belief right. A yes is never said for it. */

import { fold } from '../text.ts';
import type { Candidate } from './retrieve.ts';
import type { Understood } from './understand.ts';
import { type DateValue, type NumberValue, readValues, type Value } from './values.ts';

export type Verdict = 'no' | 'none';

/** Words by which a statement says that something rose, fell, or stayed. */
const direction = {
  up: /\b(tang|len hang|cai thien|rose|rise|climbed|gained|up (on|from)|places? up|improved|higher|jumped)\b|상승|올라|올랐|향상|증가/,
  down: /\b(giam|tut|sut|xuong hang|fell|fall|dropped|declined|lost|lower|down (on|from)|places? down)\b|하락|떨어|감소|내려/,
  same: /\b(giu nguyen|van (dung|giu|o|xep|la)|khong doi|khong thay doi|kept|unchanged|same|remained|stayed|held|maintained)\b|유지|그대로|변함없|동일/,
};

/** A question that doubts whether something goes on. */
const stillAsked =
  /\b(con|van|still|any longer|no longer|continues?|hien nay|today|currently)\b|아직|여전히|지금도|현재도/;
const changeAsked =
  /\b(sap nhap|hop nhat|thay the|giai the|bai bo|merged?|replaced?|abolish(ed)?|dissolved|repealed|het hieu luc)\b|통합|합병|폐지|대체|해체/;

export function verdictOn(understood: Understood, main: readonly Candidate[]): Verdict {
  const { asked, text, language } = understood;
  const top = main[0];
  const statement = top?.statement;
  if (!top || !statement) return 'none';
  const said = fold(statement.text[language]);
  const question = fold(text);
  if (asked.direction && contradictsDirection(asked.direction, said)) return 'no';
  if (asked.yesNo === 'no') return 'none';
  if (statement.says.includes('correction')) return 'no';
  if (statement.says.includes('change') && stillAsked.test(question) && !changeAsked.test(question))
    return 'no';
  return asked.yesNo === 'tag' && valuesDiffer(understood, statement.text[language]) ? 'no' : 'none';
}

function contradictsDirection(asked: 'up' | 'down', said: string): boolean {
  const other = asked === 'up' ? direction.down : direction.up;
  return !direction[asked].test(said) && (other.test(said) || direction.same.test(said));
}

/** The question states a number or a day, and the statement, which has some of its own, not that one. */
function valuesDiffer({ text, spoken, language }: Understood, said: string): boolean {
  const asked = readValues(text, spoken);
  const stated = readValues(said, language);
  return (
    anyMissing(asked.filter(isCount), stated.filter(isCount), sameNumber) ||
    anyMissing(asked.filter(isDay), stated.filter(isDay), sameDay)
  );
}

function anyMissing<T>(asked: readonly T[], stated: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return stated.length > 0 && asked.some((one) => !stated.some((other) => same(one, other)));
}

function isCount(value: Value): value is NumberValue {
  return value.kind === 'number' && !value.readings.some((reading) => reading >= 1900 && reading < 2100);
}

function isDay(value: Value): value is DateValue {
  return value.kind === 'date' && value.month !== undefined;
}

function sameNumber(one: NumberValue, other: NumberValue): boolean {
  const about = one.rounded || other.rounded ? roundedBy : 0;
  return one.readings.some((a) => other.readings.some((b) => Math.abs(a - b) <= about * Math.abs(b)));
}

/** What one of the two leaves open ("tháng 7") the other may say. */
function sameDay(one: DateValue, other: DateValue): boolean {
  return (['year', 'month', 'day'] as const).every(
    (part) => one[part] === undefined || other[part] === undefined || one[part] === other[part],
  );
}

/** "About 340,000" is not contradicted by 337,000. */
const roundedBy = 0.05;
