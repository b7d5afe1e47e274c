/** Where a text that is too long for one page is parted: after a line, a sentence, a word, in that order. */

import { entitiesOfRun, type Run, textOf } from './rich.ts';

/**
 * UTF-16 units that go on this page: more than none, at most `room.units`, and so that the runs before it
 * hold at most `room.entities` entities.
 */
export function cutAt(runs: readonly Run[], room: { units: number; entities: number }): number {
  const max = Math.max(1, Math.min(room.units, unitsWithin(runs, room.entities)));
  const text = textOf(runs);
  const allowed = notInsideLinks(runs);
  for (const [pattern, least] of [
    [/\n/g, max * 0.5],
    [/[.!?。…]["”’)\]]*\s/g, max * 0.6],
    [/\s/g, 1],
  ] as const) {
    const at = lastEnd(text.slice(0, max + 1), pattern, (end) => end <= max && end >= least && allowed(end));
    if (at > 0) return at;
  }
  return lastGrapheme(text, max);
}

/** Units until the runs would need more entities than that. */
function unitsWithin(runs: readonly Run[], entities: number): number {
  let units = 0;
  let used = 0;
  for (const run of runs) {
    used += entitiesOfRun(run);
    if (used > entities) return units;
    units += run.text.length;
  }
  return units;
}

/** False inside the text of a link, and between a word and its citation mark. */
function notInsideLinks(runs: readonly Run[]): (at: number) => boolean {
  const barred = new Set<number>();
  let start = 0;
  for (const run of runs) {
    if (run.mark) barred.add(start);
    if (run.url !== undefined) for (let at = 1; at < run.text.length; at++) barred.add(start + at);
    start += run.text.length;
  }
  return (at) => !barred.has(at);
}

function lastEnd(text: string, pattern: RegExp, good: (end: number) => boolean): number {
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (good(end)) last = end;
  }
  return last;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Units before the cut that are looked at: a letter with more marks than that is parted between them. */
const lookBack = 200;

function lastGrapheme(text: string, max: number): number {
  if (max >= text.length) return text.length;
  const from = wholePoint(text, Math.max(0, max - lookBack));
  let last = 0;
  for (const { index } of graphemes.segment(text.slice(from, max + lookBack))) {
    if (from + index <= max) last = from + index;
  }
  return last > from ? last : wholePoint(text, max);
}

/** The position itself, or the one before it when it lies inside a surrogate pair. */
function wholePoint(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  const afterHigh = at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return isLow && afterHigh ? at - 1 : at;
}
