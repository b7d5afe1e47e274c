/** A walk over one term's postings in one segment, forwards from block to block. */

import { blockSize, endOf, headerBytes, readBlock, readUint32, readVarint } from './postings.ts';
import { type Segment, sentencesOf } from './segment.ts';

export interface Cursor {
  segment: Segment;
  /** In how many documents the term stands. */
  frequency: number;
  blocks: number;
  /** Greatest impact of any posting, 1 to 255; 255 when there is but one block. */
  impact: number;
  /** Where the block headers begin; where the first block begins. */
  headers: number;
  body: number;
  /** The block that is read now (-1: none), its postings, and where its sentence lists begin. */
  block: number;
  size: number;
  documents: Uint32Array;
  counts: Uint8Array;
  places: number;
  at: number;
}

export function openCursor(segment: Segment, term: number): Cursor {
  const start = segment.termStarts[term] ?? 0;
  const frequency = readVarint(segment.postings, start);
  const top = endOf(segment.postings, start);
  const blocks = Math.ceil(frequency / blockSize);
  const size = Math.min(blockSize, frequency);
  return {
    segment,
    frequency,
    blocks,
    impact: blocks > 1 ? (segment.postings[top] ?? 255) : 255,
    headers: top + 1,
    body: blocks > 1 ? top + 1 + blocks * headerBytes : top,
    block: -1,
    size: 0,
    documents: new Uint32Array(size),
    counts: new Uint8Array(size),
    places: 0,
    at: 0,
  };
}

/** Reads a block; the cursor then stands on its first posting. */
export function readInto(cursor: Cursor, block: number): void {
  const { segment, blocks, frequency } = cursor;
  const header = cursor.headers + block * headerBytes;
  const start = blocks > 1 ? cursor.body + readUint32(segment.postings, header + 4) : cursor.body;
  const previous = block === 0 ? -1 : readUint32(segment.postings, header - headerBytes);
  cursor.size = block === blocks - 1 ? frequency - block * blockSize : blockSize;
  cursor.places = readBlock(segment.postings, start, { ...cursor, previous });
  cursor.block = block;
  cursor.at = 0;
}

/** The count of the term in a document; 0 when it is not there. Documents are asked for in ascending order. */
export function seek(cursor: Cursor, document: number): number {
  if (!reachBlock(cursor, document)) return 0;
  const { documents, size } = cursor;
  let low = cursor.at;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  cursor.at = low;
  return low < size && documents[low] === document ? (cursor.counts[low] ?? 0) : 0;
}

/** Moves to the block that could hold a document; false when none can. */
function reachBlock(cursor: Cursor, document: number): boolean {
  const { blocks, headers } = cursor;
  const { postings } = cursor.segment;
  if (cursor.block >= 0 && (cursor.documents[cursor.size - 1] ?? 0) >= document) return true;
  if (cursor.block === blocks - 1) return false;
  let low = cursor.block + 1;
  let high = blocks - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (readUint32(postings, headers + middle * headerBytes) < document) low = middle + 1;
    else high = middle;
  }
  readInto(cursor, low);
  return true;
}

/** Starts again from the first document. */
export function rewind(cursor: Cursor): void {
  cursor.at = 0;
  if (cursor.blocks > 1) cursor.block = -1;
}

/** The sentences in which the posting under the cursor stands. */
export function sentencesAt(cursor: Cursor): number[] {
  const data = cursor.segment.postings;
  let at = cursor.places;
  for (let i = 0; i < cursor.at; i++) {
    if (sentencesOf(cursor.segment, cursor.documents[i] ?? 0) === 0) continue;
    at = endOf(data, at);
  }
  const found: number[] = [];
  for (;;) {
    const byte = data[at++] ?? 0;
    found.push(byte & 127);
    if (byte < 128) return found;
  }
}
