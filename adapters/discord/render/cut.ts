/** Where a text that is too long for one page is parted: after a line, a sentence, a word, in that order. */

import { markdownOfPiece } from './markdown.ts';
import { type Piece, type Run, splitRuns, textOf } from './rich.ts';

/** Units around the cut that are looked at: a letter with more marks than that is parted between them. */
const lookBack = 200;

/** UTF-16 units of the text, more than none, whose Markdown takes at most `room` units. */
export function cutAt(whole: Piece, room: number): number {
  // No sign takes less than one unit of Markdown: what lies further back cannot fit.
  const piece = { ...whole, runs: splitRuns(whole.runs, room + lookBack)[0] };
  const max = Math.max(1, unitsWithin(piece, room));
  const text = textOf(piece.runs);
  for (const allowed of [notInsideLinks(piece.runs), () => true]) {
    for (const [pattern, least] of breaks) {
      const good = (end: number) => end <= max && end >= max * least && allowed(end);
      const at = lastEnd(text.slice(0, max + 1), pattern, good);
      if (at > 0 && lengthTo(piece, at) <= room) return at;
    }
  }
  return lastGrapheme(text, max);
}

/** Ends of lines, sentences and words, and how much of the page has to be filled by then. */
const breaks = [
  [/\n/g, 0.5],
  [/[.!?。…]["”’)\]]*\s/g, 0.6],
  [/\s/g, 0],
] as const;

/** The longest beginning that fits: found by halving, as more text never takes less room. */
function unitsWithin(piece: Piece, room: number): number {
  let fits = 0;
  let over = Math.min(textOf(piece.runs).length, room) + 1;
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (lengthTo(piece, middle) <= room) fits = middle;
    else over = middle;
  }
  return fits;
}

function lengthTo(piece: Piece, at: number): number {
  return markdownOfPiece({ ...piece, runs: splitRuns(piece.runs, at)[0] }).length;
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

function lastGrapheme(text: string, max: number): number {
  if (max >= text.length) return text.length;
  const from = wholePoint(text, Math.max(0, max - lookBack));
  let last = 0;
  for (const { index } of graphemes.segment(text.slice(from, max + lookBack))) {
    if (from + index <= max) last = from + index;
  }
  return last > from ? last : Math.max(1, wholePoint(text, max));
}

/** The position itself, or the one before it when it lies inside a surrogate pair. */
function wholePoint(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  const afterHigh = at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return isLow && afterHigh ? at - 1 : at;
}
