/** The index as bytes, laid out so that opening it copies and computes nothing. */

import { type Language, languages } from '../../src/nouns.ts';
import { createIndex, type IndexOptions, type SearchIndex } from './index.ts';
import type { Segment } from './segment.ts';
import { tunings } from './tuning.ts';

/** "caudari" and the layout's version: a file of another version is not opened. */
const version = 0xca0da213;
const align = 8;
const totalsLength = 8;
const arraysLength = 12;

/** The whole index in one array. What was removed is left out, and everything is merged first. */
export function saveIndex(index: SearchIndex): Uint8Array {
  const shelves = index.segments();
  const header: number[] = [version];
  const parts: Uint8Array[] = [];
  for (const language of languages) {
    const segments = shelves.get(language) ?? [];
    header.push(segments.length);
    for (const segment of segments) {
      const arrays = arraysOf(segment);
      header.push(...totalsOf(segment), ...arrays.map((array) => array.byteLength));
      parts.push(...arrays.map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)));
    }
  }
  return join(header, parts);
}

function join(header: readonly number[], parts: readonly Uint8Array[]): Uint8Array {
  const numbers = Float64Array.from([header.length, ...header]);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + aligned(part.length), numbers.byteLength));
  whole.set(new Uint8Array(numbers.buffer));
  let at = numbers.byteLength;
  for (const part of parts) {
    whole.set(part, at);
    at += aligned(part.length);
  }
  return whole;
}

/**
 * Opens what `saveIndex` gave; the bytes become part of the index. Throws when they are not of this version or
 * were written with other parameters.
 */
export function openIndex(bytes: Uint8Array, options: IndexOptions = {}): SearchIndex {
  const whole = bytes.byteOffset % align === 0 ? bytes : bytes.slice();
  const header = headerOf(whole);
  let at = (header.length + 1) * 8;
  let place = 1;
  const shelves = new Map<Language, Segment[]>();
  for (const language of languages) {
    const segments = Array.from({ length: header[place++] ?? 0 }, () => {
      const totals = header.subarray(place, place + totalsLength);
      const sizes = header.subarray(place + totalsLength, place + totalsLength + arraysLength);
      place += totalsLength + arraysLength;
      const starts = [...sizes].map((size) => {
        const start = at;
        at += aligned(size);
        return start;
      });
      if (at > whole.length) throw broken();
      const segment = segmentOf(whole, { starts, sizes, totals });
      const { k1, b } = (options.tunings ?? tunings)[language];
      if (segment.totals.k1 !== k1 || segment.totals.b !== b) throw broken();
      return segment;
    });
    shelves.set(language, segments);
  }
  return createIndex(options, shelves);
}

function headerOf(whole: Uint8Array): Float64Array {
  const numbers = new Float64Array(whole.buffer, whole.byteOffset, Math.floor(whole.byteLength / 8));
  const length = numbers[0] ?? 0;
  if (numbers[1] !== version || length >= numbers.length) {
    throw broken();
  }
  return numbers.subarray(1, length + 1);
}

function broken(): Error {
  return new Error('The saved index is of another version or broken; build it again.');
}

function aligned(length: number): number {
  return Math.ceil(length / align) * align;
}

function totalsOf({ totals }: Segment): number[] {
  const { documents, words, pairs, sentences, sentenceWords, removed, k1, b } = totals;
  return [documents, words, pairs, sentences, sentenceWords, removed, k1, b];
}

function arraysOf(segment: Segment): (Uint8Array | Uint32Array)[] {
  return [
    segment.ids,
    segment.idStarts,
    segment.idHashes,
    segment.idDocuments,
    segment.wordLengths,
    segment.pairLengths,
    segment.sentenceStarts,
    segment.sentenceLengths,
    segment.termKeys,
    segment.termStarts,
    segment.postings,
    segment.removed,
  ];
}

interface Layout {
  starts: readonly number[];
  sizes: Float64Array;
  totals: Float64Array;
}

function segmentOf(whole: Uint8Array, { starts, sizes, totals }: Layout): Segment {
  return {
    ids: bytesAt(0),
    idStarts: numbersAt(1),
    idHashes: numbersAt(2),
    idDocuments: numbersAt(3),
    wordLengths: bytesAt(4),
    pairLengths: bytesAt(5),
    sentenceStarts: numbersAt(6),
    sentenceLengths: bytesAt(7),
    termKeys: numbersAt(8),
    termStarts: numbersAt(9),
    postings: bytesAt(10),
    removed: bytesAt(11),
    totals: {
      documents: totals[0] ?? 0,
      words: totals[1] ?? 0,
      pairs: totals[2] ?? 0,
      sentences: totals[3] ?? 0,
      sentenceWords: totals[4] ?? 0,
      removed: totals[5] ?? 0,
      k1: totals[6] ?? 0,
      b: totals[7] ?? 0,
    },
  };

  function bytesAt(array: number): Uint8Array {
    return new Uint8Array(whole.buffer, whole.byteOffset + (starts[array] ?? 0), sizes[array] ?? 0);
  }

  function numbersAt(array: number): Uint32Array {
    return new Uint32Array(whole.buffer, whole.byteOffset + (starts[array] ?? 0), (sizes[array] ?? 0) / 4);
  }
}
