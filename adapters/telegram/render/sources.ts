/** The sources of an answer as one folded list: number, title as a link, publisher, date. */

import type { Citation, Language } from '../../../src/nouns.ts';
import { sourcesTitle } from '../../../src/say/telegram.ts';
import { linkable } from './blocks.ts';
import { clean, type Piece, type Run } from './rich.ts';

export function sourcesPiece(citations: readonly Citation[], language: Language): Piece[] {
  if (citations.length === 0) return [];
  return [
    { shape: 'fold', runs: [{ text: sourcesTitle[language], bold: true }, ...citations.flatMap(line)] },
  ];
}

function line(citation: Citation): Run[] {
  const url = linkable(citation.url);
  const title = clean(citation.title || citation.url || citation.id);
  const rest = [citation.publisher, citation.published || citation.as_of]
    .map(clean)
    .filter((part) => part !== '');
  return [
    { text: `\n[${citation.n}] ` },
    { text: title, ...(url !== undefined && { url }) },
    { text: rest.map((part) => ` · ${part}`).join('') },
  ].filter((run) => run.text !== '');
}
