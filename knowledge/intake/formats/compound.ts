/** Compound files (MS-CFB), which HWP 5 is: streams by their path. */

import { limits } from '../limits.ts';
import { Refusal } from '../refusal.ts';

const endOfChain = 0xfffffffe;
const none = 0xffffffff;
const miniSector = 64;
const entriesMax = 100_000;

interface DirectoryEntry {
  name: string;
  kind: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

/** Path ("BodyText/Section0") → bytes. Throws a Refusal for a file whose chains lead nowhere or in circles. */
export function openCompound(bytes: Uint8Array): (path: string) => Uint8Array | undefined {
  if (bytes.length < 512) throw broken();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = 2 ** view.getUint16(0x1e, true);
  if (sectorSize !== 512 && sectorSize !== 4096) throw broken();
  const sectors = Math.ceil(bytes.length / sectorSize);
  const table = readTable();
  const directory = readDirectory(gather(view.getUint32(0x30, true), table));
  const root = directory[0];
  const miniTable = numbersOf(gather(view.getUint32(0x3c, true), table));
  const miniStream = root ? gather(root.start, table) : new Uint8Array();
  const cutoff = view.getUint32(0x38, true);
  const paths = pathsOf(directory);

  return (path) => {
    const entry = paths.get(path);
    if (!entry) return undefined;
    if (entry.size > limits.unpackedBytes) throw broken();
    if (entry.size >= cutoff) return gather(entry.start, table).subarray(0, entry.size);
    return gatherMini(entry);
  };

  /** Which sector follows each one. */
  function readTable(): Uint32Array {
    const places = Array.from({ length: 109 }, (_, n) => view.getUint32(0x4c + 4 * n, true));
    let more = view.getUint32(0x44, true);
    for (let n = 0; more < endOfChain && n < sectors; n++) {
      const part = numbersOf(sector(more));
      places.push(...part.subarray(0, -1));
      more = part.at(-1) ?? none;
    }
    return numbersOf(join(places.filter((place) => place < sectors).map(sector)));
  }

  function sector(n: number): Uint8Array {
    const start = (n + 1) * sectorSize;
    if (start >= bytes.length) throw broken();
    return bytes.subarray(start, start + sectorSize);
  }

  function gather(first: number, next: Uint32Array): Uint8Array {
    const parts: Uint8Array[] = [];
    for (let at = first; at < endOfChain; at = next[at] ?? none) {
      if (parts.length > sectors) throw broken();
      parts.push(sector(at));
    }
    return join(parts);
  }

  function gatherMini({ start, size }: DirectoryEntry): Uint8Array {
    const parts: Uint8Array[] = [];
    for (let at = start; at < endOfChain; at = miniTable[at] ?? none) {
      if (parts.length * miniSector > size) break;
      parts.push(miniStream.subarray(at * miniSector, (at + 1) * miniSector));
    }
    return join(parts).subarray(0, size);
  }
}

function readDirectory(bytes: Uint8Array): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.min(Math.floor(bytes.length / 128), entriesMax) }, (_, n) => {
    const at = n * 128;
    const nameBytes = Math.min(64, view.getUint16(at + 64, true));
    return {
      name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, nameBytes - 2))),
      kind: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** The tree of storages, walked without recursion and each entry once. */
function pathsOf(directory: readonly DirectoryEntry[]): Map<string, DirectoryEntry> {
  const paths = new Map<string, DirectoryEntry>();
  const seen = new Set<number>();
  const open = [{ at: directory[0]?.child ?? none, folder: '' }];
  for (let step = open.pop(); step; step = open.pop()) {
    const entry = directory[step.at];
    if (!entry || seen.has(step.at)) continue;
    seen.add(step.at);
    open.push({ at: entry.left, folder: step.folder }, { at: entry.right, folder: step.folder });
    if (entry.kind === 1) open.push({ at: entry.child, folder: `${step.folder}${entry.name}/` });
    else if (entry.kind === 2) paths.set(step.folder + entry.name, entry);
  }
  return paths;
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const whole = bytes.slice(0, bytes.length - (bytes.length % 4));
  return new Uint32Array(whole.buffer, 0, whole.length / 4);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function broken(): Refusal {
  return new Refusal('is broken: its parts cannot be found. Get it again from where it came from.');
}
