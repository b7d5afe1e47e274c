/** How much of what a question speaks about stands in a statement and its entry's names: what an answer is judged by. */

import { type Entry, type Language, languages, type Statement } from '../src/nouns.ts';
import { fold } from '../src/text.ts';
import { keepLatest } from './corpus/latest.ts';
import * as en from './terms/en.ts';
import * as ko from './terms/ko.ts';
import * as vi from './terms/vi.ts';

/** For each language, in how many entries a word or pair stands. */
export type Vocabulary = Readonly<Record<Language, Readonly<Record<string, number>>>>;

/** A word of the question that says what it is about. */
interface Unit {
  /** Any one of the alternatives covers it; several parts cover their share. */
  parts: readonly string[];
  weight: number;
}

/** For each thing that the question speaks about, its share of the whole that the statement has; at most 1 in all. */
export interface Coverage {
  covers(statement: Statement): number[];
  /** Of what the question speaks about beside the entry's names, the share that the sentence itself has; 1 where there is nothing beside. */
  beyondNames(statement: Statement): number;
  /** The same of other texts, such as a passage and its headings; `key` names them, so that their words are kept. */
  coversTexts(key: string, texts: readonly string[]): number[];
  /** The weights of all that the question speaks about, together. */
  questionWeight: number;
}

export function countVocabulary(entries: readonly Entry[]): Vocabulary {
  const counts: Record<Language, Record<string, number>> = { vi: {}, ko: {}, en: {} };
  for (const entry of entries) {
    for (const language of languages) {
      const bag = namesBag(entry, language);
      for (const statement of entry.statements) addStatement(bag, statement, language);
      for (const term of bag) counts[language][term] = timesOf(counts[language], term) + 1;
    }
  }
  return counts;
}

/** In how many entries; people also write words that every object has ("constructor"). */
function timesOf(counts: Readonly<Record<string, number>>, term: string): number {
  return Object.hasOwn(counts, term) ? (counts[term] ?? 0) : 0;
}

export type CoverageOf = (text: string, language: Language) => Coverage;

/** Gives, for one question, the function from a statement to what it covers. */
export function coverageOf(entries: ReadonlyMap<string, Entry>, vocabulary: Vocabulary): CoverageOf {
  const bags: Readonly<Record<Language, Bags>> = { vi: new Map(), ko: new Map(), en: new Map() };
  const passageBags = keepLatest<ReadonlySet<string>>(passagesKept);
  return (text: string, language: Language): Coverage => {
    const units = unitsOf(text, language, vocabulary[language], entries.size);
    const total = units.reduce((sum, unit) => sum + unit.weight, 0);
    const kept = bags[language];
    const covers = (statement: Statement) => {
      const entry = entries.get(statement.entry);
      if (!entry || total === 0) return [];
      const names = keep(kept, entry, () => namesBag(entry, language));
      const own = keep(kept, statement, () => statementBag(statement, language));
      return units.map(({ parts, weight }) => (weight * share(parts, own, names)) / total);
    };
    const beyondNames = (statement: Statement) => {
      const entry = entries.get(statement.entry);
      if (!entry) return 0;
      const names = keep(kept, entry, () => namesBag(entry, language));
      const own = keep(kept, statement, () => statementBag(statement, language));
      const beside = units.filter(({ parts }) => share(parts, names, noWords) === 0);
      const weight = beside.reduce((sum, unit) => sum + unit.weight, 0);
      return weight === 0
        ? 1
        : beside.reduce((sum, unit) => sum + unit.weight * share(unit.parts, own, noWords), 0) / weight;
    };
    const coversTexts = (key: string, texts: readonly string[]) => {
      const bag = passageBags(`${language} ${key}`, () => {
        const made = new Set<string>();
        for (const one of texts) addTerms(made, one, language);
        return made;
      });
      return units.map(({ parts, weight }) =>
        total === 0 ? 0 : (weight * share(parts, bag, noWords)) / total,
      );
    };
    return { covers, beyondNames, coversTexts, questionWeight: total / commonWordWeight };
  };
}

const noWords: ReadonlySet<string> = new Set();
const passagesKept = 2_000;

/** The words of statements and of entries' names, kept once they were needed. */
type Bags = Map<Statement | Entry, ReadonlySet<string>>;

function keep(bags: Bags, key: Statement | Entry, make: () => ReadonlySet<string>): ReadonlySet<string> {
  const known = bags.get(key);
  if (known) return known;
  const made = make();
  bags.set(key, made);
  return made;
}

function share(parts: readonly string[], own: ReadonlySet<string>, names: ReadonlySet<string>): number {
  let covered = 0;
  for (const part of parts) if (own.has(part) || names.has(part)) covered++;
  return covered * 2 >= parts.length ? covered / parts.length : 0;
}

function unitsOf(
  text: string,
  language: Language,
  counts: Readonly<Record<string, number>>,
  entries: number,
): Unit[] {
  const weigh = (part: string) =>
    Math.log((entries + 1) / (Math.max(timesOf(counts, part), 1) + 0.5)) ** rarityPower;
  switch (language) {
    case 'en':
      return englishUnits(text, weigh);
    case 'vi':
      return vietnameseUnits(text, counts).map((parts) => ({ parts, weight: Math.max(...parts.map(weigh)) }));
    case 'ko':
      return koreanUnits(text, weigh);
  }
}

/** A capital inside the sentence marks a name: the answer must be about that one. */
function englishUnits(text: string, weigh: (part: string) => number): Unit[] {
  const capitals = new Set((text.match(/(?<=\S\s+)\p{Lu}\p{L}+/gu) ?? []).map(fold));
  return unique(en.words(text))
    .filter((word) => !en.isQuestionWord(word) && !askingEnglish.has(word) && !isYear(word))
    .map((word) => {
      const part = en.stemmed(word);
      return { parts: [part], weight: weigh(part) * (capitals.has(word) ? 1.6 : 1) };
    });
}

/** Syllables joined to the compounds that the content knows, the firmest joins first. */
function vietnameseUnits(text: string, counts: Readonly<Record<string, number>>): string[][] {
  const unmarked = fold(text) === text.normalize('NFC').toLowerCase();
  return vi.syllableRuns(text).flatMap((run) => {
    const syllables = run.map((syllable) => ({
      written: unmarked ? fold(syllable) : syllable,
      dropped:
        vi.isQuestionSyllable(syllable, unmarked) || isYear(syllable) || askingVietnamese.has(fold(syllable)),
    }));
    const joined = joinCompounds(syllables, counts);
    const units: string[][] = [];
    let loose: string[] = [];
    syllables.forEach(({ written, dropped }, n) => {
      const pair = joined.get(n);
      if (pair !== undefined || joined.has(n - 1) || dropped) {
        if (loose.length > 0) units.push(withPairs(loose));
        loose = [];
        if (pair !== undefined && !askingVietnamese.has(fold(pair))) units.push([pair]);
      } else loose.push(written);
    });
    if (loose.length > 0) units.push(withPairs(loose));
    return units;
  });
}

/** Syllables that stand side by side and form no known compound: each counts, and that they stand so. */
function withPairs(syllables: readonly string[]): string[] {
  return [...syllables, ...syllables.slice(1).map((syllable, n) => `${syllables[n]} ${syllable}`)];
}

/** Which neighbours belong together: place of the first → the pair. No syllable belongs to two. */
function joinCompounds(
  syllables: readonly { written: string; dropped: boolean }[],
  counts: Readonly<Record<string, number>>,
): Map<number, string> {
  const pairs = syllables.slice(1).map((second, n) => {
    const first = syllables[n]?.written ?? '';
    const pair = `${first} ${second.written}`;
    const together = timesOf(counts, pair);
    const apart = Math.min(timesOf(counts, first) || 1, timesOf(counts, second.written) || 1);
    const both = (syllables[n]?.dropped ?? true) && second.dropped;
    return { at: n, pair, firmness: together < 2 || both ? 0 : together / apart };
  });
  const joined = new Map<number, string>();
  for (const { at, pair, firmness } of pairs.sort((a, b) => b.firmness - a.firmness)) {
    if (firmness < compoundFirmnessMin) break;
    if (!joined.has(at) && !joined.has(at - 1) && !joined.has(at + 1)) joined.set(at, pair);
  }
  return joined;
}

function koreanUnits(text: string, weigh: (part: string) => number): Unit[] {
  return unique(ko.eojeol(text)).flatMap((run): Unit[] => {
    if (!ko.isHangul(run)) return isYear(run) ? [] : [{ parts: [fold(run)], weight: weigh(fold(run)) }];
    if (run.length >= unspacedMin) return unspacedUnits(run, weigh);
    const about = ko.stem(run);
    if (ko.isQuestionWord(run) || askingKorean.test(about) || about.length < 2) return [];
    const parts = ko.syllablePairs(about);
    return [{ parts, weight: Math.max(...parts.map(weigh)) * (predicate.test(run) ? 0.3 : 1) }];
  });
}

/** Words run together: where one ends is not known, so each pair of syllables counts for itself, a little. */
function unspacedUnits(run: string, weigh: (part: string) => number): Unit[] {
  return run
    .split(askingInside)
    .filter((piece) => piece.length > 1)
    .flatMap((piece) =>
      ko.syllablePairs(piece).map((pair) => ({ parts: [pair], weight: 0.4 * weigh(pair) })),
    );
}

/** An eojeol this long is probably several. */
const unspacedMin = 8;
const askingInside =
  /언제|어디|누구|누가|무엇|무슨|뭔가요?|뭐[가-힣]{0,2}$|얼마나?|몇[년명개건월위장번]?|어떻게|어떤|왜|알려[줘주].*$|인가요?$|나요$|습니까$|는지$|[었았했됐]나요?$|하나요?$|이에요$|예요$|이야$/;
/** Rare words say more on what a question is about than common ones, but not without bound. */
const rarityPower = 1.2;
/** The weight of a word that stands in a tenth of the entries. */
const commonWordWeight = Math.log(10) ** rarityPower;
/** Two syllables are a compound when the rarer one stands beside the other at least this often. */
const compoundFirmnessMin = 0.2;
const isYear = (word: string) => /^(19|20)\d\d$/.test(word);
const predicate = /(나요|까요|니까|어요|아요|해요|세요|는지|었죠|였죠|하죠|됐어|했어|려면|줘|죠|야|어|던데)$/;
const askingKorean =
  /^(알려|설명|궁금|말해|가르쳐|얼마|몇|누구|언제|어디|어떤|무엇|무슨|뭐|관련|경우|정도|현재|지금|가장|모두|각각|이후|이전|동안)/;
const askingEnglish = new Set(
  (
    'list compare difference between describe explain currently now today still right ever exactly many much long which one ones ' +
    'tell say said says does kind kinds there any some all other others own same each per year years please know name names named called vs versus exist exists get got'
  ).split(' '),
);
const askingVietnamese = new Set(
  (
    'nam|thang|ngay|lam gi|cho biet|hien nay|hien tai|bao gio|khi nao|bao lau|the nao|nhu the|gom|hay|noi|biet|hoi|xin|giup|dung khong|' +
    'khac nhau|so sanh|liet ke|ke ten|nao|may|gi|dau|sao|ko|j|bn|dc|thi|con|muon|can|phai|duoc|nguoi|viec|cai|chiec|nhung gi|la gi|o dau|gio'
  ).split('|'),
);

/** What the entry's names say: words as written and folded, and pairs of syllables. */
function namesBag(entry: Entry, language: Language): Set<string> {
  const bag = new Set<string>();
  const names = [
    entry.names[language],
    entry.short[language],
    ...(language === 'en' ? [] : [entry.names.en]),
  ];
  for (const name of [...names, ...languages.flatMap((one) => entry.aliases[one])])
    addTerms(bag, name, language);
  return bag;
}

function statementBag(statement: Statement, language: Language): Set<string> {
  const bag = new Set<string>();
  addStatement(bag, statement, language);
  return bag;
}

function addStatement(bag: Set<string>, statement: Statement, language: Language): void {
  addTerms(bag, statement.text[language], language);
  for (const cue of statement.cues[language]) addTerms(bag, cue, language);
}

function addTerms(bag: Set<string>, text: string, language: Language): void {
  if (language === 'en') {
    for (const word of en.words(text)) bag.add(en.stemmed(word));
    return;
  }
  if (language === 'ko') {
    for (const run of ko.eojeol(text)) {
      if (!ko.isHangul(run)) bag.add(fold(run));
      else for (const pair of ko.syllablePairs(run)) bag.add(pair);
    }
    return;
  }
  for (const run of vi.syllableRuns(text)) {
    run.forEach((syllable, n) => {
      const next = run[n + 1];
      for (const form of [syllable, fold(syllable)]) bag.add(form);
      if (next !== undefined)
        for (const pair of [`${syllable} ${next}`, fold(`${syllable} ${next}`)]) bag.add(pair);
    });
  }
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
