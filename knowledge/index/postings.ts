/**
 * Postings as bytes. One term: the number of documents (varint), the greatest impact; when there is more than one
 * block of 64, a header for each (last document, place, greatest impact); then the blocks. One block: for each
 * document the gap to the one before and the count, then for each document with sentences, the sentences.
 */

export const blockSize = 64;
export const headerBytes = 9;
/** Stands in a sentence list for a title, a name or a cue: it belongs to the whole document. */
export const everySentence = 126;

/** Bytes that grow as they are written. */
export interface Bytes {
  data: Uint8Array;
  length: number;
}

export function createBytes(size = 1 << 16): Bytes {
  return { data: new Uint8Array(size), length: 0 };
}

/** Makes room for `more` bytes. */
function reserve(bytes: Bytes, more: number): void {
  if (bytes.length + more <= bytes.data.length) return;
  const grown = new Uint8Array(Math.max(bytes.length + more, Math.ceil(bytes.data.length * 1.5)));
  grown.set(bytes.data.subarray(0, bytes.length));
  bytes.data = grown;
}

/** The postings of one term in order of documents, in arrays that are used again and again. */
export interface PostingList {
  length: number;
  documents: Uint32Array;
  counts: Uint8Array;
  /** Sentence lists of all postings as they are stored, and where each one's ends. */
  places: Bytes;
  placesEnd: Uint32Array;
}

export function createPostingList(size: number): PostingList {
  return {
    length: 0,
    documents: new Uint32Array(size),
    counts: new Uint8Array(size),
    places: createBytes(),
    placesEnd: new Uint32Array(size),
  };
}

/** Adds the sentences of the posting that is written next. */
export function pushPlaces(places: Bytes, sentences: readonly number[]): void {
  for (let i = 0; i < sentences.length; i++) {
    writeByte(places, (sentences[i] ?? 0) | (i + 1 < sentences.length ? 128 : 0));
  }
}

/** Copies sentence lists as they are stored. */
export function pushRawPlaces(places: Bytes, data: Uint8Array, range: { from: number; to: number }): void {
  reserve(places, range.to - range.from);
  for (let at = range.from; at < range.to; at++) places.data[places.length++] = data[at] ?? 0;
}

/** The place after the varint or the sentence list that begins at `start`. */
export function endOf(data: Uint8Array, start: number): number {
  let at = start;
  while ((data[at] ?? 0) > 127) at++;
  return at + 1;
}

/** Writes one term's postings; `impact` gives the share (0 to 1) of the greatest score that a posting can have. */
export function writePostings(
  bytes: Bytes,
  list: PostingList,
  impact: (document: number, count: number) => number,
): void {
  writeVarint(bytes, list.length);
  const blocks = Math.ceil(list.length / blockSize);
  const headers = blocks > 1 ? blocks * headerBytes : 0;
  reserve(bytes, 1 + headers);
  const top = bytes.length;
  const body = top + 1 + headers;
  bytes.length = body;
  let greatest = 0;
  for (let block = 0; block < blocks; block++) {
    const from = block * blockSize;
    const to = Math.min(list.length, from + blockSize);
    let highest = 0;
    for (let i = from; i < to; i++) {
      highest = Math.max(highest, impact(list.documents[i] ?? 0, list.counts[i] ?? 0));
    }
    const rounded = Math.min(255, Math.ceil(highest * 255));
    greatest = Math.max(greatest, rounded);
    if (blocks > 1) {
      const header = top + 1 + block * headerBytes;
      writeUint32(bytes, header, list.documents[to - 1] ?? 0);
      writeUint32(bytes, header + 4, bytes.length - body);
      bytes.data[header + 8] = rounded;
    }
    writeBlock(bytes, list, { from, to, previous: from === 0 ? -1 : (list.documents[from - 1] ?? 0) });
  }
  bytes.data[top] = greatest;
}

function writeBlock(
  bytes: Bytes,
  list: PostingList,
  at: { from: number; to: number; previous: number },
): void {
  let previous = at.previous;
  for (let i = at.from; i < at.to; i++) {
    const document = list.documents[i] ?? 0;
    const count = list.counts[i] ?? 1;
    writeVarint(bytes, (document - previous - 1) * 2 + (count > 1 ? 1 : 0));
    if (count > 1) writeByte(bytes, count);
    previous = document;
  }
  const places = list.places.data.subarray(
    at.from === 0 ? 0 : list.placesEnd[at.from - 1],
    list.placesEnd[at.to - 1],
  );
  reserve(bytes, places.length);
  bytes.data.set(places, bytes.length);
  bytes.length += places.length;
}

function writeByte(bytes: Bytes, value: number): void {
  reserve(bytes, 1);
  bytes.data[bytes.length++] = value;
}

function writeVarint(bytes: Bytes, value: number): void {
  reserve(bytes, 5);
  let left = value;
  while (left > 127) {
    bytes.data[bytes.length++] = (left & 127) | 128;
    left >>>= 7;
  }
  bytes.data[bytes.length++] = left;
}

function writeUint32(bytes: Bytes, at: number, value: number): void {
  for (let i = 0; i < 4; i++) bytes.data[at + i] = (value >>> (8 * i)) & 255;
}

export function readUint32(data: Uint8Array, at: number): number {
  return (
    ((data[at] ?? 0) |
      ((data[at + 1] ?? 0) << 8) |
      ((data[at + 2] ?? 0) << 16) |
      ((data[at + 3] ?? 0) << 24)) >>>
    0
  );
}

/** The varint that begins at `start`; `endOf` gives the place after it. */
export function readVarint(data: Uint8Array, start: number): number {
  let at = start;
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = data[at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
}

/** Where the postings of one block are read into. */
export interface Block {
  documents: Uint32Array;
  counts: Uint8Array;
  size: number;
}

/** Reads a block's postings, whose first document follows `previous`, and gives the place after them. */
export function readBlock(data: Uint8Array, start: number, into: Block, previous: number): number {
  const { documents, counts, size } = into;
  let document = previous;
  let at = start;
  for (let i = 0; i < size; i++) {
    let value = data[at++] ?? 0;
    if (value > 127) {
      value &= 127;
      let byte = 128;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = data[at++] ?? 0;
        value |= (byte & 127) << shift;
      }
    }
    document += (value >>> 1) + 1;
    documents[i] = document;
    counts[i] = (value & 1) === 1 ? (data[at++] ?? 1) : 1;
  }
  return at;
}
