/** Who did what to whom: two names or numbers that changed places fit their neighbours' words better when changed back. */

import { saysDate } from '../values/dates.ts';
import type { Value } from '../values.ts';
import type { Claim } from './claim.ts';
import { commonNamesIn } from './common-names.ts';
import type { GroundText } from './ground.ts';
import { stemmed, type Word } from './words.ts';

interface Item {
  key: string;
  /** Only items of one kind can take each other's place. */
  kind: 'name' | 'place' | 'law' | 'number' | 'date';
  start: number;
  end: number;
}

export function checkRoles(claim: Claim): string | undefined {
  for (const cited of claim.same) {
    if (voiceOf(claim.text, claim) !== voiceOf(cited.text, claim)) continue;
    const said = itemsOf(claim);
    const there = itemsOf({
      text: cited.text,
      words: cited.words,
      values: cited.values,
      language: claim.language,
    });
    const why = exchanged(claim, said, cited, there) ?? misdated(said, there);
    if (why) return why;
  }
  return claim.cited.length > 1 ? mispaired(claim) : undefined;
}

/** Ranks of several cited texts, told in pairs with dates: the text that has the number has its date. */
function mispaired({ values, cited }: Claim): string | undefined {
  const ranks = values.filter(
    (value) => value.kind === 'date' || (value.kind === 'number' && value.unit === 'rank'),
  );
  if (ranks.length < values.length) return undefined;
  const items = ranks.map(itemOf);
  for (const [number, date] of pairsIn(items)) {
    const having = cited.filter((ground) => ground.values.some((value) => itemOf(value).key === number));
    const said = values.find((value) => itemOf(value).key === date);
    if (having.length === 0 || said?.kind !== 'date') continue;
    const dates = having.flatMap((ground) => [...ground.values.filter(({ kind }) => kind === 'date')]);
    if (!dates.some((other) => other.kind === 'date' && saysDate(other, said)))
      return `${number} does not belong to ${date}`;
  }
  return undefined;
}

function exchanged(
  claim: Claim,
  said: readonly Item[],
  cited: GroundText,
  there: readonly Item[],
): string | undefined {
  const places = new Map<string, ReadonlySet<string>>();
  for (const item of there) {
    places.set(
      item.key,
      new Set([...(places.get(item.key) ?? []), ...neighbours(item, cited.text, cited.words, there)]),
    );
  }
  const here = said
    .filter(({ key }) => places.has(key))
    .map((item) => ({ ...item, near: neighbours(item, claim.text, claim.words, said) }));
  for (const [at, one] of here.entries()) {
    for (const other of here.slice(at + 1)) {
      if (one.kind !== other.kind || one.kind === 'number' || one.kind === 'date' || one.key === other.key)
        continue;
      if (areJoined(claim.text, one, other)) continue;
      if (claim.cited.length > 1 && !sharedText(claim, one.key, other.key)) continue;
      const straight =
        sharedMarks(one.near, places.get(one.key)) + sharedMarks(other.near, places.get(other.key));
      const crossed =
        sharedMarks(one.near, places.get(other.key)) + sharedMarks(other.near, places.get(one.key));
      if (crossed >= straight + 3 && crossed >= 3) return `${one.key} and ${other.key} have changed places`;
    }
  }
  return undefined;
}

/** "X and Y" is as true as "Y and X". */
function areJoined(text: string, one: Item, other: Item): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return /^(?:[\s,·&/–-]*(?:and|và|cùng|với|with|와|과|및)?[\s,]*)$/i.test(
    text.slice(first.end, second.start),
  );
}

/** As many dates as numbers, told in pairs ("99th in 2014, 89th in 2016"): each number keeps its date. */
function misdated(said: readonly Item[], cited: readonly Item[]): string | undefined {
  if (firstOf(said) !== firstOf(cited)) return undefined;
  const mine = pairsIn(said);
  const theirs = pairsIn(cited);
  for (const [number, date] of mine) {
    const right = theirs.get(number);
    if (right !== undefined && right !== date && [...theirs.values()].includes(date))
      return `${number} belongs to ${right}`;
  }
  return undefined;
}

function firstOf(items: readonly Item[]): Item['kind'] | undefined {
  return items.filter(({ kind }) => kind === 'number' || kind === 'date').sort((a, b) => a.start - b.start)[0]
    ?.kind;
}

function pairsIn(items: readonly Item[]): ReadonlyMap<string, string> {
  const inOrder = [...items].sort((a, b) => a.start - b.start);
  const numbers = inOrder.filter(({ kind }) => kind === 'number');
  const dates = inOrder.filter(({ kind }) => kind === 'date');
  const turns = inOrder.filter(({ kind }) => kind === 'number' || kind === 'date');
  const alternate = turns.every(({ kind }, at) => at === 0 || kind !== turns[at - 1]?.kind);
  const distinct = new Set(numbers.map(({ key }) => key)).size === numbers.length;
  if (numbers.length < 2 || numbers.length !== dates.length || !distinct || !alternate) return new Map();
  return new Map(numbers.map(({ key }, at) => [key, dates[at]?.key ?? '']));
}

/** Only names of one cited text can have changed places in it. */
function sharedText({ cited }: Claim, one: string, other: string): boolean {
  return cited.some(
    ({ letters }) => letters.includes(one.replace(/^\D:/, '')) && letters.includes(other.replace(/^\D:/, '')),
  );
}

function sharedMarks(near: readonly string[], places: ReadonlySet<string> | undefined): number {
  return places ? near.filter((mark) => places.has(mark)).length : 0;
}

const reach = 3;

/** Three words on each side with their distance left out and their side kept, and what is glued to the item. */
function neighbours(item: Item, text: string, words: readonly Word[], items: readonly Item[]): string[] {
  const plain = (word: Word) => items.every(({ start, end }) => word.end <= start || word.start >= end);
  const left = words.filter((word) => word.end <= item.start && plain(word)).slice(-reach);
  const right = words.filter((word) => word.start >= item.end && plain(word)).slice(0, reach);
  const glued = /^[가-힣]{1,4}/.exec(text.slice(item.end))?.[0];
  return [
    ...left.map(({ folded }) => `<${stemmed(folded)}`),
    ...right.map(({ folded }) => `>${stemmed(folded)}`),
    ...(glued ? [`+${glued}`] : []),
  ];
}

function itemsOf({
  text,
  words,
  values,
  language,
}: Pick<Claim, 'text' | 'words' | 'values' | 'language'>): Item[] {
  const items: Item[] = values.map(itemOf);
  return [...items, ...(language === 'ko' ? koreanItems(text) : capitalItems(words, items))];
}

function itemOf(value: Value): Item {
  const { start, end } = value;
  switch (value.kind) {
    case 'number':
      return { key: `n:${value.readings[0]}`, kind: 'number', start, end };
    case 'date':
      return { key: `d:${[value.year, value.month, value.day].join('-')}`, kind: 'date', start, end };
    case 'code':
      return { key: `c:${Number(value.number)}`, kind: 'law', start, end };
  }
}

function capitalItems(words: readonly Word[], taken: readonly Item[]): Item[] {
  const items: Item[] = [];
  let last: Word | undefined;
  for (const word of words) {
    const capital =
      /^\p{Lu}/u.test(word.surface) &&
      !(word.opens && word.surface.length <= 4 && !/\p{Lu}\p{Lu}/u.test(word.surface)) &&
      taken.every(({ start, end }) => word.end <= start || word.start >= end);
    const open = items.at(-1);
    if (capital && last && open && open.end === last.end && word.start - last.end === 1) {
      open.end = word.end;
      open.key = `${open.key} ${word.folded}`;
    } else if (capital)
      items.push({ key: `w:${word.folded}`, kind: 'name', start: word.start, end: word.end });
    last = capital ? word : undefined;
  }
  return items.map((item) => ({ ...item, kind: kindOfName(item.key.slice(2)) }));
}

function kindOfName(name: string): 'name' | 'place' {
  return commonNamesIn(name).size > 0 ? 'place' : 'name';
}

/** Latin words and known places: what stands for names in Korean text. */
function koreanItems(text: string): Item[] {
  const names =
    /[A-Z][A-Za-z0-9]+|베트남|한국|일본|미국|영국|중국|싱가포르|하노이|서울|호찌민|다낭|부산|덴마크|에스토니아|[가-힣]{2,}(?:통신부|기술부|안전부|공안부|진흥원|위원회|연구원|기본법|보호법|산업법|전환법|데이터법|시행령)/g;
  return [...text.matchAll(names)].map((match) => ({
    key: `w:${match[0].toLowerCase()}`,
    kind: /법$|시행령$/.test(match[0]) ? 'law' : kindOfName(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const passive = {
  en: /\b(?:was|were|is|are|be|been|being)\s+(?:\w+\s)?\w+(?:ed|en|t)\s+(?:by|into|with)\b/i,
  vi: /(?:được|bị)\s.{0,40}?(?:bởi|thay)|do\s.{0,40}?(?:thực hiện|ban hành|chủ trì|ký)/i,
  ko: /에 의해|로 대체되|로 대체됐|에 통합되|에 통합됐|으로 대체/,
};

function voiceOf(text: string, { language }: Claim): boolean {
  return passive[language].test(text);
}
