/** Plain lines → paragraphs: lines broken at a margin are joined, lines that begin something are not. */

import { cleanLines } from '../clean.ts';
import type { DocumentBlock } from '../document.ts';
import { startsStructure } from '../legal/marks.ts';

const listMark = /^(?:[-*+•▪◦○●■□◆◇※·–—]|\(?[a-zđ0-9]{1,3}[.)]|[①-⑳]|[가-하][.)])\s+/iu;
const sentenceEnd = /[.!?;:。…]["'”’)\]]*$/;
/** A text whose lines are mostly longer than this has been broken at a margin. */
const marginMin = 45;

export function paragraphsOf(text: string): DocumentBlock[] {
  const lines = cleanLines(text).split('\n');
  const broken = isBrokenAtMargin(lines);
  const blocks: DocumentBlock[] = [];
  let open = '';
  const close = () => {
    if (open !== '') blocks.push({ kind: 'paragraph', text: open });
    open = '';
  };
  for (const line of lines) {
    if (line === '') close();
    else if (open !== '' && broken && !startsStructure(line) && !listMark.test(line))
      open = joined(open, line);
    else {
      close();
      open = line;
    }
  }
  close();
  return blocks;
}

/** Two lines of one paragraph: a word divided at the margin is made whole. */
export function joined(before: string, after: string): string {
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return `${before} ${after}`;
}

/** Long lines that end inside a sentence and are all about as long. */
function isBrokenAtMargin(lines: readonly string[]): boolean {
  const pairs = lines.slice(1).flatMap((next, n) => {
    const line = lines[n] ?? '';
    return line !== '' && next !== '' ? [line] : [];
  });
  const lengths = pairs.map((line) => line.length).sort((a, b) => a - b);
  const longest = lengths.at(-1) ?? 0;
  const inside = pairs.filter((line) => line.length >= marginMin && !sentenceEnd.test(line)).length;
  return longest < 200 && inside * 3 > pairs.length;
}
