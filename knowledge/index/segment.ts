/** A segment: an unchanging part of the index in typed arrays, so that it is small, and opened as it was saved. */

export interface Segment {
  /** UTF-8 ids, one after another, and where each begins (count + 1). */
  ids: Uint8Array;
  idStarts: Uint32Array;
  /** Hashes of the ids in ascending order, and the document of each. */
  idHashes: Uint32Array;
  idDocuments: Uint32Array;
  /** Length codes (length.ts) of each document in words and in pairs. */
  wordLengths: Uint8Array;
  pairLengths: Uint8Array;
  /** Where the sentence lengths of each document begin (count + 1); only documents worth re-ranking have any. */
  sentenceStarts: Uint32Array;
  sentenceLengths: Uint8Array;
  /** Two 32-bit keys for each term (hash.ts), in ascending order, and where its postings begin. */
  termKeys: Uint32Array;
  termStarts: Uint32Array;
  /** postings.ts tells their layout. */
  postings: Uint8Array;
  /** One bit for each document that was removed. */
  removed: Uint8Array;
  totals: Totals;
}

/** Sums over the documents of a segment, removed ones too, from which the averages are taken. */
export interface Totals {
  documents: number;
  words: number;
  pairs: number;
  sentences: number;
  sentenceWords: number;
  removed: number;
  /** BM25's parameters that the impacts were written with: with others, the best could be missed. */
  k1: number;
  b: number;
}

/** Fewer sentences than this, and a passage is its own best sentence. */
export const sentencesMin = 3;

export function isRemoved(segment: Segment, document: number): boolean {
  return ((segment.removed[document >>> 3] ?? 0) & (1 << (document & 7))) !== 0;
}

export function markRemoved(segment: Segment, document: number): void {
  segment.removed[document >>> 3] = (segment.removed[document >>> 3] ?? 0) | (1 << (document & 7));
  segment.totals.removed++;
}

/** The number of sentences that a document keeps lengths of; 0 when it is too short to re-rank. */
export function sentencesOf(segment: Segment, document: number): number {
  return (segment.sentenceStarts[document + 1] ?? 0) - (segment.sentenceStarts[document] ?? 0);
}

const utf8 = new TextDecoder();

export function idOf(segment: Segment, document: number): string {
  return utf8.decode(segment.ids.subarray(segment.idStarts[document], segment.idStarts[document + 1]));
}

/** The first place in an ascending array whose value is not below `wanted`. */
export function lowerBound(sorted: Uint32Array, wanted: number, stride = 1): number {
  let low = 0;
  let high = sorted.length / stride;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle * stride] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
