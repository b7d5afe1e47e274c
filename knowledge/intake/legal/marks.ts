/** The words and signs that open a part of a law, in the three languages of law that we take in. */

import type { Language } from '../../../src/nouns.ts';

/** From the widest to the narrowest part; `article` is what is cited, `clause` and `point` stand inside it. */
export type Rank = 'part' | 'chapter' | 'section' | 'article' | 'clause' | 'point' | 'subpoint';

export interface Mark {
  rank: Rank;
  /** As it is cited: "5", "5a", "IV", "제5조의2" gives "5의2". */
  number: string;
  /** What stands behind the mark on the same line. */
  rest: string;
  /** The title of an article, where it is set apart from its text. */
  title?: string;
}

type Pattern = { rank: Rank; pattern: RegExp };

const patterns: Readonly<Record<Language, readonly Pattern[]>> = {
  vi: [
    {
      rank: 'part',
      pattern:
        /^phần\s+(?:thứ\s+)?([ivxlc]+|\d{1,2}|\p{L}+(?:\s(?:một|hai|ba|bốn|tư|năm))?)(?:[.:]\s*(.*)|)$/iu,
    },
    { rank: 'chapter', pattern: /^chương\s+([ivxlc]+|\d{1,3}[a-zđ]?)(?:[.:]?\s+(.*)|[.:]?)$/iu },
    { rank: 'section', pattern: /^(?:tiểu\s+)?mục\s+(\d{1,3}|[ivxlc]+)(?:[.:]\s*(.*)|\s+(\p{Lu}.*)|)$/iu },
    { rank: 'article', pattern: /^(?:điều|đ[ií][eề]u)\s+(\d{1,4}[a-zđ]?)(?:\s*[.:]\s*(.*)|)$/iu },
    { rank: 'clause', pattern: /^(\d{1,3}[a-zđ]?)[.)]\s+(.+)$/u },
    { rank: 'point', pattern: /^([a-zđ]{1,2}\d?)[.)]\s+(.+)$/u },
    { rank: 'subpoint', pattern: /^([a-zđ]\.\d+)[.)]\s+(.+)$/u },
  ],
  ko: [
    { rank: 'part', pattern: /^제\s*(\d{1,3})\s*편(?:\s+(.*)|)$/u },
    { rank: 'chapter', pattern: /^제\s*(\d{1,3})\s*장((?:의\s*\d+)?)(?:\s+(.*)|)$/u },
    { rank: 'section', pattern: /^제\s*(\d{1,3})\s*(?:절|관)(?:\s+(.*)|)$/u },
    {
      rank: 'article',
      pattern:
        /^제\s*(\d{1,4})\s*조((?:\s*의\s*\d{1,3})?)\s*(?:\(([^)]{1,120})\)\s*(.*)|((?:삭제|<삭제).*)|)$/u,
    },
    { rank: 'clause', pattern: /^([①-⑳㉑-㉟㊱-㊿])\s*(.+)$/u },
    { rank: 'point', pattern: /^(\d{1,3}(?:의\d{1,2})?)\.\s+(.+)$/u },
    { rank: 'subpoint', pattern: /^([가나다라마바사아자차카타파하])\.\s+(.+)$/u },
  ],
  en: [
    { rank: 'part', pattern: /^part\s+([ivxlc]+|\d{1,2}|[a-h])(?:[.:–—-]?\s+(.*)|[.:]?)$/iu },
    { rank: 'chapter', pattern: /^chapter\s+([ivxlc]+|\d{1,3})(?:[.:–—-]?\s+(.*)|[.:]?)$/iu },
    { rank: 'section', pattern: /^section\s+([ivxlc]+|\d{1,3})(?:[.:–—-]\s*(.*)|)$/iu },
    {
      rank: 'article',
      pattern: /^article\s+(\d{1,4}(?:-\d{1,2})?[a-z]?)(?:\s*[.:–—-]\s*(.*)|\s*(\(.*)|)$/iu,
    },
    { rank: 'clause', pattern: /^(?:\((\d{1,3})\)|(\d{1,3})[.)])\s+(.+)$/u },
    { rank: 'point', pattern: /^\(?([a-z]|[ivx]{1,4})\)\s+(.+)$/u },
  ],
};

/** The mark that a line opens with; undefined for ordinary text. */
export function markOf(line: string, language: Language): Mark | undefined {
  for (const { rank, pattern } of patterns[language]) {
    const found = pattern.exec(line);
    if (found) return readMark(rank, found, language);
  }
  return undefined;
}

/** True for a line that opens a part, chapter, section or article in any of the languages. */
export function startsStructure(line: string): boolean {
  if (line.length > 300) return false;
  return (['vi', 'ko', 'en'] as const).some((language) => {
    const rank = markOf(line, language)?.rank;
    return rank === 'part' || rank === 'chapter' || rank === 'section' || rank === 'article';
  });
}

function readMark(rank: Rank, found: RegExpExecArray, language: Language): Mark {
  const [, first = '', second = '', third = '', fourth = '', fifth = ''] = found;
  if (language === 'ko' && rank === 'article') {
    const number = first + second.replace(/\s/g, '');
    return { rank, number, rest: fourth || fifth, ...(third ? { title: third.trim() } : {}) };
  }
  if (language === 'ko' && rank === 'chapter')
    return { rank, number: first + second.replace(/\s/g, ''), rest: third };
  if (language === 'ko' && rank === 'clause') return { rank, number: circled(first), rest: second };
  if (language === 'en' && rank === 'clause') return { rank, number: first || second, rest: third };
  return { rank, number: first, rest: (second || third).trim() };
}

/** ③ → "3". */
function circled(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code >= 0x2460 && code <= 0x2473) return String(code - 0x245f);
  if (code >= 0x3251 && code <= 0x325f) return String(code - 0x3251 + 21);
  return String(code - 0x32b1 + 36);
}
