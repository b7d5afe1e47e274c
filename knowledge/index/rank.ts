/**
 * The best documents of one segment, exactly: term at a time, the terms that can add most first. As soon as the
 * terms that are left cannot lift a new document among the best, only documents already met are looked up, and
 * those that cannot get there any more are dropped (Turtle and Flood's MaxScore, with block-wise skipping).
 */

import { type Cursor, readInto, seek } from './cursor.ts';
import { createFloor, type Floor, raise } from './floor.ts';
import type { TermHere } from './lookup.ts';
import { isRemoved, type Segment } from './segment.ts';

export interface Candidate {
  segment: Segment;
  document: number;
  score: number;
}

/** Reading this many postings takes as long as looking for one document. */
const postingsPerSeek = 16;

/** With more documents met than this for each one wanted, a better floor is worth its price. */
const metPerWanted = 8;

/** Room to work in, by document; kept from call to call for speed. Scores and tallies are 0 between two calls. */
interface Room {
  scores: Float64Array;
  tally: Float64Array;
  met: Uint32Array;
  metCount: number;
}

const room: Room = {
  scores: new Float64Array(0),
  tally: new Float64Array(0),
  met: new Uint32Array(0),
  metCount: 0,
};

/** The best `size` documents that score above `floor`, best first. */
export function rank(
  segment: Segment,
  terms: readonly TermHere[],
  wanted: { size: number; floor: number },
): Candidate[] {
  prepare(segment.totals.documents);
  const floor = createFloor(wanted.size, wanted.floor);
  const rest = meet(segment, byYield(terms), floor);
  const all = room.met.slice(0, room.metCount);
  const kept = finish(
    rest.toSorted((a, b) => b.most - a.most),
    floor,
  );
  const best = Array.from(kept, (document) => ({ segment, document, score: room.scores[document] ?? 0 }));
  for (const document of all) room.scores[document] = 0;
  return best.sort((a, b) => b.score - a.score || a.document - b.document).slice(0, wanted.size);
}

function prepare(documents: number): void {
  room.metCount = 0;
  if (room.scores.length >= documents) return;
  room.scores = new Float64Array(documents);
  room.tally = new Float64Array(documents);
  room.met = new Uint32Array(documents);
}

/** The terms that add much and have few postings first. */
function byYield(terms: readonly TermHere[]): TermHere[] {
  const effort = ({ cursors, most }: TermHere): number =>
    (cursors.reduce((sum, { frequency }) => sum + frequency, 0) * (cursors.length > 1 ? 2 : 1)) / most;
  return terms.toSorted((a, b) => effort(a) - effort(b));
}

/** For each place in the order, the most that the terms from there on can add. */
function remaining(order: readonly TermHere[]): Float64Array {
  const left = new Float64Array(order.length + 1);
  for (let i = order.length - 1; i >= 0; i--) left[i] = (left[i + 1] ?? 0) + (order[i]?.most ?? 0);
  return left;
}

/** Scores term after term until no new document can get among the best; gives the terms that are left. */
function meet(segment: Segment, order: readonly TermHere[], floor: Floor): readonly TermHere[] {
  const left = remaining(order);
  let sounded = 0;
  let next = 0;
  for (; next < order.length && floor.value < (left[next] ?? 0); next++) {
    const term = order[next];
    if (term) scoreAll(segment, term);
    if (room.metCount < floor.size) continue;
    raise(floor, room.scores, room.met.subarray(0, room.metCount));
    if (room.metCount > sounded * 4) {
      sounded = room.metCount;
      sound(order.slice(next + 1), floor);
    }
  }
  const rest = order.slice(next);
  if (room.metCount > floor.size * metPerWanted) sound(rest, floor);
  return rest;
}

/** Looks up the rest of the terms for those that lead now: what the last of them scores is a better floor. */
function sound(rest: readonly TermHere[], floor: Floor): void {
  const leaders = room.met
    .subarray(0, room.metCount)
    .filter((document) => (room.scores[document] ?? 0) >= floor.value)
    .slice(0, floor.size);
  if (leaders.length < floor.size) return;
  leaders.sort();
  const scores = Float64Array.from(leaders, (document) => room.scores[document] ?? 0);
  for (const term of rest) {
    leaders.forEach((document, i) => {
      scores[i] = (scores[i] ?? 0) + scoreOf(term, document);
    });
  }
  scores.sort();
  floor.value = Math.max(floor.value, (scores[scores.length - floor.size] ?? 0) * (1 - 1e-9));
}

/** Looks up the rest of the terms for the documents met, and gives those that stay. */
function finish(rest: readonly TermHere[], floor: Floor): Uint32Array {
  const { scores } = room;
  const left = remaining(rest);
  let met = room.met.subarray(0, room.metCount);
  met = keep(met, floor.value - (left[0] ?? 0)).sort();
  for (const [place, term] of rest.entries()) {
    addToMet(term, met);
    if (met.length > floor.size) raise(floor, scores, met);
    met = keep(met, floor.value - (left[place + 1] ?? 0));
  }
  return met;
}

/** The documents that score enough, moved to the front of the same array. */
function keep(met: Uint32Array, enough: number): Uint32Array {
  const { scores } = room;
  let kept = 0;
  for (let i = 0; i < met.length; i++) {
    const document = met[i] ?? 0;
    if ((scores[document] ?? 0) >= enough) met[kept++] = document;
  }
  return met.subarray(0, kept);
}

/** Adds a term's score to documents met, over its postings or over the documents, whichever are fewer. */
function addToMet(term: TermHere, met: Uint32Array): void {
  const { scores } = room;
  const [cursor] = term.cursors;
  if (cursor && term.cursors.length === 1 && cursor.frequency < met.length * postingsPerSeek) {
    scanInto(term, cursor);
    return;
  }
  for (let i = 0; i < met.length; i++) {
    const document = met[i] ?? 0;
    scores[document] = (scores[document] ?? 0) + scoreOf(term, document);
  }
}

function scanInto({ worth, norms, lengths, shares }: TermHere, cursor: Cursor): void {
  const { scores } = room;
  const { documents, counts } = cursor;
  const share = shares[0] ?? 1;
  for (let block = 0; block < cursor.blocks; block++) {
    readInto(cursor, block);
    for (let i = 0; i < cursor.size; i++) {
      const document = documents[i] ?? 0;
      const before = scores[document] ?? 0;
      if (before === 0) continue;
      const count = (counts[i] ?? 0) * share;
      scores[document] = before + (worth * count) / (count + (norms[lengths[document] ?? 0] ?? 1));
    }
  }
}

function scoreAll(segment: Segment, term: TermHere): void {
  if (term.cursors.length > 1) {
    scoreSpellings(segment, term);
    return;
  }
  const cursor = term.cursors[0];
  const share = term.shares[0] ?? 1;
  for (let block = 0; cursor && block < cursor.blocks; block++) {
    readInto(cursor, block);
    scoreBlock(segment, term, { cursor, share });
  }
}

function scoreBlock(
  segment: Segment,
  term: TermHere,
  { cursor, share }: { cursor: Cursor; share: number },
): void {
  const { documents, counts, size } = cursor;
  const { norms, lengths, worth } = term;
  const { scores, met } = room;
  const anyRemoved = segment.totals.removed > 0;
  let { metCount } = room;
  for (let i = 0; i < size; i++) {
    const document = documents[i] ?? 0;
    const before = scores[document] ?? 0;
    if (before === 0) {
      if (anyRemoved && isRemoved(segment, document)) continue;
      met[metCount++] = document;
    }
    const count = (counts[i] ?? 0) * share;
    scores[document] = before + (worth * count) / (count + (norms[lengths[document] ?? 0] ?? 1));
  }
  room.metCount = metCount;
}

/** Several spellings are one term: their counts are summed before they are scored. */
function scoreSpellings(segment: Segment, term: TermHere): void {
  const { scores, tally, met } = room;
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
      met[room.metCount++] = document;
    }
    scores[document] =
      before + (term.worth * count) / (count + (term.norms[term.lengths[document] ?? 0] ?? 1));
  }
}

/** What a term adds to a document's score. Documents come in ascending order. */
function scoreOf(term: TermHere, document: number): number {
  const count = countIn(term, document);
  if (count === 0) return 0;
  return (term.worth * count) / (count + (term.norms[term.lengths[document] ?? 0] ?? 1));
}

/** How often a document has a term, all spellings together. Documents come in ascending order. */
export function countIn(term: TermHere, document: number): number {
  const { cursors, shares } = term;
  let count = 0;
  for (let c = 0; c < cursors.length; c++) {
    const cursor = cursors[c];
    if (cursor) count += seek(cursor, document) * (shares[c] ?? 1);
  }
  return count;
}
