/** The corpus's search index: parts on disk, one for each addition, joined in memory and merged when they become many. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../../src/nouns.ts';
import { createIndex, type SearchIndex } from '../index/index.ts';
import { openIndex, saveIndex } from '../index/save.ts';
import { readPassages, writeWhole } from './files.ts';
import type { DocumentVersion, IndexFiles, Release, StoredPassage } from './release.ts';

const partsMax = 4;

/** The index of a release. One that other code has left is built anew, which takes a while, and kept. */
export function indexOf(folder: string, release: Release): SearchIndex {
  const parts = readParts(folder, release.index) ?? readParts(folder, rebuiltFiles(release));
  if (parts) return joined(parts);
  const index = buildIndex(folder, release.versions);
  try {
    writeWhole(join(folder, 'index', rebuiltFiles(release).parts[0] ?? ''), saveIndex(index));
  } catch {
    // a store that may only be read: the index is built at each start instead
  }
  return index;
}

/** The files of the next release's index. `gone` says that versions of the last one are no longer in. */
export function writeIndex(
  folder: string,
  before: Release,
  next: {
    release: number;
    versions: readonly DocumentVersion[];
    added: readonly DocumentVersion[];
    gone: boolean;
  },
): IndexFiles {
  const stamp = codeStamp();
  const name = `${next.release}-${stamp}.index`;
  const own = before.index.stamp === stamp ? before.index.parts : undefined;
  const extending =
    own !== undefined && !next.gone && own.length < partsMax && readParts(folder, before.index) !== undefined;
  const index = buildIndex(
    folder,
    extending ? next.added : next.versions,
    extending ? undefined : reusable(folder, before, next),
  );
  writeWhole(join(folder, 'index', name), saveIndex(index));
  return { stamp, parts: extending ? [...own, name] : [name] };
}

interface Reusable {
  index: SearchIndex;
  gone: readonly DocumentVersion[];
  missing: readonly DocumentVersion[];
}

/** The last release's index with what is to be taken out of it and put into it, where that is less work than all anew. */
function reusable(
  folder: string,
  before: Release,
  next: { versions: readonly DocumentVersion[] },
): Reusable | undefined {
  const parts = before.index.stamp === codeStamp() ? readParts(folder, before.index) : undefined;
  if (!parts) return undefined;
  const kept = new Set(next.versions.map(({ file }) => file));
  const known = new Set(before.versions.map(({ file }) => file));
  return {
    index: joined(parts),
    gone: before.versions.filter(({ file }) => !kept.has(file)),
    missing: next.versions.filter(({ file }) => !known.has(file)),
  };
}

function buildIndex(folder: string, versions: readonly DocumentVersion[], from?: Reusable): SearchIndex {
  const index = from?.index ?? createIndex();
  for (const version of from?.gone ?? []) {
    for (const { id } of readPassages(folder, version.file)) index.remove(id);
  }
  for (const version of from?.missing ?? versions) {
    for (const passage of readPassages(folder, version.file)) addPassage(index, passage, version);
  }
  return index;
}

function addPassage(
  index: SearchIndex,
  { id, language, text, under }: StoredPassage,
  { passport }: DocumentVersion,
): void {
  index.add({
    id,
    language,
    text,
    fields: fieldsOf(passport.title, under),
  });
}

/** The nearest heading says most of what a passage is about: measured on articles asked for by their titles. */
function fieldsOf(title: string, under: string): { title: string; names?: string[] } {
  const nearest = under.split(' › ').at(-1);
  return nearest ? { title: `${title}. ${under}`, names: [nearest] } : { title };
}

/** Undefined when a part is missing or of another layout. */
function readParts(folder: string, { stamp, parts }: IndexFiles): SearchIndex[] | undefined {
  if (stamp !== codeStamp()) return undefined;
  try {
    return parts.map((name) => openIndex(readFileSync(join(folder, 'index', name))));
  } catch {
    return undefined; // swept after many releases, or of another layout: built anew
  }
}

function rebuiltFiles({ release }: Release): IndexFiles {
  const stamp = codeStamp();
  return { stamp, parts: [`${release}-${stamp}.rebuilt.index`] };
}

/** One index over the segments of several. */
function joined(parts: readonly SearchIndex[]): SearchIndex {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const shelves = parts.map((part) => part.segments());
  return createIndex(
    {},
    new Map(
      languages.map((language: Language) => [
        language,
        shelves.flatMap((shelf) => shelf.get(language) ?? []),
      ]),
    ),
  );
}

let stamp: string | undefined;

/** Changes when the code that makes terms, postings or fields does: by the sizes of its files. */
function codeStamp(): string {
  if (stamp !== undefined) return stamp;
  const folders = ['../terms', '../index'].map((part) => join(import.meta.dirname, part));
  const files = [
    ...folders.flatMap((folder) =>
      readdirSync(folder)
        .sort()
        .map((name) => join(folder, name)),
    ),
    import.meta.filename,
  ];
  const sum = files.reduce((hash, file) => (Math.imul(hash, 31) + statSync(file).size) >>> 0, 7);
  stamp = sum.toString(36);
  return stamp;
}
