/** A walk over one term's postings in one segment: block by block, or from document to document. */

import { blockSize, endOf, headerBytes, readBlock, readUint32, readVarint } from './postings.ts';
import { type Segment, sentencesOf } from './segment.ts';

export interface Cursor {
  segment: Segment;
  /** In how many documents the term stands. */
  frequency: number;
  blocks: number;
  /** Greatest impact of any posting, 1 to 255. */
  impact: number;
  /** Where the block headers begin; where the first block begins. */
  headers: number;
  body: number;
  /** The block that was read whole by `readInto`, and its postings. */
  size: number;
  documents: Uint32Array;
  counts: Uint8Array;
  /** The posting that `seek` stands on: its block (-1: none yet), its place in it, and where the next one begins. */
  block: number;
  at: number;
  document: number;
  count: number;
  /** The document of the posting before it: between the two there is none. */
  passed: number;
  next: number;
  /** The last document of that block. */
  last: number;
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
    impact: segment.postings[top] ?? 255,
    headers: top + 1,
    body: top + 1 + (blocks > 1 ? blocks * headerBytes : 0),
    size: 0,
    documents: new Uint32Array(size),
    counts: new Uint8Array(size),
    block: -1,
    at: -1,
    document: -1,
    count: 0,
    passed: -1,
    next: 0,
    last: -1,
  };
}

/** Reads a whole block into `documents` and `counts`; gives where its sentence lists begin. */
export function readInto(cursor: Cursor, block: number): number {
  cursor.size = sizeOf(cursor, block);
  return readBlock(cursor.segment.postings, startOf(cursor, block), cursor, lastBefore(cursor, block));
}

function sizeOf({ blocks, frequency }: Cursor, block: number): number {
  return block === blocks - 1 ? frequency - block * blockSize : blockSize;
}

function startOf({ segment, blocks, headers, body }: Cursor, block: number): number {
  return blocks > 1 ? body + readUint32(segment.postings, headers + block * headerBytes + 4) : body;
}

/** The last document before a block; -1 before the first. */
function lastBefore({ segment, headers }: Cursor, block: number): number {
  return block === 0 ? -1 : readUint32(segment.postings, headers + (block - 1) * headerBytes);
}

/** The count of the term in a document; 0 when it is not there. Cheapest when documents are asked for in order. */
export function seek(cursor: Cursor, document: number): number {
  if (cursor.document === document) return cursor.count;
  if (cursor.document > document) {
    if (cursor.passed < document) return 0;
    rewind(cursor);
  }
  if (document > cursor.last && !enterBlock(cursor, document)) return 0;
  const data = cursor.segment.postings;
  const size = sizeOf(cursor, cursor.block);
  let { next, at } = cursor;
  let here = cursor.document;
  let count = 0;
  let passed = here;
  while (here < document && ++at < size) {
    let value = data[next++] ?? 0;
    if (value > 127) {
      value &= 127;
      let byte = 128;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = data[next++] ?? 0;
        value |= (byte & 127) << shift;
      }
    }
    passed = here;
    here += (value >>> 1) + 1;
    count = (value & 1) === 1 ? (data[next++] ?? 1) : 1;
  }
  cursor.next = next;
  cursor.at = at;
  cursor.passed = passed;
  cursor.document = here;
  cursor.count = count;
  return here === document ? count : 0;
}

/** Goes to the block that could hold a document, before its first posting; false when none can. */
function enterBlock(cursor: Cursor, document: number): boolean {
  const { blocks, headers } = cursor;
  const { postings } = cursor.segment;
  let low = cursor.block + 1;
  if (low >= blocks) return false;
  let high = blocks - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (readUint32(postings, headers + middle * headerBytes) < document) low = middle + 1;
    else high = middle;
  }
  cursor.block = low;
  cursor.at = -1;
  cursor.document = lastBefore(cursor, low);
  cursor.passed = cursor.document;
  cursor.next = startOf(cursor, low);
  cursor.last = blocks > 1 ? readUint32(postings, headers + low * headerBytes) : 0xffffffff;
  return true;
}

/** Starts again before the first document. */
function rewind(cursor: Cursor): void {
  cursor.block = -1;
  cursor.at = -1;
  cursor.document = -1;
  cursor.passed = -1;
  cursor.last = -1;
}

/** The sentences in which the posting that was sought last stands. */
export function sentencesAt(cursor: Cursor): number[] {
  const data = cursor.segment.postings;
  let at = readInto(cursor, cursor.block);
  for (let i = 0; i < cursor.at; i++) {
    if (sentencesOf(cursor.segment, cursor.documents[i] ?? 0) > 0) at = endOf(data, at);
  }
  const found: number[] = [];
  for (;;) {
    const byte = data[at++] ?? 0;
    found.push(byte & 127);
    if (byte < 128) return found;
  }
}
