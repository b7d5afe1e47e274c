/** What the bench asks of every search engine it measures. */

import type { Language } from '../../../src/nouns.ts';

export interface Engine {
  name: string;
  /** `shipped`: as it comes; `our terms`: fed with our terms instead of its own tokenizer's. */
  terms: 'shipped' | 'our terms' | 'ours';
  add(passage: { id: string; language: Language; text: string }): void;
  /** Set when it keeps its index outside JavaScript's memory, where the bench cannot see it. */
  memoryUnseen?: true;
  /** After the last passage. */
  finish?(): void;
  /** Ids, best first. */
  search(question: string, language: Language, limit: number): string[];
  close?(): void;
}

/** Opens an engine, empty, for passages mostly in one language. */
export type OpenEngine = (language: Language) => Engine;
