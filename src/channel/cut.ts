/** Where a text that is too long for one page is parted: after a line, a sentence, a word, in that order. */

import type { Run } from './runs.ts';

/** Ends of lines, sentences and words, and how much of the page has to be filled by then. */
const breaks = [
  [/\n/g, 0.5],
  [/[.!?。…]["”’)\]]*\s/g, 0.6],
  [/\s/g, 0],
] as const;

export interface Allowed {
  /** May it be parted at that unit? */
  at: (unit: number) => boolean;
  /** Of each kind of break only the last one is measured: does what stands before it fit? */
  fits?: (units: number) => boolean;
}

/** UTF-16 units up to the best break, at most `max`; 0 where there is none. */
export function lastBreak(text: string, max: number, { at, fits = () => true }: Allowed): number {
  for (const [pattern, least] of breaks) {
    const good = (end: number) => end <= max && end >= max * least && at(end);
    const end = lastEnd(text.slice(0, max + 1), pattern, good);
    if (end > 0 && fits(end)) return end;
  }
  return 0;
}

function lastEnd(text: string, pattern: RegExp, good: (end: number) => boolean): number {
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (good(end)) last = end;
  }
  return last;
}

/** False inside the text of a link, and between a word and its citation mark. */
export function notInsideLinks(runs: readonly Run[]): (unit: number) => boolean {
  const barred = new Set<number>();
  let start = 0;
  for (const run of runs) {
    if (run.mark) barred.add(start);
    if (run.url !== undefined) for (let at = 1; at < run.text.length; at++) barred.add(start + at);
    start += run.text.length;
  }
  return (unit) => !barred.has(unit);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Units before the cut that are looked at: a letter with more marks than that is parted between them. */
export const lookBack = 200;

/** UTF-16 units up to the end of the last whole letter within `max`: at least one. */
export function lastGrapheme(text: string, max: number): number {
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
