/** Pages: they fit, they parse, they lose nothing, and they part a text where a reader would. */

import { expect, test } from 'vitest';
import { piecesOf } from '../../../../adapters/telegram/render/blocks.ts';
import { pagesOf, paginate } from '../../../../adapters/telegram/render/pages.ts';
import { clean } from '../../../../adapters/telegram/render/rich.ts';
import { textOf } from '../../../../src/channel/runs.ts';
import type { Block } from '../../../../src/nouns.ts';
import { parseHtml } from '../../../platforms/telegram/entities.ts';
import { blockFrom, randomFrom } from './random.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', spans: [{ text }] });
const textsOf = (blocks: Block[]) => pagesOf(piecesOf(blocks, [])).map(({ html }) => parseHtml(html).text);

function wordsOf(block: Block): string[] {
  const text = (spans: { text: string }[]) => spans.map((span) => clean(span.text)).join('');
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return [text(block.spans)];
    case 'list':
      return block.items.map(text);
    case 'table':
      return block.rows.flatMap((row) => row.map(text));
  }
}

const bare = (text: string) => text.replaceAll(/\s/g, '');

test('random blocks: every page parses, fits 4,096 units and 100 entities, and all words are there, in their order', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const blocks = Array.from({ length: 1 + Math.floor(random() * 6) }, () => blockFrom(random));
    const pages = pagesOf(piecesOf(blocks, []));
    const parsed = pages.map(({ html }) => parseHtml(html));
    for (const { text, entities } of parsed) {
      expect(text.isWellFormed(), `seed ${seed}`).toBe(true);
      expect(text.length, `seed ${seed}`).toBeLessThanOrEqual(4_096);
      expect(text.trim(), `seed ${seed}`).not.toBe('');
      expect(entities.length, `seed ${seed}`).toBeLessThanOrEqual(100);
    }
    for (const { plain } of pages) expect(plain.length).toBeLessThanOrEqual(4_096);
    const all = bare(parsed.map(({ text }) => text).join('\n'));
    let from = 0;
    for (const words of blocks.flatMap(wordsOf).map(bare)) {
      const at = all.indexOf(words, from);
      // A table that goes on repeats its head between two cells, never inside one.
      expect(at, `seed ${seed}: ${words.slice(0, 60)}`).toBeGreaterThanOrEqual(from);
      from = at + words.length;
    }
  }
});

test('4,096 units are one page, 4,097 two', () => {
  expect(textsOf([paragraph('가'.repeat(4_096))])).toHaveLength(1);
  expect(textsOf([paragraph('가'.repeat(4_097))]).map((text) => text.length)).toEqual([4_096, 1]);
});

test.each([
  ['surrogate pairs', '😀', 2],
  ['families of several code points', '👩‍👩‍👧‍👦', 11],
  ['flags', '🇻🇳', 4],
  ['letters with marks', 'e\u0323\u0302', 3],
])('without a space in sight a text is parted between letters, never inside %s', (_, letter, units) => {
  const texts = textsOf([paragraph(letter.repeat(5_000))]);
  expect(letter.length).toBe(units);
  expect(texts.join('')).toBe(letter.repeat(5_000));
  for (const text of texts) expect(text.length % units).toBe(0);
});

test('a letter with five thousand marks is parted between its marks: nothing else is left to do', () => {
  const monster = `e${'\u0301'.repeat(5_000)}`;
  expect(textsOf([paragraph(monster)]).join('')).toBe(monster);
});

test('a text is parted after a sentence rather than after a word', () => {
  const sentence = 'Diễn đàn diễn ra tại Hà Nội. ';
  for (const text of textsOf([paragraph(sentence.repeat(300))])) expect(text).toMatch(/Hà Nội\.$/);
});

test('a text without sentences is parted after a word, and no page begins with a space', () => {
  const texts = textsOf([paragraph('hợp tác số '.repeat(1_000))]);
  for (const text of texts) expect(text).toMatch(/^(hợp|tác|số) .* (hợp|tác|số)$/);
});

test('a citation mark stays with its sentence', () => {
  const spans = Array.from({ length: 60 }, (_, at) => [
    { text: `${'x'.repeat(90 + (at % 7))} ` },
    { text: '[1]', cite: 1 },
    { text: ' ' },
  ]).flat();
  for (const page of paginate(piecesOf([{ kind: 'paragraph', spans }], []))) {
    expect(textOf(page.flatMap(({ runs }) => runs))).not.toMatch(/^\[1\]/);
  }
});

test('a heading is never the last line of a page', () => {
  const blocks: Block[] = Array.from({ length: 40 }, (_, at) => [
    { kind: 'heading' as const, spans: [{ text: `Heading ${at}` }] },
    paragraph('word '.repeat(150 + at)),
  ]).flat();
  const pages = paginate(piecesOf(blocks, []));
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) expect(page.at(-1)?.heading).toBeUndefined();
});

test('a table that goes on over a page shows its head again, and no row is parted', () => {
  const rows = Array.from({ length: 400 }, (_, at) => [[{ text: `row ${at}` }], [{ text: `value ${at}` }]]);
  const texts = textsOf([{ kind: 'table', head: ['What', 'How much'], rows }]);
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) {
    const [head, rule, ...lines] = text.split('\n');
    expect(head).toMatch(/^What +How much$/);
    expect(rule).toMatch(/^─+$/);
    for (const line of lines) expect(line).toMatch(/^row (\d+) +value \1$/);
  }
});

test('a list with more links than one message can have goes over pages, so that every link stays', () => {
  const items = Array.from({ length: 150 }, (_, at) => [{ text: `${at}`, url: `https://example.org/${at}` }]);
  const pages = pagesOf(piecesOf([{ kind: 'list', ordered: false, items }], []));
  expect(pages.map(({ html }) => parseHtml(html).entities.length)).toEqual([100, 50]);
});
