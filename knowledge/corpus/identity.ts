/** Which document a file is a version of, and what documents and passages are called. */

import { fold } from '../../src/text.ts';
import type { Piece } from '../intake/piece.ts';
import type { DocumentVersion, StoredPassage } from './release.ts';
import { versionId } from './release.ts';

const idMax = 48;
const placeMax = 80;

export interface Named {
  title: string;
  /** The name of a file, or an address. */
  from: string;
  /** The absolute path of a file. */
  path?: string;
  law?: { title?: string; number?: string };
}

/** The firmest first. Vietnamese laws are known by their number, Korean ones by their name: their number changes each time. */
export function keysOf({ title, from, path, law }: Named): string[] {
  const korean = law && /[가-힣]/.test(law.title ?? law.number ?? '');
  const lawKey = korean ? (law.title ?? law.number) : law?.number;
  const isAddress = /^https?:\/\//.test(from);
  return [
    ...(lawKey ? [`law:${fold(lawKey).replace(/\s+/g, '')}`] : []),
    ...(isAddress ? [`url:${from.replace(/#.*$/, '')}`] : []),
    ...(path ? [`path:${path}`] : []),
    ...(isAddress ? [] : [`name:${fold(from)}|${fold(title)}`]),
  ];
}

/** The version that this file stands in the line of. Two laws of different numbers are never one, whatever their files are called. */
export function sameDocument(
  keys: readonly string[],
  versions: readonly DocumentVersion[],
): DocumentVersion | undefined {
  const law = keys.find((key) => key.startsWith('law:'));
  return versions.findLast((version) => {
    const theirs = version.keys.find((key) => key.startsWith('law:'));
    if (law && theirs) return law === theirs;
    return keys.some((key) => version.keys.includes(key));
  });
}

/** A name for a new document, from its law's number or its title. */
export function newDocumentId({ title, law }: Named, taken: ReadonlySet<string>): string {
  const number = law?.number && !/[가-힣]/.test(law.number) ? slug(law.number, idMax) : '';
  const base = number || slug(title, idMax) || 'document';
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}

/** Passages under ids that say where they stand: `luat-cu-tru/dieu-5-khoan-2`. */
export function storedPassages(
  version: Pick<DocumentVersion, 'document' | 'version'>,
  pieces: readonly Piece[],
): StoredPassage[] {
  const counts = new Map<string, number>();
  return pieces.map(({ place, under, text, language }) => {
    const name = slug(place, placeMax) || 'text';
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const id = `${versionId(version)}/${name}${count === 1 ? '' : `.${count}`}`;
    return { id, language, place, under, text };
  });
}

/** Words with hyphens between, at most so many bytes: ids stand in buttons, which hold 64. */
function slug(text: string, most: number): string {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word : `${name}-${word}`;
    if (Buffer.byteLength(longer) > most) break;
    name = longer;
  }
  return name || (words[0]?.slice(0, most / 4) ?? '');
}
