/** The lines of a law → its articles, clauses and points. */

import type { Language } from '../../../src/nouns.ts';
import type { DocumentBlock } from '../document.ts';
import type { TextLine } from '../group.ts';
import { type Mark, markOf, type Rank } from './marks.ts';

/** A numbered part within an article. */
export interface Part {
  rank: Rank;
  number: string;
  lines: TextLine[];
  parts: Part[];
}

export interface Article {
  number: string;
  title: string;
  /** Set where numbering began anew: the decree's annex, the supplementary provisions. */
  within: string;
  /** Chapter and section titles above it. */
  under: string[];
  /** What stands before the first clause. */
  lines: TextLine[];
  parts: Part[];
}

export interface LawText {
  language: Language;
  before: DocumentBlock[];
  articles: Article[];
  /** What stands behind the last article: adoption, signatures, annexes. */
  after: DocumentBlock[];
}

const articlesMin = 2;
const wide: readonly Rank[] = ['part', 'chapter', 'section'];
const ends: Readonly<Record<Language, RegExp>> = {
  vi: /^(?:(?:luật|bộ luật|pháp lệnh|nghị quyết|hiến pháp) này (?:đã )?được (?:quốc hội|ủy ban|uỷ ban).*thông qua|nơi nhận\s*:|phụ lục(?:\s|$)|danh mục(?:\s.*)?\(?kèm theo)/iu,
  ko: /^(?:\[?별표|\[?별지|별첨)/u,
  en: /^(?:annex|appendix|schedule)(?:\s|$)|^this (?:law|code) (?:was|has been) (?:passed|adopted)/iu,
};
const supplement: Readonly<Record<Language, RegExp>> = {
  vi: /^$/,
  ko: /^부\s*칙\s*(?:[<(［[]?(?:제\s*)?([^<>)]*?)[>)］\]]?)?$/u,
  en: /^(?:addenda|supplementary provisions)\b/iu,
};

/** The language whose articles the document is made of; undefined when it is no law. */
export function languageOfLaw(blocks: readonly DocumentBlock[]): Language | undefined {
  const counts = (['vi', 'ko', 'en'] as const).map((language) => ({
    language,
    count: blocks.filter(
      (block) => block.kind !== 'table' && markOf(block.text, language)?.rank === 'article',
    ).length,
  }));
  const best = counts.toSorted((a, b) => b.count - a.count)[0];
  return best && best.count >= articlesMin ? best.language : undefined;
}

export function readLaw(blocks: readonly DocumentBlock[], language: Language): LawText {
  const law: LawText = { language, before: [], articles: [], after: [] };
  let under: { rank: Rank; text: string }[] = [];
  /** The last mark was a chapter without its title: the next line is it. */
  let awaitsTitle = false;
  let within = '';
  let lastHeading = '';
  let ended = false;
  for (const block of blocks.flatMap((one) => splitBlock(one, language))) {
    const text = block.kind === 'table' ? '' : block.text;
    const mark = text ? markOf(text, language) : undefined;
    const article = law.articles.at(-1);
    const supplementary = text ? supplement[language].exec(text) : null;
    if (mark?.rank === 'article' && isArticle(mark, article, ended)) {
      if (article && isAnew(mark.number, article) && !within) within = lastHeading;
      ended = false;
      awaitsTitle = false;
      law.articles.push(articleOf(mark, block, { within, under: under.map((one) => one.text), language }));
    } else if (supplementary && article) {
      within = supplementName(text, language);
      under = [];
      ended = false;
    } else if (mark && wide.includes(mark.rank) && !ended) {
      under = [
        ...under.filter(({ rank }) => wide.indexOf(rank) < wide.indexOf(mark.rank)),
        { rank: mark.rank, text },
      ];
      awaitsTitle = mark.rest === '';
    } else if (awaitsTitle && text) {
      const last = under.at(-1);
      if (last) last.text = `${last.text}. ${text}`;
      awaitsTitle = false;
    } else if (article && !ended && ends[language].test(text)) {
      ended = true;
      law.after.push(block);
    } else if (ended) law.after.push(block);
    else if (article) addLine(article, block, mark, language);
    else law.before.push(block);
    if (block.kind === 'heading' || (text.length < 150 && text !== '' && text === text.toUpperCase()))
      lastHeading = text;
  }
  return law;
}

/** Articles are counted up; one far off is a reference, unless counting begins anew. */
function isArticle(mark: Mark, before: Article | undefined, ended: boolean): boolean {
  if (!before || ended) return true;
  const [number, last] = [Number.parseInt(mark.number, 10), Number.parseInt(before.number, 10)];
  return number === 1 || (number >= last && number <= last + 40);
}

function isAnew(number: string, before: Article): boolean {
  return number === '1' && before.number !== '1';
}

function supplementName(text: string, language: Language): string {
  if (language !== 'ko') return text;
  const number = /제\s*(\d+)\s*호/.exec(text)?.[1];
  return number ? `부칙(제${number}호)` : '부칙';
}

/** Korean laws write clauses on the line of their article, and several on one line. */
function splitBlock(block: DocumentBlock, language: Language): DocumentBlock[] {
  if (language !== 'ko' || block.kind === 'table' || block.kind === 'heading') return [block];
  return block.text
    .split(/(?<=^|[\s)>.])(?=[①-⑳㉑-㉟㊱-㊿]\s*\S)/u)
    .map((text) => ({ ...block, text: text.trim() }))
    .filter(({ text }) => text !== '');
}

interface Above {
  within: string;
  under: string[];
  language: Language;
}

function articleOf(mark: Mark, block: DocumentBlock, { within, under, language }: Above): Article {
  const isTitle =
    mark.title === undefined &&
    mark.rest !== '' &&
    (block.kind === 'heading' || !/[.;:!?]$/.test(mark.rest)) &&
    mark.rest.length < 250;
  const article: Article = {
    number: mark.number,
    title: mark.title ?? (isTitle ? mark.rest : ''),
    within,
    under,
    lines: [],
    parts: [],
  };
  if (!isTitle && mark.rest)
    addLine(article, { ...block, kind: 'paragraph', text: mark.rest }, markOf(mark.rest, language), language);
  return article;
}

function addLine(article: Article, block: DocumentBlock, mark: Mark | undefined, language: Language): void {
  if (block.kind === 'table') {
    for (const row of block.rows) linesAt(article).push(lineOf(row.join(' | '), block.page));
    return;
  }
  const { text, page } = block;
  if (isTitleLine(article, text, mark)) article.title = text;
  else if (mark?.rank === 'clause' && follows(article.parts, mark)) {
    article.parts.push(partOf(mark, text, page));
  } else if (mark?.rank === 'point') {
    const clause = article.parts.findLast(({ rank }) => rank === 'clause');
    const parts = clause ? clause.parts : article.parts;
    if (
      follows(
        parts.filter(({ rank }) => rank === 'point'),
        mark,
        language,
      )
    )
      parts.push(partOf(mark, text, page));
    else linesAt(article).push(lineOf(text, page));
  } else linesAt(article).push(lineOf(text, page));
}

/** The title of an article, where it stands on the line after its number. */
function isTitleLine(article: Article, text: string, mark: Mark | undefined): boolean {
  const nothingYet = article.title === '' && article.lines.length === 0 && article.parts.length === 0;
  return nothingYet && !mark && text.length < 200 && !/[.;:!?]$/.test(text);
}

/** Where the next line of ordinary text belongs. */
function linesAt(article: Article): TextLine[] {
  const part = article.parts.at(-1);
  return (part?.parts.at(-1) ?? part ?? article).lines;
}

function partOf({ rank, number }: Mark, text: string, page: number | undefined): Part {
  return { rank, number, lines: [lineOf(text, page)], parts: [] };
}

function lineOf(text: string, page: number | undefined): TextLine {
  return { text, ...(page === undefined ? {} : { page }) };
}

/** The mark counts on from the one before; otherwise it is a number or letter within a sentence's list. */
function follows(parts: readonly Part[], { number }: Mark, language?: Language): boolean {
  const last = parts.at(-1)?.number;
  const order = language === 'ko' ? Number.parseInt : language ? letterOrder : Number.parseInt;
  const [now, before] = [order(number, 10), last === undefined ? 0 : order(last, 10)];
  if (last === undefined) return now === 1;
  return now === before ? number !== last : now > before && now <= before + 2;
}

/** The place of a letter in the Vietnamese alphabet of points, which English shares but for đ. */
function letterOrder(letters: string): number {
  const at = 'abcdđeghiklmnopqrstuvxy'.indexOf(letters[0] ?? '');
  return letters.length > 1 && letters[0] !== letters[1] ? Number.NaN : at + 1;
}
