/** Opens what the bot knows: content and index from the cache when nothing changed, else read, checked and built. */

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Statement } from '../src/nouns.ts';
import type { Found, Knowledge } from '../src/ports.ts';
import { hasDocuments } from './corpus/present.ts';
import { type Coverage, type CoverageOf, countVocabulary, coverageOf, type Vocabulary } from './coverage.ts';
import { createIndex, type SearchIndex } from './index/index.ts';
import { openIndex, saveIndex } from './index/save.ts';
import { collectNames, type Name, nameFinder } from './names.ts';
import type { Content, Mistake } from './read.ts';
import { detectLanguage } from './terms/detect.ts';

/** The folder of the content that ships with the program. */
export const shippedFolder = import.meta.dirname;
const cacheFolder = join(import.meta.dirname, '../node_modules/.cache/caudari');

/** The content has mistakes; `mistakes` says where. */
export class ContentError extends Error {
  mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`).join('\n'));
    this.mistakes = mistakes;
  }
}

interface Cached {
  release: string;
  content: Content;
  vocabulary: Vocabulary;
  names: Name[];
}

/** Throws a ContentError when the content has mistakes. A cache that cannot be read or written only costs time. */
export async function openKnowledge(folder = shippedFolder, cache = cacheFolder): Promise<Knowledge> {
  return (await openContent(folder, cache)).knowledge;
}

/** The same with the documents that were taken in below `dataDir`; `watch` also sees those that will be. */
export async function openKnowledgeWith(dataDir: string, { watch = false } = {}): Promise<Knowledge> {
  const { knowledge, coverage } = await openContent(shippedFolder, cacheFolder);
  if (!watch && !hasDocuments(dataDir)) return knowledge;
  const [{ openCorpus }, { withDocuments }] = await Promise.all([
    import('./corpus/open.ts'),
    import('./corpus/join.ts'),
  ]);
  return withDocuments(knowledge, openCorpus(dataDir), coverage);
}

interface Opened {
  knowledge: Knowledge;
  coverage: CoverageOf;
}

async function openContent(folder: string, cache: string): Promise<Opened> {
  const stamp = stampOf(folder);
  const file = join(cache, stamp);
  const cached = fromCache(file);
  if (cached) return knowledgeOf(cached, cached.index);
  const { readContent } = await import('./read.ts');
  const { content, mistakes } = readContent(folder);
  if (mistakes.length > 0) throw new ContentError(mistakes);
  const read: Cached = {
    release: releaseOf(content),
    content,
    vocabulary: countVocabulary(content.entries),
    names: collectNames(content.entries),
  };
  const index = indexOf(content);
  toCache(cache, stamp, read, index);
  return knowledgeOf(read, index);
}

function knowledgeOf({ release, content, vocabulary, names }: Cached, index: SearchIndex): Opened {
  const entries = new Map(content.entries.map((entry) => [entry.id, entry]));
  const statements = new Map(
    content.entries.flatMap((entry) => entry.statements.map((one) => [one.id, one])),
  );
  const coverage = coverageOf(entries, vocabulary);
  const knowledge: Knowledge = {
    release,
    entries,
    sources: new Map(content.sources.map((source) => [source.id, source])),
    search: ({ text, language, limit, withEntries = [] }) => {
      const question = coverage(text, language);
      const scores = new Map(index.search({ text, language, limit }).map(({ id, score }) => [id, score]));
      for (const id of withEntries) {
        for (const statement of entries.get(id)?.statements ?? []) {
          if (!scores.has(statement.id)) scores.set(statement.id, 0);
        }
      }
      return [...scores].flatMap(([id, score]) => {
        const statement = statements.get(id);
        return statement ? [withCoverage({ statement, score }, question)] : [];
      });
    },
    named: nameFinder(names),
    languageOf: detectLanguage,
  };
  return { knowledge, coverage };
}

function withCoverage(found: { statement: Statement; score: number }, question: Coverage): Found {
  const covers = question.covers(found.statement);
  const coverage = covers.reduce((sum, share) => sum + share, 0);
  const beyondNames = question.beyondNames(found.statement);
  return { ...found, covers, coverage, beyondNames, questionWeight: question.questionWeight };
}

/** One document for each statement and language, under the statement's id. */
function indexOf(content: Content): SearchIndex {
  const index = createIndex();
  for (const entry of content.entries) {
    for (const statement of entry.statements) {
      for (const language of languages) {
        index.add({
          id: statement.id,
          language,
          text: statement.text[language],
          fields: {
            title: entry.names[language],
            names: [entry.short[language], ...entry.aliases[language]],
            cues: statement.cues[language],
          },
        });
      }
    }
  }
  return index;
}

/** Named by what it holds, so that the same content is the same release on every machine. */
function releaseOf(content: Content): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 10);
}

/** Changes whenever a file of the content, or of the code that reads and indexes it, does. */
function stampOf(folder: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const part of ['entries', 'sources', '.', 'index', 'terms']) {
    const of = part === 'entries' || part === 'sources' ? folder : import.meta.dirname;
    for (const name of readdirSync(join(of, part)).sort()) {
      const stat = statSync(join(of, part, name));
      if (stat.isFile()) hash.update(`${part}/${name}:${stat.size}:${stat.mtimeMs};`);
    }
  }
  return hash.digest('hex').slice(0, 20);
}

function fromCache(file: string): (Cached & { index: SearchIndex }) | undefined {
  try {
    const index = openIndex(readFileSync(`${file}.index`));
    const cached: Cached = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
    return { ...cached, index };
  } catch {
    return undefined; // no cache yet, or one that another version left: built anew
  }
}

function toCache(folder: string, stamp: string, cached: Cached, index: SearchIndex): void {
  try {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, stamp);
    for (const [name, bytes] of [
      [`${file}.index`, saveIndex(index)],
      [`${file}.json`, JSON.stringify(cached)],
    ] as const) {
      writeFileSync(`${name}.${process.pid}`, bytes);
      renameSync(`${name}.${process.pid}`, name);
    }
    removeOldest(folder);
  } catch {
    // a read-only installation: everything is built at each start instead
  }
}

/** Every change of the content leaves a cache behind: a few are enough to go back and forth. */
const cachesKept = 8;

function removeOldest(folder: string): void {
  const newestFirst = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ stamp: name.slice(0, -'.json'.length), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { stamp } of newestFirst.slice(cachesKept)) {
    for (const end of ['.index', '.json']) rmSync(join(folder, stamp + end), { force: true });
  }
}
