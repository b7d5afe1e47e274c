/** The head and final clauses of a law in English, mostly translations of Vietnamese and Korean ones. */

import type { LawLines, LawPassport } from './passport.ts';
import { dayOf, known } from './passport.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const dayFirst = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?\\s+(${months.join('|')}),?\\s+(\\d{4})`, 'i');
const monthFirst = new RegExp(`(${months.join('|')})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, 'i');
const number = /\b(?:No\.?|Number)\s*:?\s*(\d{1,5}(?:\/\d{4})?\/[A-Z0-9Đ-]{2,16}|\d{3,6})\b/i;

export function readEnglishLaw({ head, all }: LawLines): LawPassport {
  const effective = all
    .map(
      (line) =>
        /(?:takes?|comes? into|enters? into|shall be|is|be)\s+(?:effect|force|effective|in force)\b.{0,60}/i.exec(
          line,
        )?.[0],
    )
    .find((clause) => clause && dayIn(clause));
  return known<LawPassport>({
    title: head
      .slice(0, 12)
      .find(
        (line) =>
          /\b(?:law|act|decree|decision|circular|code)\b/i.test(line) &&
          line.length < 160 &&
          !/[.;:]$/.test(line),
      ),
    number: head.map((line) => number.exec(line)?.[1]).find(Boolean),
    published: dayIn(head.slice(0, 20).join('\n')),
    effective_from: effective ? dayIn(effective) : undefined,
  });
}

function dayIn(text: string): string | undefined {
  const first = dayFirst.exec(text);
  if (first) return dayOf(first[3], String(months.indexOf((first[2] ?? '').toLowerCase()) + 1), first[1]);
  const second = monthFirst.exec(text);
  return second
    ? dayOf(second[3], String(months.indexOf((second[1] ?? '').toLowerCase()) + 1), second[2])
    : undefined;
}
