/** The words of a text as the checks compare them. */

import type { Language } from '../../nouns.ts';
import { fold } from '../../text.ts';

export interface Word {
  /** As written. */
  surface: string;
  lower: string;
  folded: string;
  start: number;
  end: number;
  /** First of its sentence, of a quotation, or after a colon: its capital says nothing. */
  opens: boolean;
}

const pattern =
  /\d+(?:[.,]\d+)+(?![\p{Script=Latin}\d])|[가-힣]+|(?:(?![가-힣])[\p{L}\p{M}\p{N}])+(?:[’'][\p{Script=Latin}]{1,2}(?![\p{L}]))?/gu;
/** Nothing to fold: plain Latin letters, digits, Hangul. */
const unmarked = /^[a-z0-9’'.,가-힣]+$/i;
const opening = /(?:^|[.!?:;]\s+|[\n•]\s*)["“‘'(«\-–]*$/;

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(pattern)].map((match) => {
    const surface = match[0];
    const start = match.index;
    return {
      surface,
      lower: surface.toLowerCase(),
      folded: unmarked.test(surface) ? surface.toLowerCase() : fold(surface),
      start,
      end: start + surface.length,
      opens:
        opening.test(text.slice(Math.max(0, start - 6), start)) &&
        (start < 6 || opening.test(text.slice(0, start).slice(-8))),
    };
  });
}

const stop: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    'the a an of in on at to for and or by with from as is are was were be been it its this that these those which who has have had not no than then also into their they he she his her will may must can all'.split(
      ' ',
    ),
  ),
  vi: new Set(
    'và của là có được các những cho trong với tại về theo từ đến một này đó khi để do bởi ở ra vào đã sẽ đang bị thì mà như cũng trên dưới hay hoặc nhằm việc sự cùng nên còn không chưa phải số năm ngày tháng'.split(
      ' ',
    ),
  ),
  ko: new Set(),
};
const particles =
  /(?:으로부터|에서는|에게는|으로는|이라는|라고|이며|이고|으로서|으로써|에서|에게|까지|부터|보다|처럼|하였습니다|했습니다|하고|하며|하여|합니다|입니다|됩니다|되었습니다|됐습니다|습니다|니다|으로|은|는|이|가|을|를|의|에|와|과|도|로|만|며|고)$/;

/** What a word says apart from its form: its stem (en), its syllable (vi), its pairs of syllables (ko). */
export function unitsOf(words: readonly Word[], language: Language): string[] {
  return words.flatMap(({ lower, folded }) => {
    if (/^\d/.test(lower)) return [];
    if (language === 'ko') return hangulPairs(lower);
    if (stop[language].has(lower)) return [];
    return language === 'en' ? [stemmed(folded)] : [lower];
  });
}

function hangulPairs(word: string): string[] {
  const stem = /[가-힣]/.test(word) ? word.replace(particles, '') : word;
  if (stem.length < 2) return stem === '' ? [] : [stem];
  if (!/[가-힣]/.test(stem)) return [stem];
  return Array.from({ length: stem.length - 1 }, (_, at) => stem.slice(at, at + 2));
}

export function stemmed(word: string): string {
  const bare = word.replace(/[’'].*$/, '');
  if (bare.length <= 4) return bare.replace(/(?<=...)s$/, '');
  return bare.replace(/(?:ies|ing|ed|es|s|ly|y|e)$/, '').slice(0, 6);
}
