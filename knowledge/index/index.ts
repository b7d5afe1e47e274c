/** The search index: documents in three languages, held in memory, found by BM25 and their best sentence. */

import { type Language, languages } from '../../src/nouns.ts';
import type { SearchDocument } from './buffer.ts';
import type { Lexicon } from './lexicon.ts';
import { type QuestionTerm, termsOfGroups, termsOfQuestion } from './question.ts';
import { idOf, type Segment } from './segment.ts';
import {
  addToShelf,
  compact,
  createShelf,
  frequencyIn,
  removeFromShelf,
  type Shelf,
  searchShelf,
  sizeOfShelf,
} from './shelf.ts';
import { translateQuestion } from './translate.ts';
import { type Tuning, tunings } from './tuning.ts';

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
  /** Comparable within one language; across languages only roughly. */
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
  /** The segments of each language, everything merged into one, to be saved. */
  segments(): ReadonlyMap<Language, readonly Segment[]>;
}

export interface IndexOptions {
  /** Gives the lexicon when `also` is used: it is not read for questions in one language. */
  lexicon?: () => Lexicon;
  /** For measuring: other parameters of BM25. */
  tunings?: Readonly<Record<Language, Tuning>>;
}

type Segments = ReadonlyMap<Language, readonly Segment[]>;

/** An index of nothing, or of the segments of a saved one. */
export function createIndex(options: IndexOptions = {}, segments: Segments = new Map()): SearchIndex {
  const { lexicon = () => ({}), tunings: tuningOf = tunings } = options;
  const shelf = (language: Language): Shelf =>
    createShelf(language, tuningOf[language], segments.get(language) ?? []);
  const shelves: Record<Language, Shelf> = { vi: shelf('vi'), ko: shelf('ko'), en: shelf('en') };
  const all = languages.map((language) => shelves[language]);
  return {
    add: (document) => addToShelf(shelves[document.language], document),
    remove: (id) => all.map((one) => removeFromShelf(one, id)).includes(true),
    search: (query) => search(shelves, query, lexicon),
    size: () => all.reduce((sum, one) => sum + sizeOfShelf(one), 0),
    segments: () => new Map(all.map((one) => [one.language, compact(one)])),
  };
}

function search(
  shelves: Readonly<Record<Language, Shelf>>,
  { text, language, limit, also = [] }: SearchQuery,
  lexicon: () => Lexicon,
): SearchResult[] {
  const others = also.filter((other) => other !== language);
  const found = [
    ...resultsOf(shelves[language], questionFor(shelves[language], text), limit),
    ...others.flatMap((to) => {
      const groups = translateQuestion(text, { from: language, to, lexicon: lexicon() });
      return resultsOf(shelves[to], termsOfGroups(groups, to, shelves[to].tuning), limit);
    }),
  ];
  return found.sort((a, b) => b.score - a.score).slice(0, limit);
}

function questionFor(shelf: Shelf, text: string): QuestionTerm[] {
  const { language, tuning } = shelf;
  return termsOfQuestion(text, { language, tuning, frequency: frequencyIn(shelf) });
}

function resultsOf(shelf: Shelf, question: readonly QuestionTerm[], limit: number): SearchResult[] {
  return searchShelf(shelf, question, limit).map(({ segment, document, score, coverage }) => ({
    id: idOf(segment, document),
    language: shelf.language,
    score,
    coverage,
  }));
}
