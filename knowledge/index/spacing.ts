/** Korean typed without spaces, taken apart with the words that the documents have. */

import { isEnding, isHangul, stem } from '../terms/ko.ts';

/** In how many documents a word stands. */
export type Frequency = (word: string) => number;

const wordMax = 8;
/** Costs in the unit of one natural logarithm; a word costs less, the more documents have it. */
const wordCost = 12;
const endingCost = 3;
const unknownCost = 14;
/** A word this long that no document has is taken apart. */
const runMin = 5;

interface Step {
  cost: number;
  from: number;
  word: boolean;
}

/** The words of a question with those that nobody wrote so taken apart, as far as their parts are known. */
export function spaced(words: readonly string[], frequency: Frequency): string[] {
  return words.flatMap((word) => {
    if (word.length < runMin || !isHangul(word) || frequency(word) > 0) return [word];
    const parts = partsOf(word, frequency);
    return parts.length > 0 ? parts : [word];
  });
}

/** The cheapest way through the run: known words, endings between them, and syllables that nobody knows. */
function partsOf(run: string, frequency: Frequency): string[] {
  const best: Step[] = [{ cost: 0, from: 0, word: false }];
  for (let end = 1; end <= run.length; end++) {
    let step: Step = { cost: Number.POSITIVE_INFINITY, from: end - 1, word: false };
    for (let from = Math.max(0, end - wordMax); from < end; from++) {
      const found = costOf(run.slice(from, end), from > 0, frequency);
      const cost = (best[from]?.cost ?? 0) + found.cost;
      if (cost < step.cost) step = { cost, from, word: found.word };
    }
    best.push(step);
  }
  return pathOf(run, best);
}

function costOf(part: string, inside: boolean, frequency: Frequency): { cost: number; word: boolean } {
  if (inside && isEnding(part)) return { cost: endingCost, word: false };
  if (part.length === 1) return { cost: unknownCost, word: false };
  const held = frequency(part) || frequency(stem(part));
  if (held === 0) return { cost: unknownCost * part.length, word: false };
  return { cost: Math.max(endingCost, wordCost - Math.log(held)), word: true };
}

function pathOf(run: string, best: readonly Step[]): string[] {
  const parts: string[] = [];
  for (let end = run.length; end > 0; ) {
    const step = best[end];
    if (step === undefined) return parts;
    if (step.word) parts.unshift(stem(run.slice(step.from, end)));
    end = step.from;
  }
  return parts;
}
