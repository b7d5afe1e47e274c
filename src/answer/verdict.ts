/** Yes, no or neither: said only where the statement itself settles a yes-or-no question. */

import { fold } from '../text.ts';
import type { Candidate } from './retrieve.ts';
import type { Understood } from './understand.ts';

export type Verdict = 'yes' | 'no' | 'none';

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
  if (asked.yesNo === 'tag' && numbersDiffer(question, said)) return 'no';
  return top.coverage >= 0.9 && !numbersDiffer(question, said) && main.length === 1 ? 'yes' : 'none';
}

function contradictsDirection(asked: 'up' | 'down', said: string): boolean {
  const other = asked === 'up' ? direction.down : direction.up;
  return !direction[asked].test(said) && (other.test(said) || direction.same.test(said));
}

/** The question states a number (no year) that the statement, which has numbers of its own, does not. */
function numbersDiffer(question: string, said: string): boolean {
  const asked = numbersIn(question);
  const stated = numbersIn(said);
  return asked.length > 0 && stated.length > 0 && asked.some((number) => !stated.includes(number));
}

function numbersIn(text: string): string[] {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? [])
    .map((number) => number.replace(/[.,](?=\d{3}\b)/g, '').replace(',', '.'))
    .filter((number) => !/^(19|20)\d\d$/.test(number));
}
