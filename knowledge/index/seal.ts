/** A buffer made into a segment. */

import type { Buffer } from './buffer.ts';
import { lengthCode } from './length.ts';
import { createPostingList, type PostingList, pushPlaces } from './postings.ts';
import type { Segment } from './segment.ts';
import type { Tuning } from './tuning.ts';
import { createWriter, finish, writeDocument, writeTerm } from './writer.ts';

const utf8 = new TextEncoder();

/** The segment of all documents in a buffer that were not removed again; undefined when there is none. */
export function seal(buffer: Buffer, tuning: Tuning): Segment | undefined {
  const writer = createWriter(tuning);
  const renumbered = new Int32Array(buffer.documents.length).fill(-1);
  buffer.documents.forEach((document, number) => {
    if (document.removed) return;
    renumbered[number] = writer.totals.documents;
    writeDocument(writer, {
      id: utf8.encode(document.id),
      words: lengthCode(document.words),
      pairs: lengthCode(document.pairs),
      sentences: document.sentenceWords.map(lengthCode),
    });
  });
  if (writer.totals.documents === 0) return undefined;
  const { starts, postings } = byTerm(buffer);
  const list = createPostingList(writer.totals.documents);
  for (const term of termsInOrder(buffer)) {
    collect(buffer, postings.subarray(starts[term], starts[term + 1]), { renumbered, list });
    if (list.length === 0) continue;
    writeTerm(writer, { fold: buffer.keys[2 * term] ?? 0, exact: buffer.keys[2 * term + 1] ?? 0 }, list);
  }
  return finish(writer);
}

/** The numbers of all postings, those of one term together, and where those of each term begin. */
function byTerm(buffer: Buffer): { starts: Uint32Array; postings: Uint32Array } {
  const starts = new Uint32Array(buffer.latest.length + 1);
  for (const term of buffer.postingTerms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  for (let term = 1; term < starts.length; term++)
    starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
  const next = starts.slice();
  const postings = new Uint32Array(buffer.postingTerms.length);
  buffer.postingTerms.forEach((term, posting) => {
    const at = next[term] ?? 0;
    postings[at] = posting;
    next[term] = at + 1;
  });
  return { starts, postings };
}

function termsInOrder({ keys, latest }: Buffer): Uint32Array {
  const compare = (a: number, b: number): number =>
    (keys[2 * a] ?? 0) - (keys[2 * b] ?? 0) || (keys[2 * a + 1] ?? 0) - (keys[2 * b + 1] ?? 0);
  return Uint32Array.from(latest.keys()).sort(compare);
}

function collect(
  buffer: Buffer,
  postings: Uint32Array,
  to: { renumbered: Int32Array; list: PostingList },
): void {
  const { list, renumbered } = to;
  list.length = 0;
  list.places.length = 0;
  for (const posting of postings) {
    const document = renumbered[buffer.postingDocuments[posting] ?? 0] ?? -1;
    if (document < 0) continue;
    const sentences = buffer.postingSentences[posting] ?? -1;
    if (typeof sentences !== 'number') pushPlaces(list.places, sentences);
    else if (sentences >= 0) pushPlaces(list.places, [sentences]);
    list.documents[list.length] = document;
    list.counts[list.length] = buffer.postingCounts[posting] ?? 1;
    list.placesEnd[list.length] = list.places.length;
    list.length++;
  }
}
