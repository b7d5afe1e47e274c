/** Random replies for the property test: text of all three languages, and every sign that is markup somewhere. */

import { spansOf } from '../../../../src/channel/cited.ts';
import type { Block, Citation, Span } from '../../../../src/nouns.ts';

/** A number from 0 to below `under`; the same seed gives the same row (mulberry32). */
export type Roll = (under: number) => number;

export function dice(seed: number): Roll {
  let state = seed * 0x9e3779b9;
  return (under) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % under;
  };
}

const pieces = [
  'Nghị quyết 57-NQ/TW',
  'số 06/QĐ-TTg',
  '디지털정부',
  '구삐(국민비서)',
  'e-government',
  'EGDI',
  '71/193',
  '0.7709',
  '*',
  '**',
  '***',
  '_',
  '__',
  '~~',
  '`',
  '```',
  '|',
  '||',
  '\\',
  '\\*',
  '[',
  ']',
  '[x](y)',
  '](',
  '(',
  ')',
  '<',
  '>',
  '<@123456789012345678>',
  '<#1>',
  '<:a:1>',
  '<t:0>',
  '@everyone',
  '# x',
  '### x',
  '-# x',
  '- x',
  '1. x',
  '2) x',
  '> x',
  '>>> x',
  'https://a.vn/b_c',
  'https://a.vn/(b)',
  'http://x.kr/한글',
  'https://a.vn/*b*',
  '👩‍👩‍👧',
  '🇻🇳',
  'e\u0301',
  '…',
  '&amp;',
];

function randomText(roll: Roll, most: number): string {
  const parts = Array.from({ length: 1 + roll(most) }, () => pieces[roll(pieces.length)] ?? '');
  return parts.map((part) => part + (['', ' ', ' ', ' ', '\n'][roll(5)] ?? '')).join('');
}

function randomSpans(roll: Roll, citations: number, most: number): Span[] {
  return Array.from({ length: 1 + roll(4) }, (): Span => {
    const n = 1 + roll(citations + 1);
    if (roll(5) === 0 && n <= citations) return { text: `[${n}]`, cite: n };
    return {
      text: randomText(roll, most),
      ...(roll(4) === 0 && { bold: true }),
      ...(roll(5) === 0 && { italic: true }),
      ...(roll(6) === 0 && { url: `https://example.vn/${roll(99)}?a=(1)&b=_x_` }),
    };
  });
}

export function randomBlocks(roll: Roll, citations: number): Block[] {
  const most = [5, 20, 120, 900][roll(4)] ?? 5;
  return Array.from({ length: 1 + roll(6) }, (): Block => {
    const spans = () => randomSpans(roll, citations, most);
    const kinds: (() => Block)[] = [
      () => ({ kind: 'paragraph', spans: spans() }),
      () => ({ kind: 'heading', spans: randomSpans(roll, 0, 6) }),
      () => ({ kind: 'list', ordered: roll(2) === 0, items: Array.from({ length: 1 + roll(5) }, spans) }),
      () => ({ kind: 'quote', spans: spans() }),
      () => randomTable(roll),
    ];
    return (kinds[roll(kinds.length)] ?? (() => ({ kind: 'paragraph', spans: spans() })))();
  });
}

function randomTable(roll: Roll): Block {
  const columns = 1 + roll(3);
  const cell = () => randomSpans(roll, 0, 3);
  return {
    kind: 'table',
    head: roll(3) === 0 ? [] : Array.from({ length: columns }, () => randomText(roll, 2)),
    rows: Array.from({ length: 1 + roll(40) }, () => Array.from({ length: columns }, cell)),
  };
}

export function randomCitations(roll: Roll): Citation[] {
  return Array.from({ length: roll(12) }, (_, at) => ({
    n: at + 1,
    id: `entry/statement-${at}`,
    entry: 'entry',
    title: randomText(roll, 8),
    publisher: randomText(roll, 3),
    url: `https://example.kr/${at}/(${roll(99)})`,
    published: '2024-11-21',
    as_of: '2024',
    quote: '',
    quoted: 'record',
  }));
}

/** The words that have to be read, in their order; a table of cards repeats its head, so of tables only the cells count.
 * Of the citations those whose mark is in the text. */
export function wordsIn(blocks: readonly Block[], citations: readonly Citation[]): string[] {
  const spans = blocks.flatMap(spansOf);
  const body = spans.map(({ text }) => text);
  const shown = citations.filter(({ n }) => spans.some(({ cite }) => cite === n));
  return [...body, ...shown.flatMap(({ title, publisher }) => [title, publisher])]
    .flatMap((text) => text.split(/\s+/))
    .filter((word) => word !== '');
}
