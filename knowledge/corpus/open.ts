/** The corpus as it is read: passages found, with the dates on which they are in force. Sees releases of other processes. */

import type { Language, Passage } from '../../src/nouns.ts';
import { languages } from '../../src/nouns.ts';
import type { Clock } from '../../src/ports.ts';
import type { SearchIndex } from '../index/index.ts';
import { dayAskedAbout, dayDemanded, yearOfLaw } from './asked-day.ts';
import { definedTerm } from './definition.ts';
import { corpusFolder, currentRelease, readRelease } from './files.ts';
import { headingFit, headingWeight } from './heading.ts';
import { type Span, spansOf, versionsFor } from './in-force.ts';
import { indexOf } from './index-files.ts';
import { keptPassages, type PassageReader } from './passages.ts';
import {
  type DocumentVersion,
  noRelease,
  type Release,
  type StoredPassage,
  versionId,
  versionOfPassage,
} from './release.ts';

export interface CorpusQuery {
  text: string;
  language: Language;
  limit: number;
  /** The day (or month, or year) whose law is wanted; else what the question says, else today. */
  on?: string;
}

export interface FoundPassage {
  passage: Passage;
  /** What it stands under: the document's title, its chapter and article. Not part of the quotation. */
  under: string;
  score: number;
  /** 1 where its heading, or the term that it defines, is the question itself; 0 where they share no word. */
  about: number;
  /** Share (0 to 1) of the question's terms that the passage has, by the index's own count. */
  coverage: number;
}

export interface Corpus {
  /** The number of the release in force; 0 when there are no documents. */
  release(): number;
  /** Best first. */
  search(query: CorpusQuery): FoundPassage[];
  passage(id: string): Passage | undefined;
  documents(): readonly DocumentVersion[];
  /** Looks for a newer release now; true when there was one. `search` looks by itself, a few times a second. */
  refresh(): boolean;
}

interface Opened {
  release: Release;
  index: SearchIndex | undefined;
  spans: ReadonlyMap<DocumentVersion, Span>;
  byId: ReadonlyMap<string, DocumentVersion>;
  read: PassageReader | undefined;
}

const lookEveryMs = 250;
/** Asked what a thing is, the clause that defines it comes before those that use its name. */
const definitionWeight = 0.5;
/** Versions of one text crowd each other: more are fetched than asked for, as the law of other days is left out. */
const fetchedMore = 3;
/** So many are looked at for their headings. */
const fetchedMin = 30;

/** Costs one look at the disk when there are no documents. */
export function openCorpus(dataDir: string, clock: Clock = () => new Date()): Corpus {
  const folder = corpusFolder(dataDir);
  let opened = open(folder, currentRelease(folder));
  let lookedAt = clock().getTime();
  return {
    release: () => opened.release.release,
    documents: () => opened.release.versions,
    refresh,
    passage(id) {
      const version = opened.byId.get(versionOfPassage(id));
      const stored = version && storedOf(version, id);
      return version && stored ? passageOf(version, stored) : undefined;
    },
    search(query) {
      const now = clock().getTime();
      if (now - lookedAt >= lookEveryMs) refresh();
      return opened.release.versions.length === 0 ? [] : search(query);
    },
  };

  function refresh(): boolean {
    lookedAt = clock().getTime();
    const number = currentRelease(folder);
    if (number === opened.release.release) return false;
    opened = open(folder, number);
    return true;
  }

  function search({ text, language, limit, on }: CorpusQuery): FoundPassage[] {
    opened.index ??= indexOf(folder, opened.release);
    const asked = on === undefined ? dayAskedAbout(text) : dayDemanded(on);
    const today = clock().toISOString().slice(0, 10);
    const allowed = new Set(
      versionsFor(opened.spans, { today, asked, text, year: yearOfLaw(text) }).map(versionId),
    );
    if (allowed.size === 0) return [];
    const most = Math.max(limit, fetchedMin);
    const fitOf = headingFit(text, language);
    const crowded = allowed.size < opened.release.versions.length;
    return opened.index
      .search({
        text,
        language,
        also: languages.filter((one) => one !== language),
        limit: crowded ? most * fetchedMore : most,
      })
      .filter(({ id }) => allowed.has(versionOfPassage(id)))
      .flatMap(({ id, score, coverage }) => {
        const version = opened.byId.get(versionOfPassage(id));
        const stored = version && storedOf(version, id);
        if (!version || !stored) return [];
        const { heading, term } = fits(stored, fitOf);
        return [
          {
            passage: passageOf(version, stored),
            under: [version.passport.title, stored.under].filter(Boolean).join(' › '),
            score: score * (1 + headingWeight * heading + definitionWeight * term),
            about: Math.max(heading, term),
            coverage,
          },
        ];
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  function storedOf(version: DocumentVersion, id: string): StoredPassage | undefined {
    opened.read ??= keptPassages(folder);
    return opened.read(version.file, id);
  }

  function passageOf(version: DocumentVersion, { id, text, place, language }: StoredPassage): Passage {
    const { title, publisher, url, published } = version.passport;
    const { from, to } = opened.spans.get(version) ?? {};
    return {
      id,
      document: version.document,
      language,
      text,
      place,
      title,
      publisher,
      url,
      published,
      ...(from ? { effective_from: from } : {}),
      ...(to ? { effective_to: to } : {}),
    };
  }
}

/** How far the heading over a passage, and the term that it defines, are what is asked: 0 to 1 each. */
function fits(
  { text, under, language }: StoredPassage,
  fitOf: (heading: string) => number,
): { heading: number; term: number } {
  const term = definedTerm(text, under, language);
  return { heading: fitOf(under.split(' › ').at(-1) ?? ''), term: term ? fitOf(term) : 0 };
}

function open(folder: string, number: number): Opened {
  const release = readRelease(folder, number) ?? noRelease;
  return {
    release,
    index: undefined,
    spans: spansOf(release.versions),
    byId: new Map(release.versions.map((version) => [versionId(version), version])),
    read: undefined,
  };
}
