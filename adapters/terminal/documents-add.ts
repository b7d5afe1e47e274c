/** `caudari knowledge add FILE|FOLDER|URL…`: documents go in, one line for each says what came of it. */

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

/** What adding needs. */
export interface AddTools {
  takeIn: (
    request: {
      targets: readonly string[];
      said: SaidOfDocument;
      allowedHosts: readonly string[];
      onFile: (at: { number: number; of: number; name: string }) => void;
    },
    signal: AbortSignal,
  ) => Promise<{ outcomes: readonly DocumentOutcome[]; release: number; left: number }>;
  print: (text: string) => void;
  /** Shows one line that the next one overwrites; absent where nobody watches. */
  progress?: (line: string) => void;
}

/** Gives the exit code: 1 when a file was not taken in or the signal ended it. Throws a UsageError for wrong words. */
export async function addDocuments(
  args: string[],
  { takeIn, print, progress }: AddTools,
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

function summary(outcomes: readonly DocumentOutcome[], release: number): string {
  const changed = outcomes.filter(({ kind }) => kind !== 'same' && kind !== 'refused').length;
  const refused = outcomes.filter(({ kind }) => kind === 'refused').length;
  const not = refused > 0 ? ` ${refused} not taken in.` : '';
  return changed === 0
    ? `Nothing changed: release ${release}.${not}`
    : `Release ${release}: ${changed} taken in.${not}`;
}

export function passages(count: number): string {
  return count === 1 ? '1 passage' : `${count} passages`;
}
