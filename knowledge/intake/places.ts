/** How a place in a document is written in the document's own language. */

import type { Language } from '../../src/nouns.ts';
import type { Rank } from './legal/marks.ts';

/** "Điều 5", "khoản 2", "제5조", "제2항", "Article 5", "clause 2". `to` makes it a range. */
export function partPlace(rank: Rank, number: string, language: Language, to?: string): string {
  switch (language) {
    case 'vi':
      return `${vietnamese[rank]} ${number}${to ? `–${to}` : ''}`;
    case 'en':
      return `${english[rank]} ${number}${to ? `–${to}` : ''}`;
    case 'ko':
      return to ? `${korean(rank, number)}~${korean(rank, to)}` : korean(rank, number);
  }
}

export function joinPlaces(places: readonly string[], language: Language): string {
  return places.filter(Boolean).join(language === 'ko' ? ' ' : ', ');
}

export function withPage(place: string, page: number | undefined, language: Language): string {
  if (page === undefined) return place;
  const written = { vi: `trang ${page}`, ko: `${page}쪽`, en: `p. ${page}` }[language];
  return place ? `${place}, ${written}` : written;
}

/** For documents without headings. */
export function paragraphPlace(number: number, language: Language): string {
  return { vi: `đoạn ${number}`, ko: `${number}번째 단락`, en: `paragraph ${number}` }[language];
}

export const preamble: Readonly<Record<Language, string>> = { vi: 'Phần mở đầu', ko: '전문', en: 'Preamble' };
export const closing: Readonly<Record<Language, string>> = {
  vi: 'Phần kết',
  ko: '끝부분',
  en: 'Closing part',
};

const vietnamese: Readonly<Record<Rank, string>> = {
  part: 'Phần',
  chapter: 'Chương',
  section: 'Mục',
  article: 'Điều',
  clause: 'khoản',
  point: 'điểm',
  subpoint: 'điểm',
};

const english: Readonly<Record<Rank, string>> = {
  part: 'Part',
  chapter: 'Chapter',
  section: 'Section',
  article: 'Article',
  clause: 'clause',
  point: 'point',
  subpoint: 'point',
};

function korean(rank: Rank, number: string): string {
  const [main = '', sub] = number.split('의');
  const unit = {
    part: '편',
    chapter: '장',
    section: '절',
    article: '조',
    clause: '항',
    point: '호',
    subpoint: '목',
  }[rank];
  return rank === 'subpoint' ? `${number}${unit}` : `제${main}${unit}${sub ? `의${sub}` : ''}`;
}
