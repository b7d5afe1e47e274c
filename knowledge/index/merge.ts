/** Several segments made into one, without the removed documents. */

import { openCursor, readInto } from './cursor.ts';
import { createPostingList, endOf, type PostingList, pushRawPlaces } from './postings.ts';
import { isRemoved, type Segment, sentencesOf } from './segment.ts';
import type { Tuning } from './tuning.ts';
import { createWriter, finish, type SegmentWriter, writeDocument, writeTerm } from './writer.ts';

/** What stands in all the segments; undefined when every document was removed. */
export function merge(segments: readonly Segment[], tuning: Tuning): Segment | undefined {
  const writer = createWriter(tuning);
  const numbers = segments.map((segment) => copyDocuments(writer, segment));
  if (writer.totals.documents === 0) return undefined;
  const list = createPostingList(writer.totals.documents);
  const next = segments.map(() => 0);
  for (;;) {
    const key = lowestKey(segments, next);
    if (key === undefined) return finish(writer);
    list.length = 0;
    list.places.length = 0;
    segments.forEach((segment, s) => {
      const term = next[s] ?? 0;
      if (!hasKey(segment, term, key)) return;
      copyPostings(segment, term, { numbers: numbers[s] ?? new Int32Array(), list });
      next[s] = term + 1;
    });
    if (list.length > 0) writeTerm(writer, key, list);
  }
}

/** Copies the documents and gives their new numbers; -1 for removed ones. */
function copyDocuments(writer: SegmentWriter, segment: Segment): Int32Array {
  const numbers = new Int32Array(segment.totals.documents).fill(-1);
  for (let document = 0; document < numbers.length; document++) {
    if (isRemoved(segment, document)) continue;
    numbers[document] = writer.totals.documents;
    writeDocument(writer, {
      id: segment.ids.subarray(segment.idStarts[document], segment.idStarts[document + 1]),
      words: segment.wordLengths[document] ?? 0,
      pairs: segment.pairLengths[document] ?? 0,
      sentences: segment.sentenceLengths.subarray(
        segment.sentenceStarts[document],
        segment.sentenceStarts[document + 1],
      ),
    });
  }
  return numbers;
}

interface Key {
  fold: number;
  exact: number;
}

function lowestKey(segments: readonly Segment[], next: readonly number[]): Key | undefined {
  let lowest: Key | undefined;
  segments.forEach(({ termKeys, termStarts }, s) => {
    const at = next[s] ?? 0;
    if (at >= termStarts.length) return;
    const fold = termKeys[2 * at] ?? 0;
    const exact = termKeys[2 * at + 1] ?? 0;
    if (lowest === undefined || fold < lowest.fold || (fold === lowest.fold && exact < lowest.exact)) {
      lowest = { fold, exact };
    }
  });
  return lowest;
}

function hasKey({ termKeys, termStarts }: Segment, term: number, key: Key): boolean {
  return term < termStarts.length && termKeys[2 * term] === key.fold && termKeys[2 * term + 1] === key.exact;
}

function copyPostings(segment: Segment, term: number, to: { numbers: Int32Array; list: PostingList }): void {
  const { numbers, list } = to;
  const cursor = openCursor(segment, term);
  for (let block = 0; block < cursor.blocks; block++) {
    let place = readInto(cursor, block);
    for (let i = 0; i < cursor.size; i++) {
      const document = cursor.documents[i] ?? 0;
      const from = place;
      if (sentencesOf(segment, document) > 0) place = endOf(segment.postings, place);
      const number = numbers[document] ?? -1;
      if (number < 0) continue;
      pushRawPlaces(list.places, segment.postings, { from, to: place });
      list.documents[list.length] = number;
      list.counts[list.length] = cursor.counts[i] ?? 1;
      list.placesEnd[list.length] = list.places.length;
      list.length++;
    }
  }
}
