/** Files and folders from the command line → the files to read. */

import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { endings } from './formats/recognise.ts';
import { limits } from './limits.ts';

export type Target =
  | { kind: 'file'; name: string; path: string; bytes: number }
  | { kind: 'address'; name: string }
  | { kind: 'refused'; name: string; why: string };

/** Folders give the documents in them, in order; what is hidden or linked is left out. */
export function collectTargets(words: readonly string[]): Target[] {
  return words.flatMap((word) =>
    /^[a-z][a-z0-9+.-]*:\/\//i.test(word) ? [{ kind: 'address' as const, name: word }] : onDisk(word),
  );
}

function onDisk(word: string): Target[] {
  const path = resolve(word);
  try {
    const stat = statSync(path);
    if (stat.isFile()) return [{ kind: 'file', name: basename(path), path, bytes: stat.size }];
    if (!stat.isDirectory()) return [{ kind: 'refused', name: word, why: 'is neither a file nor a folder.' }];
    const found = inFolder(path);
    return found.length > 0
      ? found
      : [{ kind: 'refused', name: word, why: `holds no document (${endings.join(', ')}).` }];
  } catch (error) {
    return [{ kind: 'refused', name: word, why: whyNot(error) }];
  }
}

function inFolder(folder: string): Target[] {
  const files: Target[] = [];
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const entry of entriesOf(next)) {
      const path = join(next, entry.name);
      if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue;
      if (entry.isDirectory() && entry.name !== 'node_modules') open.push(path);
      if (entry.isFile() && isDocument(entry.name)) {
        files.push({ kind: 'file', name: entry.name, path, bytes: lstatSync(path).size });
      }
    }
    if (files.length > limits.filesInFolder) {
      return [
        {
          kind: 'refused',
          name: folder,
          why: `holds more than ${limits.filesInFolder} documents. Add its folders one by one.`,
        },
      ];
    }
  }
  return files.sort((a, b) => pathOf(a).localeCompare(pathOf(b)));
}

function pathOf(target: Target): string {
  return target.kind === 'file' ? target.path : target.name;
}

function entriesOf(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}

function isDocument(name: string): boolean {
  return endings.includes(/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '');
}

/** Why a file of the disk cannot be opened, in words. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'does not exist.';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user.';
  return `cannot be opened (${code || String(error)}).`;
}
