/** Random texts and blocks from a seed: the same seed, the same blocks. */

import type { Block, Span } from '../../../../src/nouns.ts';

export type Random = () => number;

/** Mulberry32: 32 bits of state, good enough to shake a renderer. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = [
  'chuyển',
  'đổi',
  'số',
  'Việt',
  'Nam',
  '디지털',
  '협력',
  '행정안전부',
  'data',
  'AI',
  '<b>',
  '</b>',
  '&amp;',
  '&',
  '"',
  '</blockquote>',
  '<a href="x">',
  '<',
  '>',
  '&#60;',
  '👩‍💻',
  '🇻🇳',
  '🇰🇷',
  'é\u0301\u0302',
  '\u{1f9d1}\u{1f3fd}',
  '*_`[',
  '@all',
  '#thẻ',
  '/help',
  'https://example.org/a?b=1&c=2',
  '한국어띄어쓰기없이도됩니다',
  'x'.repeat(60),
  '\u200b',
  '—',
  '…',
  '71/193.',
  '?!',
];

export function textFrom(random: Random, wordsMax: number): string {
  const count = 1 + Math.floor(random() * wordsMax);
  const gap = () => (random() < 0.08 ? '\n' : random() < 0.05 ? '' : ' ');
  return Array.from({ length: count }, () => `${words[Math.floor(random() * words.length)]}${gap()}`).join(
    '',
  );
}

export function blockFrom(random: Random): Block {
  const size = random() < 0.1 ? 1_500 : 60;
  const spans = () => Array.from({ length: 1 + Math.floor(random() * 5) }, () => spanFrom(random, size));
  const kind = random();
  if (kind < 0.4) return { kind: 'paragraph', spans: spans() };
  if (kind < 0.55) return { kind: 'heading', spans: [spanFrom(random, 8)] };
  if (kind < 0.75) {
    const items = Array.from({ length: 1 + Math.floor(random() * 60) }, () => [spanFrom(random, 12)]);
    return { kind: 'list', ordered: random() < 0.5, items };
  }
  if (kind < 0.85) return { kind: 'quote', spans: spans() };
  const columns = 1 + Math.floor(random() * 4);
  const cells = (wordsMax: number) => Array.from({ length: columns }, () => [spanFrom(random, wordsMax)]);
  const rows = Array.from({ length: 1 + Math.floor(random() * 200) }, () => cells(2));
  return { kind: 'table', head: Array.from({ length: columns }, () => textFrom(random, 1)), rows };
}

function spanFrom(random: Random, wordsMax: number): Span {
  const text = textFrom(random, wordsMax);
  const style = random();
  if (style < 0.5) return { text };
  if (style < 0.6) return { text, bold: true };
  if (style < 0.7) return { text, italic: true };
  if (style < 0.85) return { text, url: 'https://example.org/?q="a"&b=<c>' };
  return { text: '[1]', cite: 1 };
}
