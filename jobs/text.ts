/** What a coordinator writes, as blocks: paragraphs, `# heading`, `- item`, `**bold**`, `[words](https://…)`. */

import type { Block, Span } from '../src/nouns.ts';

export function blocksOf(text: string): Block[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((piece) => piece.trim())
    .filter(Boolean)
    .flatMap(pieceToBlocks);
}

function pieceToBlocks(piece: string): Block[] {
  const heading = /^#{1,3} +(.+)$/.exec(piece.split('\n')[0] ?? '')?.[1];
  if (heading) {
    const rest = piece.split('\n').slice(1).join('\n').trim();
    return [{ kind: 'heading', spans: spansOf(heading) }, ...(rest ? pieceToBlocks(rest) : [])];
  }
  const lines = piece.split('\n');
  const items = lines.map((line) => /^[-*•] +(.+)$/.exec(line)?.[1]);
  const first = items.findIndex(Boolean);
  if (first >= 0 && items.slice(first).every(Boolean)) {
    const before = lines.slice(0, first).join('\n');
    const list = items.slice(first).map((item) => spansOf(item ?? ''));
    return [
      ...(before ? [{ kind: 'paragraph' as const, spans: spansOf(before) }] : []),
      { kind: 'list', ordered: false, items: list },
    ];
  }
  return [{ kind: 'paragraph', spans: spansOf(piece) }];
}

const marked = /\*\*(.+?)\*\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of text.matchAll(marked)) {
    const [whole, bold, words, url] = match;
    if (match.index > at) spans.push({ text: text.slice(at, match.index) });
    if (bold !== undefined) spans.push({ text: bold, bold: true });
    else if (words !== undefined && url !== undefined) spans.push({ text: words, url });
    at = match.index + whole.length;
  }
  if (at < text.length) spans.push({ text: text.slice(at) });
  return spans;
}
