/** Reads and checks the content: entries and source passports from YAML, a mistake named with file and line. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Aspect, Entry, EntryKind, Language, Source, Statement } from '../src/nouns.ts';

export interface Content {
  entries: Entry[];
  sources: Source[];
}

/** One thing wrong in the content; `line` counts from 1. */
export interface Mistake {
  file: string;
  line: number;
  sentence: string;
}

export const topics = [
  'ai',
  'digital-government',
  'digital-economy',
  'digital-id',
  'data',
  'cybersecurity',
  'privacy',
  'legal',
  'training',
  'scholarship',
  'skills',
  'bilateral',
  'asean',
  'diplomacy',
  'science-technology',
  'startup',
  'semiconductor',
  'smart-city',
  'virtual-assistants',
  'index',
  'organization',
  'person',
  'event',
  'ethics',
  'infrastructure',
  'procurement',
  'judiciary',
  'oda',
  'administrative-reform',
  'digital-divide',
  'innovation',
] as const;

const kinds = [
  'program',
  'law',
  'strategy',
  'event',
  'training',
  'organization',
  'index',
  'system',
  'person',
  'report',
  'agreement',
] as const satisfies readonly EntryKind[];

const aspects = [
  'definition',
  'goal',
  'date',
  'place',
  'count',
  'rank',
  'money',
  'who',
  'part',
  'content',
  'howto',
  'eligibility',
  'duration',
  'result',
  'history',
  'change',
  'rule',
  'obstacle',
  'recommendation',
  'correction',
  'conflict',
  'view',
  'plan',
] as const satisfies readonly Aspect[];

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');
const day = z.string().regex(/^\d{4}(-\d\d){0,2}$/, 'YYYY, YYYY-MM or YYYY-MM-DD in quotes');
const sentence = z.string().trim().min(1);
const localized = z.strictObject({ vi: sentence, ko: sentence, en: sentence });
const wordLists = z.strictObject({
  vi: z.array(sentence).default([]),
  ko: z.array(sentence).default([]),
  en: z.array(sentence).default([]),
});
const noWords = { vi: [], ko: [], en: [] };

const sourceShape = z.strictObject({
  id,
  title: sentence,
  publisher: sentence,
  country: z.string().length(2).optional(),
  language: z.string().length(2),
  url: z.url(),
  published: day.optional(),
});

const figureShape = z.strictObject({
  what: sentence,
  value: z.number(),
  unit: sentence.optional(),
  of: z.number().optional(),
});

const statementShape = z.strictObject({
  id,
  says: z.array(z.enum(aspects)).min(1).max(4),
  period: day.optional(),
  as_of: day,
  until: day.optional(),
  sources: z.array(id).min(1),
  en: sentence,
  vi: sentence,
  ko: sentence,
  figures: z.array(figureShape).default([]),
  cues: wordLists.default(noWords),
});

const entryShape = z.strictObject({
  id,
  formerly: z.array(id).default([]),
  kind: z.enum(kinds),
  names: localized,
  short: z.strictObject({
    vi: sentence.max(40),
    ko: sentence.max(40),
    en: sentence.max(40),
  }),
  aliases: wordLists.default(noWords),
  topics: z.array(z.enum(topics)).min(1),
  confidence: z.enum(['verified', 'single-source', 'seed-only']),
  related: z.array(id).default([]),
  dates: z.strictObject({ start: day.optional(), end: day.optional() }).default({}),
  statements: z.array(statementShape).min(1),
});

/** Where in a file something stands: key path → line, counted from 1. */
type LineOf = (path: readonly PropertyKey[]) => number;

/**
 * Reads every `entries/*.yaml` and `sources/*.yaml` below `folder`.
 * Never throws for what the files say: the mistakes come back beside what could be read.
 */
export function readContent(folder: string): { content: Content; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const passports = yamlFiles(join(folder, 'sources')).flatMap((file) => readSources(file, mistakes));
  const sources = passports.map(({ source }) => source);
  const read = yamlFiles(join(folder, 'entries')).flatMap((file) => readEntry(file, mistakes));
  mistakes.push(...checkPassports(passports), ...checkReferences(read, sources));
  return { content: { entries: read.map(({ entry }) => entry), sources }, mistakes };
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

interface Passport {
  source: Source;
  file: string;
  line: number;
}

function readSources(file: string, mistakes: Mistake[]): Passport[] {
  const read = readChecked(file, z.array(sourceShape), mistakes);
  if (!read) return [];
  return read.value.map((source, n) => ({
    source: withoutUndefined(source),
    file,
    line: read.lineOf([n, 'id']),
  }));
}

function checkPassports(passports: readonly Passport[]): Mistake[] {
  const owners = new Map<string, string>();
  return passports.flatMap(({ source: { id }, file, line }): Mistake[] => {
    const owner = owners.get(id);
    owners.set(id, basename(file));
    return owner === undefined ? [] : [{ file, line, sentence: `source "${id}" stands in ${owner} already` }];
  });
}

interface ReadEntry {
  entry: Entry;
  file: string;
  lineOf: LineOf;
}

function readEntry(file: string, mistakes: Mistake[]): ReadEntry[] {
  const read = readChecked(file, entryShape, mistakes);
  if (!read) return [];
  const { value, lineOf } = read;
  if (value.id !== basename(file, '.yaml')) {
    mistakes.push({ file, line: lineOf(['id']), sentence: `id "${value.id}" is not the name of its file` });
  }
  const statements = value.statements.map(
    ({ vi, ko, en, ...rest }): Statement => ({
      ...withoutUndefined(rest),
      figures: rest.figures.map(withoutUndefined),
      id: `${value.id}/${rest.id}`,
      entry: value.id,
      text: { vi: vi.normalize('NFC'), ko: ko.normalize('NFC'), en: en.normalize('NFC') },
    }),
  );
  return [{ entry: { ...value, dates: withoutUndefined(value.dates), statements }, file, lineOf }];
}

function readChecked<T>(
  file: string,
  shape: z.ZodType<T>,
  mistakes: Mistake[],
): { value: T; lineOf: LineOf } | undefined {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) {
    mistakes.push({ file, line: lines.linePos(broken.pos[0]).line, sentence: broken.message });
    return undefined;
  }
  const lineOf: LineOf = (path) => {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const offset = rangeStart(node);
      if (offset !== undefined) return lines.linePos(offset).line;
    }
    return 1;
  };
  const parsed = shape.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    const place = issue.path.join('.') || 'the file';
    mistakes.push({ file, line: lineOf(issue.path), sentence: `${place}: ${issue.message}` });
  }
  return undefined;
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const range = node.range;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}

/** What no single file can know: doubled ids, relations to nothing, statements of unknown sources. */
function checkReferences(read: readonly ReadEntry[], sources: readonly Source[]): Mistake[] {
  const mistakes: Mistake[] = [];
  const sourceIds = new Set(sources.map((source) => source.id));
  const owners = new Map<string, string>();
  for (const { entry, file, lineOf } of read) {
    for (const name of [entry.id, ...entry.formerly]) {
      const owner = owners.get(name);
      if (owner) mistakes.push({ file, line: lineOf(['id']), sentence: `"${name}" is taken by ${owner}` });
      owners.set(name, entry.id);
    }
  }
  for (const { entry, file, lineOf } of read) {
    entry.related.forEach((related, n) => {
      if (!owners.has(related)) {
        mistakes.push({
          file,
          line: lineOf(['related', n]),
          sentence: `related "${related}" does not exist`,
        });
      }
    });
    const seen = new Set<string>();
    entry.statements.forEach((statement, n) => {
      const line = lineOf(['statements', n]);
      if (seen.has(statement.id))
        mistakes.push({ file, line, sentence: `statement "${statement.id}" stands twice` });
      seen.add(statement.id);
      for (const source of statement.sources) {
        if (!sourceIds.has(source))
          mistakes.push({ file, line, sentence: `source "${source}" has no passport` });
      }
    });
  }
  return mistakes;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;
}

/** The text of an entry in one language, as one line for each statement. */
export function entryText(entry: Entry, language: Language): string {
  return entry.statements.map((statement) => statement.text[language]).join('\n');
}
