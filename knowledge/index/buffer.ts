/** Documents that were added and do not stand in a segment yet. */

import type { Language } from '../../src/nouns.ts';
import { fold } from '../terms/fold.ts';
import { sentences } from '../terms/sentences.ts';
import { type Terms, terms } from '../terms/terms.ts';
import { type TermKind, termKey } from './hash.ts';
import { everySentence } from './postings.ts';
import { sentencesMin } from './segment.ts';
import { fieldCounts } from './tuning.ts';

/** A document as the index takes it. What stands in a field weighs more; cues are words that askers use for it. */
export interface SearchDocument {
  id: string;
  language: Language;
  text: string;
  fields?: { title?: string; names?: readonly string[]; cues?: readonly string[] };
}

/** One document in terms, numbered within its buffer. */
export interface Buffered {
  id: string;
  words: number;
  pairs: number;
  /** Words in each sentence; empty when the document has too few to re-rank. */
  sentenceWords: readonly number[];
  removed: boolean;
}

export interface Buffer {
  language: Language;
  documents: Buffered[];
  byId: Map<string, number>;
  /** Numbers of the terms: words and pairs apart. */
  numbers: Record<TermKind, Map<string, number>>;
  /** Keys of the terms by number, two for each. */
  keys: number[];
  /** The posting that was last begun for each term. */
  latest: number[];
  postingTerms: number[];
  postingDocuments: number[];
  postingCounts: number[];
  postingSentences: (number | number[])[];
}

export function createBuffer(language: Language): Buffer {
  return {
    language,
    documents: [],
    byId: new Map(),
    numbers: { word: new Map(), pair: new Map() },
    keys: [],
    latest: [],
    postingTerms: [],
    postingDocuments: [],
    postingCounts: [],
    postingSentences: [],
  };
}

/** Adds a document; one with the same id must have been removed before. */
export function addToBuffer(buffer: Buffer, document: SearchDocument): void {
  const number = buffer.documents.length;
  const parts = sentences(document.text);
  const ranked = parts.length >= sentencesMin;
  const entry = { id: document.id, words: 0, pairs: 0, sentenceWords: [] as number[], removed: false };
  buffer.documents.push(entry);
  buffer.byId.set(document.id, number);
  parts.forEach((sentence, place) => {
    const found = terms(sentence, buffer.language);
    const at = Math.min(place, everySentence - 1);
    if (ranked) entry.sentenceWords[at] = (entry.sentenceWords[at] ?? 0) + found.words.length;
    addTerms(buffer, number, found, { count: 1, sentence: ranked ? at : -1 });
  });
  for (const [text, count] of fieldTexts(document)) {
    addTerms(buffer, number, terms(text, buffer.language), { count, sentence: ranked ? everySentence : -1 });
  }
}

function fieldTexts({ fields }: SearchDocument): [string, number][] {
  return [
    ...(fields?.title === undefined ? [] : [[fields.title, fieldCounts.title] as [string, number]]),
    ...(fields?.names ?? []).map((name): [string, number] => [name, fieldCounts.names]),
    ...(fields?.cues ?? []).map((cue): [string, number] => [cue, fieldCounts.cues]),
  ];
}

interface Occurrence {
  count: number;
  /** -1: the document keeps no sentences. */
  sentence: number;
}

function addTerms(buffer: Buffer, document: number, found: Terms, occurrence: Occurrence): void {
  const entry = buffer.documents[document];
  if (entry === undefined) return;
  entry.words += found.words.length;
  entry.pairs += found.pairs.length;
  for (const word of found.words) addPosting(buffer, document, termNumber(buffer, 'word', word), occurrence);
  for (const pair of found.pairs) addPosting(buffer, document, termNumber(buffer, 'pair', pair), occurrence);
}

function termNumber(buffer: Buffer, kind: TermKind, text: string): number {
  const numbers = buffer.numbers[kind];
  let number = numbers.get(text);
  if (number === undefined) {
    number = buffer.latest.length;
    numbers.set(text, number);
    const key = termKey(kind, text, fold(text));
    buffer.keys.push(key.fold, key.exact);
    buffer.latest.push(-1);
  }
  return number;
}

function addPosting(buffer: Buffer, document: number, term: number, { count, sentence }: Occurrence): void {
  const posting = buffer.latest[term] ?? -1;
  if (posting >= 0 && buffer.postingDocuments[posting] === document) {
    buffer.postingCounts[posting] = Math.min(255, (buffer.postingCounts[posting] ?? 0) + count);
    if (sentence >= 0) addSentence(buffer, posting, sentence);
    return;
  }
  buffer.latest[term] = buffer.postingTerms.length;
  buffer.postingTerms.push(term);
  buffer.postingDocuments.push(document);
  buffer.postingCounts.push(count);
  buffer.postingSentences.push(sentence);
}

function addSentence(buffer: Buffer, posting: number, sentence: number): void {
  const before = buffer.postingSentences[posting] ?? sentence;
  if (typeof before !== 'number') {
    if (before.at(-1) !== sentence) before.push(sentence);
  } else if (before !== sentence) {
    buffer.postingSentences[posting] = [before, sentence];
  }
}
