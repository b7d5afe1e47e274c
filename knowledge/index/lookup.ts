/** The terms of a question found in segments, with how much each is worth. */

import { type Cursor, openCursor } from './cursor.ts';
import { foldRest, type TermKey, type TermKind } from './hash.ts';
import { lengthOfCode } from './length.ts';
import { readVarint } from './postings.ts';
import type { QuestionTerm } from './question.ts';
import { lowerBound, type Segment } from './segment.ts';
import type { Tuning } from './tuning.ts';

/** One term of a question in one segment. */
export interface TermHere {
  /** Score of a posting whose impact is 1. */
  worth: number;
  /** The most that it can add to a document of this segment. */
  most: number;
  /** Its spellings here, and what an occurrence of each counts. */
  cursors: readonly Cursor[];
  shares: readonly number[];
  /** BM25's k1 · (1 − b + b · length ÷ average) by length code, and the length codes of the documents. */
  norms: Float64Array;
  lengths: Uint8Array;
}

export interface Lookup {
  /** For each segment, the terms that it has. */
  segments: TermHere[][];
  /** What each term of the question is worth, also those that are nowhere. */
  worths: number[];
  averages: Averages;
}

/** Average lengths over all segments. */
export interface Averages {
  documents: number;
  word: number;
  pair: number;
  sentence: number;
}

export function averagesOf(segments: readonly Segment[]): Averages {
  const sum = { documents: 0, words: 0, pairs: 0, sentences: 0, sentenceWords: 0 };
  for (const { totals } of segments) {
    sum.documents += totals.documents;
    sum.words += totals.words;
    sum.pairs += totals.pairs;
    sum.sentences += totals.sentences;
    sum.sentenceWords += totals.sentenceWords;
  }
  return {
    documents: sum.documents,
    word: sum.words / sum.documents || 1,
    pair: sum.pairs / sum.documents || 1,
    sentence: sum.sentenceWords / sum.sentences || 1,
  };
}

/** A term is meant as typed unless its other spellings together stand in this many times as many documents. */
const typedAsMeant = 4;

/** Finds the terms of a question in all segments of one language. */
export function lookUp(
  segments: readonly Segment[],
  question: readonly QuestionTerm[],
  tuning: Tuning,
): Lookup {
  const averages = averagesOf(segments);
  const norms = { word: normsOf(tuning, averages.word), pair: normsOf(tuning, averages.pair) };
  const found: TermHere[][] = segments.map(() => []);
  const worths = question.map((term) => {
    const everywhere = segments.map((segment) => findSpellings(segment, term));
    const places = term.oneWord ? onlyTyped(everywhere) : everywhere;
    const frequency = places.reduce((sum, place) => sum + heldBy(place), 0);
    const worth = term.weight * rarity(averages.documents, frequency);
    segments.forEach((segment, s) => {
      const spellings = places[s];
      if (spellings === undefined || spellings.cursors.length === 0) return;
      const { kind } = term;
      found[s]?.push(
        termIn(segment, { kind, spellings, worth, average: averages[kind], norms: norms[kind] }),
      );
    });
    return worth;
  });
  return { segments: found.map(mostWorthy), worths, averages };
}

/** A question longer than this (a pasted page) is asked by its rarest terms. */
const termsMax = 128;

function mostWorthy(terms: TermHere[]): TermHere[] {
  return terms.length <= termsMax ? terms : terms.toSorted((a, b) => b.worth - a.worth).slice(0, termsMax);
}

interface Found {
  kind: TermKind;
  spellings: Spellings;
  worth: number;
  average: number;
  norms: Float64Array;
}

function termIn(segment: Segment, { kind, spellings, worth, average, norms }: Found): TermHere {
  const { cursors, shares } = spellings;
  const { totals } = segment;
  const here = (kind === 'pair' ? totals.pairs : totals.words) / totals.documents || 1;
  return {
    worth,
    most: worth * greatestImpact(cursors, { here, everywhere: average }),
    cursors,
    shares,
    norms,
    lengths: kind === 'pair' ? segment.pairLengths : segment.wordLengths,
  };
}

/** In how many documents a term stands, in this very spelling. */
export function frequencyOf(segments: readonly Segment[], key: TermKey): number {
  let documents = 0;
  for (const segment of segments) {
    for (const at of alike(segment, key)) {
      if (segment.termKeys[2 * at + 1] !== key.exact) continue;
      documents += readVarint(segment.postings, segment.termStarts[at] ?? 0);
    }
  }
  return documents;
}

/** BM25's idf as Lucene has it: never negative. */
function rarity(documents: number, frequency: number): number {
  const held = Math.min(frequency, documents);
  return Math.log(1 + (documents - held + 0.5) / (held + 0.5));
}

/** In how many documents a term stands, each spelling by its share. */
function heldBy({ cursors, shares }: { cursors: readonly Cursor[]; shares: readonly number[] }): number {
  return cursors.reduce((sum, { frequency }, at) => sum + frequency * (shares[at] ?? 1), 0);
}

/**
 * The greatest impact (0 to 1) that a term has here. It was written with the average length of its segment; where
 * the whole index has longer texts, every norm is smaller by at most that factor, and the impact greater.
 */
function greatestImpact(cursors: readonly Cursor[], averages: { here: number; everywhere: number }): number {
  const [cursor] = cursors;
  if (cursor === undefined || cursors.length !== 1) return 1;
  return Math.min(1, (cursor.impact / 255) * Math.max(1, averages.everywhere / averages.here));
}

function normsOf({ k1, b }: Tuning, average: number): Float64Array {
  return lengthOfCode.map((length) => k1 * (1 - b + (b * length) / average));
}

/** The spellings of one term in one segment, what each counts, and whether it is as it was typed. */
interface Spellings {
  cursors: Cursor[];
  shares: number[];
  typed: boolean[];
}

function findSpellings(segment: Segment, term: QuestionTerm): Spellings {
  const found: Spellings = { cursors: [], shares: [], typed: [] };
  for (const { key, share, otherMarks } of term.spellings) {
    for (const at of alike(segment, key)) {
      const typed = segment.termKeys[2 * at + 1] === key.exact;
      const counts = typed ? share : otherMarks;
      if (counts === 0) continue;
      found.cursors.push(openCursor(segment, at));
      found.shares.push(counts);
      found.typed.push(typed && share === 1);
    }
  }
  return found;
}

/** Leaves other spellings aside where the documents show that the term was typed as it is meant. */
function onlyTyped(places: readonly Spellings[]): readonly Spellings[] {
  let typed = 0;
  let other = 0;
  for (const place of places) {
    place.cursors.forEach(({ frequency }, at) => {
      if (place.typed[at]) typed += frequency;
      else if ((place.shares[at] ?? 1) < 1) other += frequency;
    });
  }
  if (other === 0 || typed * typedAsMeant < other) return places;
  return places.map(({ cursors, shares, typed: asTyped }) => ({
    cursors: cursors.filter((_, at) => asTyped[at] || shares[at] === 1),
    shares: shares.filter((share, at) => asTyped[at] || share === 1),
    typed: asTyped.filter((one, at) => one || shares[at] === 1),
  }));
}

/** The terms of a segment that are alike without marks. */
function* alike({ termKeys, termStarts }: Segment, key: TermKey): Generator<number> {
  const rest = foldRest(key.exact);
  for (let at = lowerBound(termKeys, key.fold, 2); at < termStarts.length; at++) {
    if (termKeys[2 * at] !== key.fold) return;
    if (foldRest(termKeys[2 * at + 1] ?? 0) === rest) yield at;
  }
}
