/** A release of the corpus: which versions of which documents are in, and what changed. Plain JSON. */

import type { Language } from '../../src/nouns.ts';

/** What is known of a document beside its text. Days are YYYY-MM-DD; empty where nothing is known. */
export interface Passport {
  title: string;
  publisher: string;
  url: string;
  published: string;
  language: Language;
  licence: string;
  fetched_at: string;
  /** The number of a law. */
  number?: string;
  effective_from?: string;
  effective_to?: string;
}

/** One version of a document. Its passages stand in `file`, which never changes. */
export interface DocumentVersion {
  document: string;
  version: number;
  /** SHA-256 of the original's bytes, in hexadecimal. */
  hash: string;
  format: string;
  /** The name or address that it was added by. */
  from: string;
  /** What makes another file a version of the same document: law number, address, path, name. */
  keys: string[];
  passport: Passport;
  /** Numbers of the laws that this one ends. */
  repeals: string[];
  file: string;
  passages: number;
}

export type ChangeKind = 'added' | 'replaced' | 'kept-beside' | 'removed' | 'rolled-back';

export interface Change {
  kind: ChangeKind;
  document: string;
  title: string;
  version: number;
}

export interface Release {
  layout: 1;
  /** Counted from 1; 0 stands for the empty corpus. */
  release: number;
  /** ISO 8601. */
  at: string;
  changes: Change[];
  versions: DocumentVersion[];
  /** The last number given to a version of each document: none is given twice, so no citation names another text. */
  latest: Record<string, number>;
  index: IndexFiles;
}

export interface IndexFiles {
  /** Which code made the terms: another one builds the index anew. */
  stamp: string;
  parts: string[];
}

/** A passage as it stands in its version's file. */
export interface StoredPassage {
  id: string;
  language: Language;
  place: string;
  under: string;
  text: string;
}

export const noRelease: Release = {
  layout: 1,
  release: 0,
  at: '',
  changes: [],
  versions: [],
  latest: {},
  index: { stamp: '', parts: [] },
};

/** The part of passage ids that names their version. */
export function versionId({ document, version }: { document: string; version: number }): string {
  return version === 1 ? document : `${document}@${version}`;
}

export function versionOfPassage(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
