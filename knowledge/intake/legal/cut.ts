/** A law → passages: an article, or its clauses when it is long, each with the place that it is cited by. */

import type { Language } from '../../../src/nouns.ts';
import { cutByHeadings } from '../cut.ts';
import type { DocumentBlock } from '../document.ts';
import { groupLines, pageOf, type TextLine, textOf } from '../group.ts';
import { type Piece, pieceLength } from '../piece.ts';
import { closing, joinPlaces, partPlace, preamble, withPage } from '../places.ts';
import { type Article, type Part, readLaw } from './articles.ts';

/** Up to here an article stays whole: its clauses would say little alone. */
const wholeMax: Readonly<Record<Language, number>> = { vi: 160, ko: 80, en: 160 };
const introMax = 500;

export function cutLaw(blocks: readonly DocumentBlock[], language: Language): Piece[] {
  const law = readLaw(blocks, language);
  return [
    ...within(preamble[language], cutByHeadings(law.before, language), language),
    ...law.articles.flatMap((article) => cutArticle(article, language)),
    ...within(closing[language], cutByHeadings(law.after, language), language),
  ];
}

function within(name: string, pieces: readonly Piece[], language: Language): Piece[] {
  return pieces.map((piece) => {
    const page = /(?:trang \d+|\d+쪽|p\. \d+)$/.exec(piece.place)?.[0] ?? '';
    return {
      ...piece,
      place: joinPlaces([name, page], language === 'ko' ? 'en' : language),
      under: piece.under,
    };
  });
}

function cutArticle(article: Article, language: Language): Piece[] {
  const place = joinPlaces([article.within, partPlace('article', article.number, language)], language);
  const all = [...article.lines, ...article.parts.flatMap(linesOf)];
  const under = [
    ...article.under,
    [partPlace('article', article.number, language), article.title].filter(Boolean).join('. '),
  ].join(' › ');
  const piece = (lines: readonly TextLine[], at: string): Piece => ({
    text: textOf(lines),
    place: withPage(at, pageOf(lines), language),
    under,
    language,
  });
  if (all.length === 0) return article.title ? [piece([{ text: article.title }], place)] : [];
  if (article.parts.length === 0 || textOf(all).length <= wholeMax[language]) {
    return groupLines(all).map((lines) => piece(lines, place));
  }
  if (language !== 'ko' && article.parts.every(({ rank }) => rank === 'point')) {
    const whole: Part = {
      rank: 'article',
      number: article.number,
      lines: article.lines,
      parts: article.parts,
    };
    return cutPart(whole, [], { place: article.within, language }).map(({ lines, at }) => piece(lines, at));
  }
  const intro = article.lines;
  const leads = textOf(intro).length <= introMax;
  return [
    ...(leads ? [] : groupLines(intro).map((lines) => piece(lines, place))),
    ...article.parts.flatMap((part, n) => {
      const before = leads && n === 0 ? intro : [];
      return cutPart(part, before, { place, language }).map(({ lines, at }) => piece(lines, at));
    }),
  ];
}

interface Cut {
  lines: TextLine[];
  at: string;
}

/** One clause, or an article of points alone, whole; when it is too long, its points in groups. */
function cutPart(
  part: Part,
  before: readonly TextLine[],
  { place, language }: { place: string; language: Language },
): Cut[] {
  const at = joinPlaces([place, partPlace(part.rank, part.number, language)], language);
  const all = [...before, ...linesOf(part)];
  if (textOf(all).length <= pieceLength.most) return [{ lines: all, at }];
  const head = groupLines([...before, ...part.lines]).map((lines) => ({ lines, at }));
  const points: Cut[] = [];
  let group: Part[] = [];
  const close = () => {
    const [first, last] = [group[0], group.at(-1)];
    if (first && last) {
      const to = last === first ? undefined : last.number;
      const place = joinPlaces([at, partPlace(first.rank, first.number, language, to)], language);
      points.push(
        ...groupLines(group.flatMap(linesOf), pieceLength.most).map((lines) => ({ lines, at: place })),
      );
    }
    group = [];
  };
  for (const point of part.parts) {
    if (group.length > 0 && textOf([...group, point].flatMap(linesOf)).length > pieceLength.usual) close();
    group.push(point);
  }
  close();
  return [...head, ...points];
}

function linesOf(part: Part): TextLine[] {
  return [...part.lines, ...part.parts.flatMap(linesOf)];
}
