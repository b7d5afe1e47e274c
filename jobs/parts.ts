/** Cuts a long text into parts that each fit one message of a channel: between blocks, sentences, then words. */

import type { Block, ChannelName, Span } from '../src/nouns.ts';

/** With room for what the channel's rendering adds; Telegram takes 4,096 UTF-16 units, Discord 2,000. */
export const textMax: Readonly<Record<ChannelName, number>> = {
  telegram: 3500,
  discord: 1800,
  web: 100_000,
  terminal: 100_000,
};

/** At least one part; every character of the text is in exactly one of them. */
export function partsOf(blocks: readonly Block[], max: number): Block[][] {
  const parts: Block[][] = [[]];
  let used = 0;
  for (const block of blocks.flatMap((one) => cutBlock(one, max))) {
    const length = lengthOf(block);
    if (used > 0 && used + length > max) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(block);
    used += length;
  }
  return parts;
}

function lengthOf(block: Block): number {
  const ofSpans = (spans: readonly Span[]) => spans.reduce((sum, { text }) => sum + text.length, 2);
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return ofSpans(block.spans);
    case 'list':
      return block.items.reduce((sum, item) => sum + ofSpans(item) + 4, 0);
    case 'table':
      return [block.head.map((text) => [{ text }]), ...block.rows]
        .flat()
        .reduce((sum, cell) => sum + ofSpans(cell) + 3, 0);
  }
}

function cutBlock(block: Block, max: number): Block[] {
  if (lengthOf(block) <= max) return [block];
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return cutSpans(block.spans, max - 2).map((spans) => ({ ...block, spans }));
    case 'list':
      return block.items.flatMap((item) =>
        cutSpans(item, max - 6).map((spans) => ({ ...block, items: [spans] })),
      );
    case 'table':
      return block.rows.map((row) => ({ ...block, rows: [row] }));
  }
}

function cutSpans(spans: readonly Span[], max: number): Span[][] {
  const pieces: Span[][] = [[]];
  let used = 0;
  for (const span of spans) {
    for (const text of cutText(span.text, max)) {
      if (used > 0 && used + text.length > max) {
        pieces.push([]);
        used = 0;
      }
      pieces.at(-1)?.push({ ...span, text });
      used += text.length;
    }
  }
  return pieces;
}

/** After a sentence where there is one in the last half, else after a word, else between two characters. */
function cutText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const head = rest.slice(0, max);
    const sentence = Math.max(...['. ', '! ', '? ', '\n'].map((end) => head.lastIndexOf(end) + end.length));
    const word = head.lastIndexOf(' ') + 1;
    const cut = sentence > max / 2 ? sentence : word > max / 2 ? word : wholeCharacters(rest, max);
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}

function wholeCharacters(text: string, max: number) {
  const code = text.charCodeAt(max - 1);
  return code >= 0xd800 && code <= 0xdbff ? max - 1 : max;
}
