/** `caudari knowledge add|remove|documents|releases|rollback|stale`: documents taken in, seen from the command line. */

import { type AddTools, addDocuments, passages } from './documents-add.ts';
import { readWords, UsageError } from './usage.ts';

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

export interface DocumentTools extends AddTools {
  /** The release afterwards; undefined when there is no such document. */
  remove: (ids: readonly string[]) => { release: number; missing: readonly string[] };
  /** The release afterwards; undefined when there is no such release. */
  rollBack: (release: number) => { release: number } | undefined;
  /** Oldest first. */
  releases: () => readonly ListedRelease[];
  documents: () => readonly Listed[];
  stale: () => readonly { document: string; title: string; sentence: string }[];
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
      return addDocuments(rest, tools, signal);
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
