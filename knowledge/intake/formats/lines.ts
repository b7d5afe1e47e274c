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
  const full = fullLine(lines);
  const blocks: DocumentBlock[] = [];
  let open = '';
  let before = '';
  const close = () => {
    if (open !== '') blocks.push({ kind: 'paragraph', text: open });
    open = '';
  };
  for (const line of lines) {
    if (line === '') close();
    else if (open !== '' && before.length >= full && !beginsAnew(line)) open = joined(open, line);
    else {
      close();
      open = line;
    }
    before = line;
  }
  close();
  return blocks;
}

/** Two lines of one paragraph: a word divided at the margin is made whole. */
export function joined(before: string, after: string): string {
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return `${before} ${after}`;
}

function beginsAnew(line: string): boolean {
  return startsStructure(line) || listMark.test(line);
}

/** From this length on a line was broken at the margin and goes on in the next; in a text without a margin none is. */
function fullLine(lines: readonly string[]): number {
  const pairs = lines.filter((line, n) => line !== '' && lines[n + 1] && !beginsAnew(lines[n + 1] ?? ''));
  const longest = Math.max(0, ...lines.slice(0, 5000).map(({ length }) => length));
  const inside = pairs.filter((line) => line.length >= marginMin && !sentenceEnd.test(line)).length;
  return longest < 200 && inside * 3 > pairs.length
    ? Math.max(marginMin, longest * 0.6)
    : Number.POSITIVE_INFINITY;
}
