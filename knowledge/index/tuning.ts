/** What BM25 is told for each language; test/bench/retrieval.ts measures these numbers. */

import type { Language } from '../../src/nouns.ts';
import type { TermKind } from './hash.ts';

export interface Tuning {
  /** Saturation of repeated terms and influence of length. */
  k1: number;
  b: number;
  weights: Readonly<Record<TermKind, number>>;
  /** What another spelling counts (other marks) beside the one that was typed. */
  otherMarks: number;
  /** Weight of the best sentence's score beside the passage's. */
  bestSentence: number;
  /** Influence of the length in that score. */
  sentenceB: number;
}

export const tunings: Readonly<Record<Language, Tuning>> = {
  vi: {
    k1: 0.8,
    b: 0.5,
    weights: { word: 1, pair: 0.5 },
    otherMarks: 0.5,
    bestSentence: 0.5,
    sentenceB: 0.3,
  },
  ko: {
    k1: 0.35,
    b: 0.6,
    weights: { word: 1, pair: 0.5 },
    otherMarks: 0.5,
    bestSentence: 0.7,
    sentenceB: 0.45,
  },
  en: { k1: 1.2, b: 0.5, weights: { word: 1, pair: 0 }, otherMarks: 0.5, bestSentence: 0.5, sentenceB: 0.3 },
};

/** How often a term of a field counts. */
export const fieldCounts = { title: 1, names: 3, cues: 2 };
