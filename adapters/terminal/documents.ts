/** `caudari knowledge add|remove|documents|releases|rollback|stale`: documents taken in, seen from the command line. */

import type { Language } from '../../src/nouns.ts';
import { readLanguage, readWords, UsageError } from './usage.ts';

/** What the person who adds a document says of it. */
export interface SaidOfDocument {
  title?: string;
  publisher?: string;
  url?: string;
  published?: string;
  language?: Language;
  licence?: string;
  effective_from?: string;
  effective_to?: string;
}

/** What came of one file or address; `why` goes on "NAME: …". */
export type DocumentOutcome =
  | {
      name: string;
      kind: 'added' | 'replaced' | 'kept-beside' | 'same';
      document: string;
      title: string;
      passages: number;
    }
  | { name: string; kind: 'refused'; why: string };

interface Listed {
  document: string;
  version: number;
  format: string;
  passages: number;
  passport: { title: string; effective_from?: string; effective_to?: string };
}

interface ListedRelease {
  release: number;
  at: string;
  changes: readonly { kind: string; document: string; title: string; version: number }[];
  versions: readonly unknown[];
}

export interface DocumentTools {
  takeIn: (
    request: {
      targets: readonly string[];
      said: SaidOfDocument;
      allowedHosts: readonly string[];
      onFile: (at: { number: number; of: number; name: string }) => void;
    },
    signal: AbortSignal,
  ) => Promise<{ outcomes: readonly DocumentOutcome[]; release: number; left: number }>;
  /** The release afterwards; undefined when there is no such document. */
  remove: (ids: readonly string[]) => { release: number; missing: readonly string[] };
  /** The release afterwards; undefined when there is no such release. */
  rollBack: (release: number) => { release: number } | undefined;
  /** Oldest first. */
  releases: () => readonly ListedRelease[];
  documents: () => readonly Listed[];
  stale: () => readonly { document: string; title: string; sentence: string }[];
  print: (text: string) => void;
  /** Shows one line that the next one overwrites; absent where nobody watches. */
  progress?: (line: string) => void;
}

export const documentVerbs: readonly string[] = [
  'add',
  'remove',
  'documents',
  'releases',
  'rollback',
  'stale',
];

/** Gives the exit code. Throws a UsageError for wrong words. */
export async function documentsCommand(
  args: string[],
  tools: DocumentTools,
  signal: AbortSignal,
): Promise<number> {
  const [verb, ...rest] = args;
  switch (verb) {
    case 'add':
      return add(rest, tools, signal);
    case 'remove':
      return remove(rest, tools);
    case 'documents':
      return documents(rest, tools);
    case 'releases':
      return releases(rest, tools);
    case 'rollback':
      return rollBack(rest, tools);
    case 'stale':
      return stale(rest, tools);
    default:
      throw new UsageError(`knowledge knows ${documentVerbs.join(', ')}; "${verb ?? ''}" is none of them.`);
  }
}

async function add(
  args: string[],
  { takeIn, print, progress }: DocumentTools,
  signal: AbortSignal,
): Promise<number> {
  const { values, positionals } = readWords({
    args,
    allowPositionals: true,
    options: {
      title: { type: 'string' },
      publisher: { type: 'string' },
      url: { type: 'string' },
      published: { type: 'string' },
      language: { type: 'string' },
      licence: { type: 'string' },
      'effective-from': { type: 'string' },
      'effective-to': { type: 'string' },
      'allow-host': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean' },
    },
  });
  if (positionals.length === 0) throw new UsageError('knowledge add needs files, folders or addresses.');
  if (positionals.length > 1 && (values.title ?? values.url)) {
    throw new UsageError(
      `--${values.title ? 'title' : 'url'} is said of one document; ${positionals.length} were given.`,
    );
  }
  const language = readLanguage(values.language, '--language');
  const said: SaidOfDocument = {
    ...word('title', values.title),
    ...word('publisher', values.publisher),
    ...word('url', webAddress(values.url)),
    ...word('published', day('--published', values.published, /^\d{4}(-\d\d(-\d\d)?)?$/)),
    ...(language ? { language } : {}),
    ...word('licence', values.licence),
    ...word('effective_from', day('--effective-from', values['effective-from'])),
    ...word('effective_to', day('--effective-to', values['effective-to'])),
  };
  const { outcomes, release, left } = await takeIn(
    {
      targets: positionals,
      said,
      allowedHosts: values['allow-host'].map((host) => host.toLowerCase()),
      onFile: ({ number, of, name }) => progress?.(`${number}/${of} ${name}`),
    },
    signal,
  );
  progress?.('');
  if (values.json) print(JSON.stringify({ release, left, outcomes }));
  else {
    for (const outcome of outcomes) print(outcomeLine(outcome));
    print(summary(outcomes, release));
    if (left > 0) print(`Stopped with ${left} left. Run the same again: what is in stays as it is.`);
  }
  return left > 0 || outcomes.some(({ kind }) => kind === 'refused') ? 1 : 0;
}

function word<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  const said: { [key in K]?: string } = {};
  if (value !== undefined) said[key] = value;
  return said;
}

function webAddress(value: string | undefined): string | undefined {
  if (value !== undefined && !/^https?:\/\/\S+$/.test(value)) {
    throw new UsageError(
      `--url holds "${value}"; it should hold an address that begins with http:// or https://.`,
    );
  }
  return value;
}

function day(option: string, value: string | undefined, shape = /^\d{4}-\d\d-\d\d$/): string | undefined {
  if (value === undefined) return undefined;
  const whole = value.length === 10 ? value : `${value}-01-01`.slice(0, 10);
  const real = new Date(`${whole}T00:00:00Z`);
  if (!shape.test(value) || Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== whole) {
    throw new UsageError(`${option} holds "${value}"; it should hold a day such as 2024-07-01.`);
  }
  return value;
}

function outcomeLine(outcome: DocumentOutcome): string {
  const { name } = outcome;
  switch (outcome.kind) {
    case 'refused':
      return `${name}: ${outcome.why}`;
    case 'same':
      return `${name}: unchanged, it is in as ${outcome.document}.`;
    case 'added':
      return `${name}: added as ${outcome.document}, ${passages(outcome.passages)} ("${outcome.title}").`;
    case 'replaced':
      return `${name}: replaces the earlier ${outcome.document}, ${passages(outcome.passages)} ("${outcome.title}").`;
    case 'kept-beside':
      return `${name}: another version of ${outcome.document}, ${passages(outcome.passages)}; each is found for the days it is in force.`;
  }
}

function passages(count: number): string {
  return count === 1 ? '1 passage' : `${count} passages`;
}

function summary(outcomes: readonly DocumentOutcome[], release: number): string {
  const changed = outcomes.filter(({ kind }) => kind !== 'same' && kind !== 'refused').length;
  const refused = outcomes.filter(({ kind }) => kind === 'refused').length;
  const not = refused > 0 ? ` ${refused} not taken in.` : '';
  return changed === 0
    ? `Nothing changed: release ${release}.${not}`
    : `Release ${release}: ${changed} taken in.${not}`;
}

function remove(args: string[], tools: DocumentTools): number {
  const { positionals } = readWords({ args, allowPositionals: true, options: {} });
  if (positionals.length === 0) {
    throw new UsageError(
      'knowledge remove needs the id of a document; "caudari knowledge documents" names them.',
    );
  }
  const { release, missing } = tools.remove(positionals);
  for (const id of missing)
    tools.print(`There is no document "${id}"; "caudari knowledge documents" names them all.`);
  if (missing.length < positionals.length)
    tools.print(`Release ${release}: ${positionals.length - missing.length} removed.`);
  return missing.length > 0 ? 1 : 0;
}

function documents(args: string[], tools: DocumentTools): number {
  const { values } = readWords({ args, options: { json: { type: 'boolean' } } });
  const all = tools.documents();
  if (values.json) tools.print(JSON.stringify(all));
  else {
    for (const { document, version, format, passages: count, passport } of all) {
      const force = [passport.effective_from, passport.effective_to].some(Boolean)
        ? `  in force ${passport.effective_from ?? ''}–${passport.effective_to ?? ''}`
        : '';
      tools.print(
        `${document.padEnd(36)} v${version} ${format.padEnd(8)} ${passages(count).padStart(14)}  ${passport.title}${force}`,
      );
    }
    tools.print(all.length === 1 ? '1 document' : `${all.length} documents`);
  }
  return 0;
}

function releases(args: string[], tools: DocumentTools): number {
  const { values } = readWords({ args, options: { json: { type: 'boolean' } } });
  const all = tools.releases();
  if (values.json) {
    tools.print(
      JSON.stringify(
        all.map(({ release, at, changes, versions }) => ({
          release,
          at,
          documents: versions.length,
          changes,
        })),
      ),
    );
    return 0;
  }
  for (const { release, at, changes, versions } of all) {
    tools.print(
      `${String(release).padStart(4)}  ${at.slice(0, 16).replace('T', ' ')}  ${versions.length} documents`,
    );
    for (const { kind, document, title, version } of changes) {
      tools.print(
        kind === 'rolled-back'
          ? `        back to release ${version}`
          : `        ${kind} ${document} (${title})`,
      );
    }
  }
  if (all.length === 0) tools.print('No document was ever taken in.');
  return 0;
}

function rollBack(args: string[], tools: DocumentTools): number {
  const { positionals } = readWords({ args, allowPositionals: true, options: {} });
  const [text = ''] = positionals;
  if (!/^\d+$/.test(text) || positionals.length > 1) {
    throw new UsageError(
      `knowledge rollback needs the number of a release; "${positionals.join(' ')}" is none.`,
    );
  }
  const done = tools.rollBack(Number(text));
  tools.print(
    done
      ? `Release ${done.release}: the documents of release ${text} again.`
      : `There is no release ${text}; "caudari knowledge releases" lists them.`,
  );
  return done ? 0 : 1;
}

function stale(args: string[], tools: DocumentTools): number {
  const { values } = readWords({ args, options: { json: { type: 'boolean' } } });
  const found = tools.stale();
  if (values.json) tools.print(JSON.stringify(found));
  else {
    for (const { document, title, sentence } of found) tools.print(`${document} (${title}): ${sentence}`);
    tools.print(found.length === 0 ? 'The documents are in order.' : `${found.length} to look after.`);
  }
  return 0;
}
