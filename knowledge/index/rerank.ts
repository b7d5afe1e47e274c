/** A second look at the best documents: the sentence that fits best, and how much of the question is there. */

import { sentencesAt } from './cursor.ts';
import { lengthOfCode } from './length.ts';
import type { Lookup, TermHere } from './lookup.ts';
import { everySentence } from './postings.ts';
import { type Candidate, countIn } from './rank.ts';
import { type Segment, sentencesOf } from './segment.ts';
import type { Tuning } from './tuning.ts';

export interface Judged extends Candidate {
  /** Share (0 to 1) of the question's terms, by their worth, that the document has. */
  coverage: number;
}

/** Adds the best sentence's score to the score of each candidate of one segment. */
export function rerank(
  candidates: readonly Candidate[],
  terms: readonly TermHere[],
  { lookup, tuning }: { lookup: Lookup; tuning: Tuning },
): Judged[] {
  const total = lookup.worths.reduce((sum, worth) => sum + worth, 0) || 1;
  const inOrder = candidates.toSorted((a, b) => a.document - b.document);
  const judged = inOrder.map((candidate) => ({ ...candidate, coverage: 0 }));
  const sentences = inOrder.map(
    ({ segment, document }) => new Float64Array(sentencesOf(segment, document) || 1),
  );
  for (const term of terms) {
    judged.forEach((one, i) => {
      if (countIn(term, one.document) === 0) return;
      one.coverage += term.worth / total;
      const scores = sentences[i];
      if (scores === undefined) return;
      if (scores.length > 1) addToSentences(term, one.document, scores);
      else scores[0] = (scores[0] ?? 0) + term.worth;
    });
  }
  judged.forEach((one, i) => {
    one.score += tuning.bestSentence * best(sentences[i], one, { lookup, tuning });
  });
  return judged;
}

function addToSentences(term: TermHere, document: number, scores: Float64Array): void {
  for (const cursor of term.cursors) {
    if (cursor.document !== document) continue;
    for (const sentence of sentencesAt(cursor)) {
      if (sentence !== everySentence) scores[sentence] = (scores[sentence] ?? 0) + term.worth;
    }
  }
}

/** The score of the best sentence: what its terms are worth, by its length. */
function best(
  worths: Float64Array | undefined,
  { segment, document }: { segment: Segment; document: number },
  { lookup, tuning: { k1, sentenceB: b } }: { lookup: Lookup; tuning: Tuning },
): number {
  const start = segment.sentenceStarts[document] ?? 0;
  const whole = worths?.length === 1 ? lengthOfCode[segment.wordLengths[document] ?? 0] : undefined;
  let highest = 0;
  worths?.forEach((worth, sentence) => {
    const length = whole ?? lengthOfCode[segment.sentenceLengths[start + sentence] ?? 0] ?? 0;
    const score = worth / (1 + k1 * (1 - b + (b * length) / lookup.averages.sentence));
    highest = Math.max(highest, score);
  });
  return highest;
}
