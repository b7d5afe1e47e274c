/** Puts a segment together: first its documents, then its terms in ascending order of their keys. */

import { hash, kindOf } from './hash.ts';
import { lengthOfCode } from './length.ts';
import { type Bytes, createBytes, type PostingList, writePostings } from './postings.ts';
import type { Segment, Totals } from './segment.ts';
import type { Tuning } from './tuning.ts';

export interface SegmentWriter {
  tuning: Tuning;
  totals: Totals;
  ids: Bytes;
  idStarts: number[];
  idHashes: number[];
  wordLengths: number[];
  pairLengths: number[];
  sentenceStarts: number[];
  sentenceLengths: number[];
  termKeys: number[];
  termStarts: number[];
  postings: Bytes;
}

export interface DocumentRow {
  id: Uint8Array;
  /** Length codes (length.ts). */
  words: number;
  pairs: number;
  sentences: Iterable<number>;
}

export function createWriter(tuning: Tuning): SegmentWriter {
  return {
    tuning,
    totals: {
      documents: 0,
      words: 0,
      pairs: 0,
      sentences: 0,
      sentenceWords: 0,
      removed: 0,
      k1: tuning.k1,
      b: tuning.b,
    },
    ids: createBytes(),
    idStarts: [0],
    idHashes: [],
    wordLengths: [],
    pairLengths: [],
    sentenceStarts: [0],
    sentenceLengths: [],
    termKeys: [],
    termStarts: [],
    postings: createBytes(),
  };
}

export function writeDocument(writer: SegmentWriter, row: DocumentRow): void {
  const { totals } = writer;
  writer.idHashes.push(idHash(row.id));
  appendBytes(writer.ids, row.id);
  writer.idStarts.push(writer.ids.length);
  writer.wordLengths.push(row.words);
  writer.pairLengths.push(row.pairs);
  totals.documents++;
  totals.words += lengthOfCode[row.words] ?? 0;
  totals.pairs += lengthOfCode[row.pairs] ?? 0;
  for (const length of row.sentences) {
    writer.sentenceLengths.push(length);
    totals.sentences++;
    totals.sentenceWords += lengthOfCode[length] ?? 0;
  }
  writer.sentenceStarts.push(writer.sentenceLengths.length);
}

/** Writes a term, whose key must be above that of the one before. */
export function writeTerm(
  writer: SegmentWriter,
  key: { fold: number; exact: number },
  list: PostingList,
): void {
  const { tuning, totals } = writer;
  const pair = kindOf(key.exact) === 'pair';
  const lengths = pair ? writer.pairLengths : writer.wordLengths;
  const average = (pair ? totals.pairs : totals.words) / totals.documents || 1;
  writer.termKeys.push(key.fold, key.exact);
  writer.termStarts.push(writer.postings.length);
  writePostings(writer.postings, list, (document, count) =>
    impact(count, lengthOfCode[lengths[document] ?? 0] ?? 0, { ...tuning, average }),
  );
}

/** BM25's share (0 to 1) of the greatest score that a count in a text of this length has. */
export function impact(
  count: number,
  length: number,
  by: { k1: number; b: number; average: number },
): number {
  return count / (count + by.k1 * (1 - by.b + (by.b * length) / by.average));
}

export function finish(writer: SegmentWriter): Segment {
  const { totals } = writer;
  const order = Uint32Array.from(writer.idHashes.keys()).sort(
    (a, b) => (writer.idHashes[a] ?? 0) - (writer.idHashes[b] ?? 0),
  );
  return {
    ids: writer.ids.data.slice(0, writer.ids.length),
    idStarts: Uint32Array.from(writer.idStarts),
    idHashes: order.map((document) => writer.idHashes[document] ?? 0),
    idDocuments: order,
    wordLengths: Uint8Array.from(writer.wordLengths),
    pairLengths: Uint8Array.from(writer.pairLengths),
    sentenceStarts: Uint32Array.from(writer.sentenceStarts),
    sentenceLengths: Uint8Array.from(writer.sentenceLengths),
    termKeys: Uint32Array.from(writer.termKeys),
    termStarts: Uint32Array.from(writer.termStarts),
    postings: writer.postings.data.slice(0, writer.postings.length),
    removed: new Uint8Array((totals.documents + 7) >>> 3),
    totals,
  };
}

const idSeed = 0x1b873593;

/** The hash under which a document's id is found. */
export function idHash(id: Uint8Array): number {
  let text = '';
  for (const byte of id) text += String.fromCharCode(byte);
  return hash(text, idSeed);
}

function appendBytes(bytes: Bytes, more: Uint8Array): void {
  if (bytes.length + more.length > bytes.data.length) {
    const grown = new Uint8Array((bytes.length + more.length) * 2);
    grown.set(bytes.data.subarray(0, bytes.length));
    bytes.data = grown;
  }
  bytes.data.set(more, bytes.length);
  bytes.length += more.length;
}
