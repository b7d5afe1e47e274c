/** How well an engine finds: success@1 and @5, MRR@10 and nDCG@10. */

import type { Language } from '../../../src/nouns.ts';
import type { Engine } from './engine.ts';
import type { RetrievalSet } from './sets.ts';

export interface Quality {
  success1: number;
  success5: number;
  mrr10: number;
  ndcg10: number;
  questions: number;
}

export interface QualityRow extends Quality {
  set: string;
  engine: string;
}

/** How the questions are typed: as they are, or as people on a phone type them. */
export interface Distortion {
  name: string;
  of(question: string): string;
}

const asTyped: Distortion = { name: '', of: (question) => question };
const withoutMarks: Distortion = {
  name: 'without marks',
  of: (question) =>
    question
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D')
      .normalize('NFC'),
};
const withoutSpaces: Distortion = { name: 'without spaces', of: (question) => question.replace(/\s+/g, '') };

export const distortionsOf: Readonly<Record<Language, readonly Distortion[]>> = {
  vi: [asTyped, withoutMarks],
  ko: [asTyped, withoutSpaces],
  en: [asTyped],
};

const depth = 10;

export function fill(engine: Engine, set: RetrievalSet): void {
  for (const { id, text } of set.passages) engine.add({ id, text, language: set.language });
  engine.finish?.();
}

export function qualityOf(engine: Engine, set: RetrievalSet, distortion: Distortion): Quality {
  const sum = { success1: 0, success5: 0, mrr10: 0, ndcg10: 0 };
  for (const { q, rel } of set.questions) {
    const found = engine.search(distortion.of(q), set.language, depth).slice(0, depth);
    const right = found.map((id) => rel.includes(id));
    const first = right.indexOf(true);
    sum.success1 += first === 0 ? 1 : 0;
    sum.success5 += first >= 0 && first < 5 ? 1 : 0;
    sum.mrr10 += first >= 0 ? 1 / (first + 1) : 0;
    sum.ndcg10 += gain(right) / gain(rel.slice(0, depth).map(() => true));
  }
  const questions = set.questions.length;
  return {
    success1: sum.success1 / questions,
    success5: sum.success5 / questions,
    mrr10: sum.mrr10 / questions,
    ndcg10: sum.ndcg10 / questions,
    questions,
  };
}

/** Discounted cumulative gain. */
function gain(right: readonly boolean[]): number {
  return right.reduce((sum, one, at) => sum + (one ? 1 / Math.log2(at + 2) : 0), 0);
}
