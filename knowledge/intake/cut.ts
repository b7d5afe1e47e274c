/** A document → passages: by its headings, or by its articles where it is a law. */

import type { Language } from '../../src/nouns.ts';
import type { DocumentBlock } from './document.ts';
import { groupLines, pageOf, type TextLine, textOf } from './group.ts';
import { type Piece, pieceLength } from './piece.ts';
import { paragraphPlace, withPage } from './places.ts';

interface Section {
  path: string[];
  lines: TextLine[];
}

const pathShown = 3;

/** Passages under their headings; `title` is left out of the path, as every passage stands under it. */
export function cutByHeadings(blocks: readonly DocumentBlock[], language: Language, title = ''): Piece[] {
  let paragraphs = 0;
  return sectionsOf(blocks, title).flatMap(({ path, lines }) =>
    groupLines(lines).map((group) => {
      const first = paragraphs + 1;
      paragraphs += group.length;
      const place = path.slice(-pathShown).join(' › ') || paragraphPlace(first, language);
      return {
        text: textOf(group),
        place: withPage(place, pageOf(group), language),
        under: path.join(' › '),
        language,
      };
    }),
  );
}

function sectionsOf(blocks: readonly DocumentBlock[], title: string): Section[] {
  const sections: Section[] = [{ path: [], lines: [] }];
  const path: { level: number; text: string }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      while ((path.at(-1)?.level ?? 0) >= block.level) path.pop();
      if (block.text !== title) path.push({ level: block.level, text: block.text });
      sections.push({ path: path.map(({ text }) => text), lines: [] });
    } else sections.at(-1)?.lines.push(...linesOf(block));
  }
  return sections.filter(({ lines }) => lines.length > 0);
}

/** A table's rows as lines; its first row stands again above what is cut off from it. */
function linesOf(block: Exclude<DocumentBlock, { kind: 'heading' }>): TextLine[] {
  const page = block.page === undefined ? {} : { page: block.page };
  if (block.kind !== 'table') return [{ text: block.text, ...page }];
  const rows = block.rows.map((row) => row.join(' | '));
  const [head = '', ...rest] = rows;
  const lines: TextLine[] = [];
  let length = 0;
  for (const row of rest.length > 0 ? rest : [head]) {
    const anew = lines.length === 0 || length + row.length > pieceLength.usual - head.length;
    if (anew) length = 0;
    lines.push({ text: anew && rest.length > 0 ? `${head}\n${row}` : row, ...page });
    length += row.length;
  }
  return lines;
}
