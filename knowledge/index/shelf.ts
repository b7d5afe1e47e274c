/** The documents of one language: segments, the newest documents in a buffer, and how to search them. */

import type { Language } from '../../src/nouns.ts';
import { fold } from '../terms/fold.ts';
import { addToBuffer, type Buffer, createBuffer, type SearchDocument } from './buffer.ts';
import { termKey } from './hash.ts';
import { frequencyOf, lookUp } from './lookup.ts';
import { merge } from './merge.ts';
import type { QuestionTerm } from './question.ts';
import { type Candidate, rank } from './rank.ts';
import { type Judged, rerank } from './rerank.ts';
import { seal } from './seal.ts';
import { idOf, isRemoved, lowerBound, markRemoved, type Segment } from './segment.ts';
import type { Frequency } from './spacing.ts';
import type { Tuning } from './tuning.ts';
import { idHash } from './writer.ts';

export interface Shelf {
  language: Language;
  tuning: Tuning;
  segments: Segment[];
  buffer: Buffer;
}

/** How many of the best are looked at twice. */
const rerankedMin = 12;
/** A buffer becomes a segment at this many documents, or when somebody searches. */
const bufferedMax = 20_000;
/** So many segments of about the same size are merged, unless the result would be larger than this. */
const alikeMin = 4;
const mergedMax = 400_000;
const utf8 = new TextEncoder();

export function createShelf(language: Language, tuning: Tuning, segments: readonly Segment[]): Shelf {
  return { language, tuning, segments: [...segments], buffer: createBuffer(language) };
}

/** Adds a document in the place of the one with its id. */
export function addToShelf(shelf: Shelf, document: SearchDocument): void {
  removeFromShelf(shelf, document.id);
  addToBuffer(shelf.buffer, document);
  if (shelf.buffer.documents.length >= bufferedMax) flush(shelf);
}

/** False when there is no document with this id. */
export function removeFromShelf(shelf: Shelf, id: string): boolean {
  const buffered = shelf.buffer.byId.get(id);
  const entry = buffered === undefined ? undefined : shelf.buffer.documents[buffered];
  if (entry !== undefined) {
    entry.removed = true;
    shelf.buffer.byId.delete(id);
    return true;
  }
  const hash = idHash(utf8.encode(id));
  return shelf.segments.some((segment) => {
    const document = find(segment, id, hash);
    if (document === undefined) return false;
    markRemoved(segment, document);
    return true;
  });
}

export function sizeOfShelf({ segments, buffer }: Shelf): number {
  return segments.reduce((sum, { totals }) => sum + totals.documents - totals.removed, buffer.byId.size);
}

/** Makes one segment of everything, without what was removed. */
export function compact(shelf: Shelf): readonly Segment[] {
  flush(shelf);
  const scattered = shelf.segments.length > 1 || shelf.segments.some(({ totals }) => totals.removed > 0);
  if (scattered) shelf.segments = present(merge(shelf.segments, shelf.tuning));
  return shelf.segments;
}

/** In how many documents a word stands. */
export function frequencyIn(shelf: Shelf): Frequency {
  flush(shelf);
  return (word) => frequencyOf(shelf.segments, termKey('word', word, fold(word)));
}

/** The best documents for the terms of a question, best first. */
export function searchShelf(shelf: Shelf, question: readonly QuestionTerm[], limit: number): Judged[] {
  flush(shelf);
  const { segments, tuning } = shelf;
  const lookup = lookUp(segments, question, tuning);
  const termsOf = (place: number) => lookup.segments[place] ?? [];
  const size = Math.max(limit, rerankedMin);
  let best: Candidate[] = [];
  segments.forEach((segment, place) => {
    const floor = best.length < size ? 0 : (best.at(-1)?.score ?? 0);
    const here = rank(segment, termsOf(place), { size, floor });
    best = [...best, ...here].sort((a, b) => b.score - a.score).slice(0, size);
  });
  return segments
    .flatMap((segment, place) => {
      const here = best.filter((candidate) => candidate.segment === segment);
      return rerank(here, termsOf(place), { lookup, tuning });
    })
    .sort((a, b) => b.score - a.score || a.document - b.document)
    .slice(0, limit);
}

/** Makes a segment of the buffer, so that everything can be found. */
function flush(shelf: Shelf): void {
  const { buffer, tuning } = shelf;
  if (buffer.documents.length === 0) return;
  shelf.segments = settle([...shelf.segments, ...present(seal(buffer, tuning))], tuning);
  shelf.buffer = createBuffer(shelf.language);
}

/** Merges the smallest segments when several are about as large, so that their number stays small. */
function settle(segments: readonly Segment[], tuning: Tuning): Segment[] {
  const bySize = segments.toSorted((a, b) => b.totals.documents - a.totals.documents);
  for (let from = 0; from + alikeMin <= bySize.length; from++) {
    const tail = bySize.slice(from);
    const all = tail.reduce((sum, { totals }) => sum + totals.documents, 0);
    if (all > mergedMax || all < (tail[0]?.totals.documents ?? 0) * 1.5) continue;
    return [...bySize.slice(0, from), ...present(merge(tail, tuning))];
  }
  return bySize;
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** The document with an id, unless it was removed. */
function find(segment: Segment, id: string, hash: number): number | undefined {
  for (let at = lowerBound(segment.idHashes, hash); segment.idHashes[at] === hash; at++) {
    const document = segment.idDocuments[at] ?? 0;
    if (idOf(segment, document) === id && !isRemoved(segment, document)) return document;
  }
  return undefined;
}
