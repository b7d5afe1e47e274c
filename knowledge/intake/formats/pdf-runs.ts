/** Glyphs → runs of text without a gap: what stands at one height, from left to right, whatever font it is set in. */

import type { Glyph } from './pdf-glyphs.ts';
import type { Run } from './pdf-lines.ts';

/**
 * A gap this many letter sizes wide is a space. Where a page has its spaces as glyphs, a gap must be wider: programs
 * set Korean and Latin letters a quarter apart without a space being meant.
 */
const spaceGap = { guessed: 0.15, besideGlyphs: 0.45 };
const spacesAsGlyphs = 1 / 30;
const runGap = 0.9;
const sameHeight = 0.3;

export function runsOf(glyphs: readonly Glyph[]): Run[] {
  const runs: Run[] = [];
  const spaces = glyphs.filter(({ text }) => text === ' ').length;
  const gapMin = spaces > glyphs.length * spacesAsGlyphs ? spaceGap.besideGlyphs : spaceGap.guessed;
  for (const row of rowsOf(withMarks(glyphs.filter(({ upright, size }) => upright && size > 0)))) {
    let end = Number.NEGATIVE_INFINITY;
    for (const { text, x, y, width, size } of row) {
      const last = runs.at(-1);
      const gap = x - end;
      if (last && end !== Number.NEGATIVE_INFINITY && gap < runGap * size) {
        last.text +=
          gap > gapMin * size && !last.text.endsWith(' ') && !text.startsWith(' ') ? ` ${text}` : text;
        last.width = Math.max(last.width, x + width - last.x);
      } else if (text.trim() !== '') runs.push({ text, x, y, width, size });
      else continue;
      end = Math.max(end, x + width);
    }
  }
  return runs;
}

/** A mark without width belongs to the letter that was drawn before it. */
function withMarks(glyphs: readonly Glyph[]): Glyph[] {
  const whole: Glyph[] = [];
  for (const glyph of glyphs) {
    const last = whole.at(-1);
    const text = plainLetters(glyph.text);
    if (last && /^\p{M}+$/u.test(text)) last.text += text;
    else if (text !== '') whole.push({ ...glyph, text });
  }
  return whole;
}

/** Ligatures of print (ﬁ) as letters, blanks of every width as a space. */
function plainLetters(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\s\u00a0]+/g, ' ');
}

/** Glyphs at one height, from left to right; text drawn twice at one place (a fat print) only once. */
function rowsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: { y: number; glyphs: Glyph[] }[] = [];
  const byHeight = new Map<number, { y: number; glyphs: Glyph[] }[]>();
  for (const glyph of glyphs) {
    const at = Math.round(glyph.y / 4);
    const near = [at - 1, at, at + 1].flatMap((bucket) => byHeight.get(bucket) ?? []);
    let row = near.find(({ y }) => Math.abs(y - glyph.y) < sameHeight * glyph.size);
    if (!row) {
      row = { y: glyph.y, glyphs: [] };
      rows.push(row);
      byHeight.set(at, [...(byHeight.get(at) ?? []), row]);
    }
    row.glyphs.push(glyph);
  }
  return rows.map((row) => withoutDoubles(row.glyphs.toSorted((a, b) => a.x - b.x)));
}

function withoutDoubles(row: readonly Glyph[]): Glyph[] {
  return row.filter((glyph, n) => {
    const before = row[n - 1];
    return (
      !before ||
      before.text !== glyph.text ||
      glyph.x - before.x > 0.15 * Math.max(glyph.width, 1) ||
      glyph.text === ' '
    );
  });
}
