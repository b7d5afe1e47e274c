/** True sentences: statements in other words, by rule and by hand. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Entry, Language, Statement } from '../../../src/nouns.ts';
import { languages } from '../../../src/nouns.ts';
import { dateIn } from '../../../src/say/answers.ts';
import type { RealContent } from './content.ts';

export interface Sentence {
  language: Language;
  cites: readonly string[];
  text: string;
  /** How it was made: `verbatim`, `source-named`, `merged` … or `by-hand`. */
  made: string;
}

const byHandLine = z.object({
  lang: z.enum(['vi', 'ko', 'en']),
  cites: z.array(z.string()).min(1),
  text: z.string(),
});

/** `every` nth statement in each of the ways of `made` (all ways where not given), and all by hand. */
export function honestSentences(
  content: RealContent,
  { every = 1, made }: { every?: number; made?: string } = {},
): Sentence[] {
  const used = rules.filter((rule) => made === undefined || rule.made === made);
  const byId = new Map(content.entries.map((entry) => [entry.id, entry]));
  const byRule = content.statements.flatMap((statement, at) =>
    (at % every === 0 ? languages : []).flatMap((language) =>
      used.flatMap(({ made, rewrite }) => {
        const entry = byId.get(statement.entry);
        const next = content.statements[at + 1];
        const text =
          entry &&
          rewrite(statement, { language, entry, next: next?.entry === statement.entry ? next : undefined });
        if (!text || text === statement.text[language]) return [];
        return [
          {
            language,
            cites: made === 'merged' && next ? [statement.id, next.id] : [statement.id],
            text,
            made,
          },
        ];
      }),
    ),
  );
  const stands = (id: string) => content.material.has(id);
  return [...byRule, ...byHand().filter(({ cites }) => cites.every(stands))];
}

export function byHand(): Sentence[] {
  return readFileSync(join(import.meta.dirname, 'honest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => byHandLine.parse(JSON.parse(line)))
    .map(({ lang, cites, text }) => ({ language: lang, cites, text, made: 'by-hand' }));
}

interface Around {
  language: Language;
  entry: Entry;
  next: Statement | undefined;
}

interface Rule {
  made: string;
  rewrite: (statement: Statement, around: Around) => string | undefined;
}

const opening = { vi: 'Theo nguồn được trích dẫn, ', ko: '인용된 자료에 따르면 ', en: 'In short: ' } as const;

const rules: readonly Rule[] = [
  { made: 'without-full-stop', rewrite: ({ text }, { language }) => text[language].replace(/\.$/, '') },
  { made: 'opened', rewrite: ({ text }, { language }) => opening[language] + text[language] },
  {
    made: 'as-of',
    rewrite: ({ text, as_of }, { language }) =>
      language === 'ko'
        ? `${text.ko.replace(/\.$/, '')}(${dateIn('ko', as_of)} 기준).`
        : `${text[language].replace(/\.$/, '')} (${language === 'vi' ? 'tính đến' : 'as of'} ${dateIn(language, as_of)}).`,
  },
  {
    made: 'merged',
    rewrite: ({ text }, { language, next }) =>
      next && `${text[language].replace(/\.$/, '')}; ${next.text[language]}`,
  },
  {
    made: 'clauses-turned',
    rewrite: ({ text }, { language }) => {
      const clauses = text[language].replace(/\.$/, '').split(', ');
      const [first = '', ...rest] = clauses;
      return clauses.length === 2 ? `${rest.join(', ')}, ${first}.` : undefined;
    },
  },
  { made: 'number-respelled', rewrite: ({ text }, { language }) => respelled(text[language], language) },
  { made: 'date-respelled', rewrite: ({ text }, { language }) => redated(text[language], language) },
  {
    made: 'name-exchanged',
    rewrite: ({ text }, { language, entry }) => {
      const { names, short, aliases } = entry;
      const all = [names[language], short[language], ...aliases[language]].filter(
        (name) => name.length > 3 && !/[()/\d]/.test(name) && /^[\p{Lu}가-힣]/u.test(name),
      );
      const found = all.find((name) =>
        new RegExp(`(?<![\\p{L}\\d])${name}(?![\\p{L}\\d/])`, 'u').test(text[language]),
      );
      const other = all.find(
        (name) => name !== found && !found?.includes(name) && !name.includes(found ?? name),
      );
      return found && other ? text[language].replace(found, other) : undefined;
    },
  },
  {
    made: 'shortened',
    rewrite: ({ text }, { language }) => {
      const clauses = text[language].replace(/\.$/, '').split(/, |; /);
      return clauses.length >= 3 && language !== 'ko' ? `${clauses.slice(0, -1).join(', ')}.` : undefined;
    },
  },
];

/** 340,000 → 340 thousand, 15,000,000 → 15 million, 34만 → 340,000 … */
function respelled(text: string, language: Language): string | undefined {
  const other = {
    en: text
      .replace(/(?<![\d.,])(\d{1,3}),000,000(?![\d,])/, '$1 million')
      .replace(/(?<![\d.,])(\d{1,3}),000(?![\d,])/, '$1 thousand'),
    vi: text
      .replace(/(?<![\d.,])(\d{1,3})\.000\.000(?![\d.])/, '$1 triệu')
      .replace(/(?<![\d.,])(\d{1,3})\.000(?![\d.–-])/, '$1 nghìn'),
    ko: text.replace(
      /(?<![\d.,])(\d{1,3})만 ?(?=명|건|개|달러|원)/,
      (_, n: string) => `${(Number(n) * 10).toLocaleString('en')},000`,
    ),
  }[language];
  return other === text ? undefined : other;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** 3 June 2020 → June 3, 2020; 03/6/2020 → 3 tháng 6 năm 2020; 2020년 6월 3일 → 2020. 6. 3. */
function redated(text: string, language: Language): string | undefined {
  const other = {
    en: text.replace(
      /(?<![–-])\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})/,
      (whole, day: string, month: string, year: string) =>
        months.includes(month) ? `${month} ${day}, ${year}` : whole,
    ),
    vi: text.replace(
      /(?<![\d/–-])(\d{1,2})\/(\d{1,2})\/(\d{4})/,
      (_, day: string, month: string, year: string) => `${Number(day)} tháng ${Number(month)} năm ${year}`,
    ),
    ko: text.replace(/(\d{4})년 (\d{1,2})월 (\d{1,2})일(?!까지|부터)/, '$1. $2. $3.'),
  }[language];
  return other === text ? undefined : other;
}
