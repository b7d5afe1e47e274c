/** The search index: documents in three languages, held in memory, found by BM25 and their best sentence. */

import type { Language } from '../../src/nouns.ts';
import { languages } from '../../src/nouns.ts';
import { fold } from '../terms/fold.ts';
import { addToBuffer, type Buffer, createBuffer, type SearchDocument } from './buffer.ts';
import { termKey } from './hash.ts';
import type { Lexicon } from './lexicon.ts';
import { frequencyOf, lookUp } from './lookup.ts';
import { merge } from './merge.ts';
import { type QuestionTerm, termsOfGroups, termsOfQuestion } from './question.ts';
import { type Candidate, rank } from './rank.ts';
import { rerank } from './rerank.ts';
import { seal } from './seal.ts';
import { idOf, isRemoved, lowerBound, markRemoved, type Segment } from './segment.ts';
import { translateQuestion } from './translate.ts';
import { type Tuning, tunings } from './tuning.ts';
import { idHash } from './writer.ts';

export type { SearchDocument } from './buffer.ts';

export interface SearchQuery {
  text: string;
  language: Language;
  limit: number;
  /** Other languages to look in, through the lexicon. */
  also?: readonly Language[];
}

export interface SearchResult {
  id: string;
  language: Language;
  score: number;
  /** Share (0 to 1) of the question's terms, weighted by how rare they are, that the document has. */
  coverage: number;
}

export interface SearchIndex {
  /** Adds a document, or puts it in the place of one with the same id and language; found by the next search. */
  add(document: SearchDocument): void;
  /** Removes a document in all languages; false when there was none. */
  remove(id: string): boolean;
  /** The best documents, best first. */
  search(query: SearchQuery): SearchResult[];
  /** The number of documents. */
  size(): number;
  /** The segments of each language, everything sealed and merged into one, to be saved. */
  segments(): ReadonlyMap<Language, readonly Segment[]>;
}

export interface IndexOptions {
  /** Gives the lexicon when `also` is first used: it is not read for questions in one language. */
  lexicon?: () => Lexicon;
  tunings?: Readonly<Record<Language, Tuning>>;
}

/** The documents of one language. */
interface Shelf {
  segments: Segment[];
  buffer: Buffer;
}

/** How many of the best are looked at twice. */
const rerankedMax = 12;
/** A buffer becomes a segment at this many documents, or when somebody searches. */
const bufferedMax = 20_000;
const alikeMax = 4;
const mergedMax = 400_000;
const utf8 = new TextEncoder();

export function createIndex(
  options: IndexOptions = {},
  opened: ReadonlyMap<Language, readonly Segment[]> = new Map(),
): SearchIndex {
  const tuningOf = options.tunings ?? tunings;
  const shelves = new Map<Language, Shelf>(
    languages.map((language) => [
      language,
      { segments: [...(opened.get(language) ?? [])], buffer: createBuffer(language) },
    ]),
  );

  return { add, remove, search, size, segments: () => sealed(true) };

  function add(document: SearchDocument): void {
    const shelf = shelfOf(document.language);
    removeFrom(shelf, document.id);
    addToBuffer(shelf.buffer, document);
    if (shelf.buffer.documents.length >= bufferedMax) flush(shelf);
  }

  function remove(id: string): boolean {
    return [...shelves.values()].map((shelf) => removeFrom(shelf, id)).includes(true);
  }

  function search({ text, language, limit, also = [] }: SearchQuery): SearchResult[] {
    const own = searchShelf(language, limit, questionIn(text, language));
    const others = also
      .filter((other) => other !== language)
      .flatMap((other) => searchShelf(other, limit, translatedInto(other, text, language)));
    return others.length === 0 ? own : [...own, ...others].sort((a, b) => b.score - a.score).slice(0, limit);
  }

  function questionIn(text: string, language: Language): QuestionTerm[] {
    const { segments } = flushed(language);
    const frequency = (word: string): number => frequencyOf(segments, termKey('word', word, fold(word)));
    return termsOfQuestion(text, { language, tuning: tuningOf[language], frequency });
  }

  function translatedInto(language: Language, text: string, from: Language): QuestionTerm[] {
    const groups = translateQuestion(text, { from, to: language, lexicon: options.lexicon?.() ?? {} });
    return termsOfGroups(groups, language, tuningOf[language]);
  }

  function searchShelf(language: Language, limit: number, question: QuestionTerm[]): SearchResult[] {
    const shelf = flushed(language);
    const tuning = tuningOf[language];
    const lookup = lookUp(shelf.segments, question, tuning);
    const size = Math.max(limit, rerankedMax);
    const best = bestOf(
      shelf.segments,
      (segment, s, floor) => rank(segment, lookup.segments[s] ?? [], { size, floor }),
      size,
    );
    return shelf.segments
      .flatMap((segment, s) => {
        const own = best.filter((candidate) => candidate.segment === segment);
        return rerank(own, lookup.segments[s] ?? [], { lookup, tuning });
      })
      .sort((a, b) => b.score - a.score || a.document - b.document)
      .slice(0, limit)
      .map(({ segment, document, score, coverage }) => ({
        id: idOf(segment, document),
        language,
        score,
        coverage,
      }));
  }

  function size(): number {
    let documents = 0;
    for (const { segments, buffer } of shelves.values()) {
      documents += buffer.byId.size;
      for (const { totals } of segments) documents += totals.documents - totals.removed;
    }
    return documents;
  }

  function sealed(merged: boolean): ReadonlyMap<Language, readonly Segment[]> {
    for (const [language, shelf] of shelves) {
      flush(shelf);
      const dirty = shelf.segments.length > 1 || shelf.segments.some(({ totals }) => totals.removed > 0);
      if (merged && dirty) shelf.segments = present(merge(shelf.segments, tuningOf[language]));
    }
    return new Map([...shelves].map(([language, { segments }]) => [language, segments]));
  }

  function flush(shelf: Shelf): void {
    const { buffer } = shelf;
    if (buffer.documents.length === 0) return;
    shelf.segments.push(...present(seal(buffer, tuningOf[buffer.language])));
    shelf.buffer = createBuffer(buffer.language);
    shelf.segments = settle(shelf.segments, tuningOf[buffer.language]);
  }

  function flushed(language: Language): Shelf {
    const shelf = shelfOf(language);
    flush(shelf);
    return shelf;
  }

  function shelfOf(language: Language): Shelf {
    const shelf = shelves.get(language);
    if (shelf === undefined) throw new Error(`No index for the language "${language}".`);
    return shelf;
  }
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** The best of all segments; each is told the score that it has to beat. */
function bestOf(
  segments: readonly Segment[],
  rankOne: (segment: Segment, place: number, floor: number) => Candidate[],
  size: number,
): Candidate[] {
  let best: Candidate[] = [];
  segments.forEach((segment, place) => {
    const floor = best.length < size ? 0 : (best.at(-1)?.score ?? 0);
    best = [...best, ...rankOne(segment, place, floor)].sort((a, b) => b.score - a.score).slice(0, size);
  });
  return best;
}

/** Merges the smallest segments as long as several are about as large, so that their number stays small. */
function settle(segments: readonly Segment[], tuning: Tuning): Segment[] {
  const bySize = segments.toSorted((a, b) => b.totals.documents - a.totals.documents);
  for (let from = 0; from + alikeMax <= bySize.length; from++) {
    const tail = bySize.slice(from);
    const all = tail.reduce((sum, { totals }) => sum + totals.documents, 0);
    if (all > mergedMax || all < (tail[0]?.totals.documents ?? 0) * 1.5) continue;
    return [...bySize.slice(0, from), ...present(merge(tail, tuning))];
  }
  return bySize;
}

function removeFrom(shelf: Shelf, id: string): boolean {
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

/** The document with an id, unless it was removed. */
function find(segment: Segment, id: string, hash: number): number | undefined {
  for (let at = lowerBound(segment.idHashes, hash); segment.idHashes[at] === hash; at++) {
    const document = segment.idDocuments[at] ?? 0;
    if (idOf(segment, document) === id && !isRemoved(segment, document)) return document;
  }
  return undefined;
}
