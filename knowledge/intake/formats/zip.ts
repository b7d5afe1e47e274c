/** Archives, read part by part: only what is asked for unfolds, and never to more than the limits. */

import { inflateRawSync } from 'node:zlib';
import { limits } from '../limits.ts';
import { Refusal } from '../refusal.ts';

export interface Archive {
  names: readonly string[];
  /** The bytes of a part; undefined when there is none. Throws a Refusal for a part that is broken or a bomb. */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
  encrypted: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  let total = 0;
  return { names: [...entries.keys()], read };

  function read(name: string): Uint8Array | undefined {
    const entry = entries.get(name);
    if (!entry) return undefined;
    if (entry.encrypted) throw new Refusal('is encrypted. Save it without a password and add it again.');
    const left = limits.unpackedBytes - total;
    const share = Math.max(entry.packed * limits.unpackedRatio, 1024 * 1024);
    const most = Math.min(left, share);
    if (entry.unpacked > most) throw bomb();
    const unpacked = unpack(packedBytes(entry), entry.method, most);
    total += unpacked.length;
    return unpacked;
  }

  function packedBytes({ offset, packed }: Entry): Uint8Array {
    if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSignature) throw broken();
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + packed > bytes.length) throw broken();
    return bytes.subarray(start, start + packed);
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.archiveEntries)
    throw new Refusal(`is an archive of ${count} parts: too many to be a document.`);
  const entries = new Map<string, Entry>();
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw broken();
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    if (isOutside(name)) throw new Refusal(`is an archive with the path "${name}", which no document has.`);
    entries.set(name, {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** The record at the end, behind which a comment may stand. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw broken();
}

/** Nothing is ever written under these names; who sends them means harm all the same. */
function isOutside(name: string): boolean {
  return name.startsWith('/') || /^[a-z]:/i.test(name) || name.split(/[\\/]/).includes('..');
}

function unpack(packed: Uint8Array, method: number, maxOutputLength: number): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8)
    throw new Refusal('is packed in a way that cannot be read here. Save it again and add it.');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxOutputLength) });
  } catch (error) {
    throw error instanceof RangeError ? bomb() : broken();
  }
}

function bomb(): Refusal {
  return new Refusal('unfolds to far more than a document holds (a zip bomb), so it was not read.');
}

function broken(): Refusal {
  return new Refusal('is broken: its archive cannot be read. Get it again from where it came from.');
}
