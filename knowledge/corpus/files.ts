/** The corpus on disk: every file is written aside, flushed and renamed, so that it is whole or not there. */

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { noRelease, type Release, type StoredPassage } from './release.ts';

/** Where the documents of a data folder are kept. */
export function corpusFolder(dataDir: string): string {
  return join(dataDir, 'documents');
}

/** The number of the release in force; 0 when no document was ever taken in. */
export function currentRelease(folder: string): number {
  try {
    return Number.parseInt(readFileSync(join(folder, 'CURRENT'), 'utf8'), 10) || 0;
  } catch {
    return 0; // no documents yet
  }
}

/** Undefined when there is no such release. */
export function readRelease(folder: string, number: number): Release | undefined {
  if (number === 0) return noRelease;
  try {
    const release: Release = JSON.parse(readFileSync(releaseFile(folder, number), 'utf8'));
    return release.layout === 1 ? release : undefined;
  } catch {
    return undefined; // never made, or begun by a process that was ended before it was whole
  }
}

/** The numbers of all releases, oldest first. */
export function releaseNumbers(folder: string): number[] {
  return listed(folder, 'releases')
    .flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
    .sort((a, b) => a - b);
}

export function releaseFile(folder: string, number: number): string {
  return join(folder, 'releases', `${number}.json`);
}

/** Makes a release the one in force: a single rename. */
export function makeCurrent(folder: string, number: number): void {
  writeWhole(join(folder, 'CURRENT'), `${number}\n`);
}

/** One passage a line, each beginning with its id. */
export function passagesText(folder: string, file: string): string {
  return readFileSync(join(folder, 'versions', file), 'utf8');
}

export function readPassages(folder: string, file: string): StoredPassage[] {
  return passagesText(folder, file)
    .split('\n')
    .filter(Boolean)
    .map((line): StoredPassage => JSON.parse(line));
}

export function writePassages(folder: string, file: string, passages: readonly StoredPassage[]): void {
  writeWhole(
    join(folder, 'versions', file),
    passages.map((passage) => `${JSON.stringify(passage)}\n`).join(''),
  );
}

/** The file is there whole after this returns, also when the machine stops the moment after. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.part`;
  const handle = openSync(aside, 'w');
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(aside, file);
  flushFolder(dirname(file));
}

/** A rename is kept only when its folder is flushed too; Windows cannot and need not. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const indexesKept = 3;

/** Removes what no release names: half-written files of ended processes, and indexes of old releases. Under the lock only. */
export function sweep(folder: string): void {
  const current = currentRelease(folder);
  const numbers = releaseNumbers(folder);
  for (const number of numbers.filter((one) => one > current))
    rmSync(releaseFile(folder, number), { force: true });
  const releases = numbers
    .filter((one) => one <= current)
    .flatMap((number) => readRelease(folder, number) ?? []);
  const versions = new Set(releases.flatMap((release) => release.versions.map(({ file }) => file)));
  const parts = new Set(releases.slice(-indexesKept).flatMap((release) => release.index.parts));
  for (const name of listed(folder, 'versions'))
    if (!versions.has(name)) removeFile(folder, 'versions', name);
  for (const name of listed(folder, 'index')) {
    if (!parts.has(name) && !name.startsWith(`${current}-`)) removeFile(folder, 'index', name);
  }
  for (const name of [
    ...listed(folder, 'releases').map((one) => join('releases', one)),
    ...listed(folder, '.'),
  ]) {
    if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
  }
}

function removeFile(folder: string, part: string, name: string): void {
  rmSync(join(folder, part, name), { force: true });
}

function listed(folder: string, part: string): string[] {
  return existsSync(join(folder, part)) ? readdirSync(join(folder, part)) : [];
}
