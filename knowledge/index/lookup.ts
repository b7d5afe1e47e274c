/** The terms of a question found in segments, with how much each is worth. */

import { type Cursor, openCursor } from './cursor.ts';
import { foldRest, type TermKey } from './hash.ts';
import { lengthOfCode } from './length.ts';
import { readVarint } from './postings.ts';
import type { QuestionTerm } from './question.ts';
import { lowerBound, type Segment } from './segment.ts';
import type { Tuning } from './tuning.ts';

/** One term of a question in one segment. */
export interface TermHere {
  /** Place of the term in the question. */
  place: number;
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

/** Finds the terms of a question in all segments of one language. */
export function lookUp(
  segments: readonly Segment[],
  question: readonly QuestionTerm[],
  tuning: Tuning,
): Lookup {
  const averages = averagesOf(segments);
  const norms = { word: normsOf(tuning, averages.word), pair: normsOf(tuning, averages.pair) };
  const here: TermHere[][] = segments.map(() => []);
  const worths = question.map((term, place) => {
    const places = segments.map((segment) => findSpellings(segment, term));
    const frequency = places.reduce((sum, place) => sum + heldBy(place), 0);
    const worth = term.weight * rarity(averages.documents, frequency);
    segments.forEach((segment, s) => {
      const { cursors, shares } = places[s] ?? { cursors: [], shares: [] };
      if (cursors.length === 0) return;
      const lengths = term.kind === 'pair' ? segment.pairLengths : segment.wordLengths;
      const most = worth * greatestImpact(cursors);
      here[s]?.push({ place, worth, most, cursors, shares, norms: norms[term.kind], lengths });
    });
    return worth;
  });
  return { segments: here, worths, averages };
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

function greatestImpact(cursors: readonly Cursor[]): number {
  if (cursors.length !== 1) return 1;
  // The impact was taken with the averages of its segment; 2 % covers what the whole index differs by.
  return Math.min(1, ((cursors[0]?.impact ?? 255) / 255) * 1.02);
}

function normsOf({ k1, b }: Tuning, average: number): Float64Array {
  return lengthOfCode.map((length) => k1 * (1 - b + (b * length) / average));
}

function findSpellings(segment: Segment, term: QuestionTerm): { cursors: Cursor[]; shares: number[] } {
  const cursors: Cursor[] = [];
  const shares: number[] = [];
  for (const { key, share, otherMarks } of term.spellings) {
    for (const at of alike(segment, key)) {
      const counts = segment.termKeys[2 * at + 1] === key.exact ? share : otherMarks;
      if (counts === 0) continue;
      cursors.push(openCursor(segment, at));
      shares.push(counts);
    }
  }
  return { cursors, shares };
}

/** The terms of a segment that are alike without marks. */
function* alike({ termKeys, termStarts }: Segment, key: TermKey): Generator<number> {
  const rest = foldRest(key.exact);
  for (let at = lowerBound(termKeys, key.fold, 2); at < termStarts.length; at++) {
    if (termKeys[2 * at] !== key.fold) return;
    if (foldRest(termKeys[2 * at + 1] ?? 0) === rest) yield at;
  }
}
