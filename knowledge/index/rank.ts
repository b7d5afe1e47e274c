/**
 * The best documents of one segment, exactly: term at a time, the terms that can add most first. As soon as the
 * terms that are left cannot lift a new document among the best, only documents already met are looked up, and
 * those that cannot get there any more are dropped (Turtle and Flood's MaxScore, with block-wise skipping).
 */

import { type Cursor, readInto, seek } from './cursor.ts';
import type { TermHere } from './lookup.ts';
import { isRemoved, type Segment } from './segment.ts';

export interface Candidate {
  segment: Segment;
  document: number;
  score: number;
}

/** Scores by document, all 0 between two calls; kept from call to call for speed. */
let scores = new Float64Array(0);
let tally = new Float64Array(0);

/** The best `size` documents that score above `floor`, in no order. */
export function rank(
  segment: Segment,
  terms: readonly TermHere[],
  wanted: { size: number; floor: number },
): Candidate[] {
  prepare(segment.totals.documents);
  const order = terms.toSorted((a, b) => b.most - a.most);
  const left = remaining(order);
  const floor = createFloor(wanted.size, wanted.floor);
  let met: number[] = [];
  let next = 0;
  for (; next < order.length && floor.value < (left[next] ?? 0); next++) {
    const term = order[next];
    if (term) scoreAll(segment, term, met);
    if (met.length >= wanted.size) raise(floor, met);
  }
  const all = met;
  met = met
    .filter((document) => (scores[document] ?? 0) + (left[next] ?? 0) >= floor.value)
    .sort((a, b) => a - b);
  for (; next < order.length; next++) {
    const term = order[next];
    if (term) scoreMet(term, met);
    if (met.length > wanted.size) raise(floor, met);
    met = met.filter((document) => (scores[document] ?? 0) + (left[next + 1] ?? 0) >= floor.value);
  }
  const best = met.map((document) => ({ segment, document, score: scores[document] ?? 0 }));
  for (const document of all) scores[document] = 0;
  return best.sort((a, b) => b.score - a.score || a.document - b.document).slice(0, wanted.size);
}

function prepare(documents: number): void {
  if (scores.length >= documents) return;
  scores = new Float64Array(documents);
  tally = new Float64Array(documents);
}

/** For each place in the order, the most that the terms from there on can add. */
function remaining(order: readonly TermHere[]): Float64Array {
  const left = new Float64Array(order.length + 1);
  for (let i = order.length - 1; i >= 0; i--) left[i] = (left[i + 1] ?? 0) + (order[i]?.most ?? 0);
  return left;
}

function scoreAll(segment: Segment, term: TermHere, met: number[]): void {
  if (term.cursors.length > 1) {
    scoreSpellings(segment, term, met);
    return;
  }
  const cursor = term.cursors[0];
  if (cursor === undefined) return;
  const share = term.shares[0] ?? 1;
  for (let block = 0; block < cursor.blocks; block++) {
    readInto(cursor, block);
    scoreBlock(segment, term, { cursor, share, met });
  }
}

function scoreBlock(
  segment: Segment,
  term: TermHere,
  { cursor, share, met }: { cursor: Cursor; share: number; met: number[] },
): void {
  const { documents, counts, size } = cursor;
  const { norms, lengths, worth } = term;
  const anyRemoved = segment.totals.removed > 0;
  for (let i = 0; i < size; i++) {
    const document = documents[i] ?? 0;
    const before = scores[document] ?? 0;
    if (before === 0) {
      if (anyRemoved && isRemoved(segment, document)) continue;
      met.push(document);
    }
    const count = (counts[i] ?? 0) * share;
    scores[document] = before + (worth * count) / (count + (norms[lengths[document] ?? 0] ?? 1));
  }
}

/** Several spellings are one term: their counts are summed before they are scored. */
function scoreSpellings(segment: Segment, term: TermHere, met: number[]): void {
  const touched: number[] = [];
  term.cursors.forEach((cursor, c) => {
    const share = term.shares[c] ?? 1;
    for (let block = 0; block < cursor.blocks; block++) {
      readInto(cursor, block);
      for (let i = 0; i < cursor.size; i++) {
        const document = cursor.documents[i] ?? 0;
        const before = tally[document] ?? 0;
        if (before === 0) touched.push(document);
        tally[document] = before + (cursor.counts[i] ?? 0) * share;
      }
    }
  });
  for (const document of touched) {
    const count = tally[document] ?? 0;
    tally[document] = 0;
    const before = scores[document] ?? 0;
    if (before === 0) {
      if (isRemoved(segment, document)) continue;
      met.push(document);
    }
    scores[document] =
      before + (term.worth * count) / (count + (term.norms[term.lengths[document] ?? 0] ?? 1));
  }
}

function scoreMet(term: TermHere, met: readonly number[]): void {
  for (const document of met) {
    const count = countIn(term, document);
    if (count === 0) continue;
    const norm = term.norms[term.lengths[document] ?? 0] ?? 1;
    scores[document] = (scores[document] ?? 0) + (term.worth * count) / (count + norm);
  }
}

/** How often a document has a term, all spellings together. Documents come in ascending order. */
export function countIn(term: TermHere, document: number): number {
  let count = 0;
  for (let c = 0; c < term.cursors.length; c++) {
    const cursor = term.cursors[c];
    if (cursor) count += seek(cursor, document) * (term.shares[c] ?? 1);
  }
  return count;
}

/** A lower bound of the score that the last of the best has. */
interface Floor {
  value: number;
  size: number;
}

function createFloor(size: number, value: number): Floor {
  return { value, size };
}

const steps = 512;
const histogram = new Uint32Array(steps + 1);

/** Raises the floor to (just below) the score of the `size`-th best document met. */
function raise(floor: Floor, met: readonly number[]): void {
  let top = 0;
  for (const document of met) top = Math.max(top, scores[document] ?? 0);
  if (top <= floor.value) return;
  histogram.fill(0);
  const scale = steps / (top - floor.value);
  for (const document of met) {
    const over = (scores[document] ?? 0) - floor.value;
    if (over >= 0) {
      const step = Math.floor(over * scale);
      histogram[step] = (histogram[step] ?? 0) + 1;
    }
  }
  let above = 0;
  for (let step = steps; step > 0; step--) {
    above += histogram[step] ?? 0;
    if (above < floor.size) continue;
    floor.value += (step / scale) * (1 - 1e-9);
    return;
  }
}
