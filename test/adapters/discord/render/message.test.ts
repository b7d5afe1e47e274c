/** Messages: each kind of block in Discord's form, and pages that hold everything within the limits. */

import { describe, expect, test } from 'vitest';
import { pagesOf, type Shown } from '../../../../adapters/discord/render/message.ts';
import { everyPage } from '../../../../adapters/discord/render/reply.ts';
import type { Block, Citation } from '../../../../src/nouns.ts';
import { messageBody, refusalOf } from '../../../platforms/discord/limits.ts';
import { readMarkdown } from '../../../platforms/discord/markdown.ts';
import { dice, randomBlocks, randomCitations, wordsIn } from './random.ts';

const citation = (n: number, about: Partial<Citation> = {}): Citation => ({
  n,
  id: `egdi/rank-${n}`,
  entry: 'egdi',
  title: 'UN E-Government Survey 2024',
  publisher: 'UN DESA',
  url: 'https://publicadministration.un.org/egovkb',
  published: '2024-09-17',
  as_of: '2024',
  quote: '',
  quoted: 'record',
  ...about,
});

const shown = (blocks: Block[], about: Partial<Shown> = {}): Shown => ({
  blocks,
  citations: [],
  language: 'vi',
  ...about,
});
const text = (words: string): Block => ({ kind: 'paragraph', spans: [{ text: words }] });
const descriptionOf = (blocks: Block[]) => pagesOf(shown(blocks), 'embed')[0]?.embeds?.[0]?.description;

describe('blocks', () => {
  test.each<[string, Block[], string]>([
    ['paragraphs', [text('Một.'), text('Hai.')], 'Một.\n\nHai.'],
    [
      'a heading below the top',
      [text('Mở đầu.'), { kind: 'heading', spans: [{ text: 'Chi tiết' }] }, text('Hết.')],
      'Mở đầu.\n\n### Chi tiết\nHết.',
    ],
    [
      'a list',
      [{ kind: 'list', ordered: false, items: [[{ text: 'một' }], [{ text: '- hai' }]] }],
      '- một\n- \\- hai',
    ],
    [
      'an ordered list',
      [{ kind: 'list', ordered: true, items: [[{ text: 'một' }], [{ text: 'hai' }]] }],
      '1. một\n2. hai',
    ],
    ['a list item of two lines', [{ kind: 'list', ordered: false, items: [[{ text: 'a\nb' }]] }], '- a\n  b'],
    ['a quotation', [{ kind: 'quote', spans: [{ text: 'dòng 1\ndòng 2' }] }], '> dòng 1\n> dòng 2'],
    [
      'a table, Hangul two columns wide',
      [
        {
          kind: 'table',
          head: ['Năm', '순위'],
          rows: [
            [[{ text: '2022' }], [{ text: '86' }]],
            [[{ text: '2024' }], [{ text: '71위' }]],
          ],
        },
      ],
      '```\nNăm   순위\n──────────\n2022  86\n2024  71위\n```',
    ],
    [
      'a table with its own back ticks',
      [{ kind: 'table', head: [], rows: [[[{ text: 'a```b' }]]] }],
      '```\na`\u200b`\u200b`b\n```',
    ],
    [
      'a table too wide for a line as cards',
      [
        {
          kind: 'table',
          head: ['Luật', 'Nội dung'],
          rows: [
            [[{ text: 'Luật AI' }], [{ text: 'quy định về trí tuệ nhân tạo trong khu vực công và tư nhân' }]],
          ],
        },
      ],
      '**Luật AI**\nNội dung: quy định về trí tuệ nhân tạo trong khu vực công và tư nhân',
    ],
    ['control characters and lone surrogates', [text('a\u0000b\ud800c')], 'ab\ufffdc'],
  ])('%s', (_, blocks, description) => {
    expect(descriptionOf(blocks)).toBe(description);
  });

  test('a heading at the top is the title', () => {
    const pages = pagesOf(
      shown([{ kind: 'heading', spans: [{ text: 'EGDI *2024*' }] }, text('Hạng 71.')]),
      'embed',
    );
    expect(pages).toEqual([{ embeds: [{ title: 'EGDI \\*2024\\*', description: 'Hạng 71.' }] }]);
  });

  test('a table that goes on another page shows its head again, and each row once', () => {
    const rows = Array.from({ length: 300 }, (_, n) => [[{ text: `row ${n}.` }], [{ text: String(n * n) }]]);
    const pages = pagesOf(shown([{ kind: 'table', head: ['Năm', 'Hạng'], rows }]), 'embed');
    const texts = pages.map(({ embeds }) => embeds?.[0]?.description ?? '');
    expect(texts.length).toBeGreaterThan(1);
    for (const one of texts) expect(one).toMatch(/^```\nNăm +Hạng\n─+\nrow [\s\S]+\n```$/);
    expect(texts.join('\n').match(/row \d+\./g)).toEqual(rows.map((_, n) => `row ${n}.`));
  });

  test('nothing to show is said in words, not sent as an empty message', () => {
    expect(pagesOf(shown([text(' ')]), 'embed')).toEqual([{ content: 'Không có nội dung để hiển thị.' }]);
  });
});

describe('citations', () => {
  const cited: Block = { kind: 'paragraph', spans: [{ text: 'Hạng 71 ' }, { text: '[1]', cite: 1 }] };

  test('marks link to the source, and a field lists the sources with publisher and date', () => {
    const [page] = pagesOf(shown([cited], { citations: [citation(1)] }), 'embed');
    const [embed] = page?.embeds ?? [];
    expect(embed?.description).toBe('Hạng 71 [\\[1\\]](https://publicadministration.un.org/egovkb)');
    expect(embed?.fields).toEqual([
      {
        name: 'Nguồn',
        value:
          '\\[1\\] [UN E-Government Survey 2024](https://publicadministration.un.org/egovkb) · UN DESA · 2024-09-17',
      },
    ]);
  });

  test('as text they stand below the answer', () => {
    const [page] = pagesOf(shown([cited], { citations: [citation(1)], language: 'ko' }), 'text');
    expect(page?.content).toContain('\n\n### 출처\n\\[1\\] [UN E-Government');
  });

  test.each([
    ['brackets in the address', 'https://a.vn/b_(c)', 'https://a.vn/b_%28c%29'],
    ['spaces in the address', 'https://a.vn/b c', 'https://a.vn/b%20c'],
  ])('%s', (_, url, link) => {
    const [page] = pagesOf(shown([cited], { citations: [citation(1, { url })] }), 'embed');
    expect(readMarkdown(page?.embeds?.[0]?.fields?.[0]?.value ?? '').links).toMatchObject([{ url: link }]);
  });

  test('an address that Discord would not link is spelled out', () => {
    const [page] = pagesOf(shown([cited], { citations: [citation(1, { url: 'urn:doc:57' })] }), 'embed');
    expect(page?.embeds?.[0]?.fields?.[0]?.value).toContain('urn:doc:57');
  });

  test('a source that is cited twice stands there once, one that is not shown not at all', () => {
    const marks: Block = { kind: 'paragraph', spans: [1, 3].map((n) => ({ text: `[${n}]`, cite: n })) };
    const citations = [citation(1), citation(2, { title: 'Of "more"' }), citation(3)];
    const [page] = pagesOf(shown([marks], { citations }), 'embed');
    expect(page?.embeds?.[0]?.fields?.[0]?.value).toMatch(/^\\\[1\\\]\\\[3\\\] \[UN E-Government[^\n]*$/);
  });

  test('many sources fill further fields and pages, and none is missing', () => {
    const citations = Array.from({ length: 80 }, (_, n) =>
      citation(n + 1, { title: `Nguồn số ${n + 1} ${'dài '.repeat(20)}` }),
    );
    const marks: Block = {
      kind: 'paragraph',
      spans: citations.map(({ n }) => ({ text: `[${n}]`, cite: n })),
    };
    const pages = pagesOf(shown([marks], { citations }), 'embed');
    const values = pages.flatMap(
      ({ embeds }) => embeds?.flatMap(({ fields }) => fields?.map(({ value }) => value) ?? []) ?? [],
    );
    for (const { n } of citations) expect(values.join('\n')).toContain(`Nguồn số ${n} `);
  });
});

describe('buttons', () => {
  const buttons = (count: number, label = 'Hỏi') =>
    Array.from({ length: count }, (_, n) => ({ label: `${label} ${n}`, action: `ask:r1:${n}` }));
  const last = (about: Parameters<typeof everyPage>[0]) => everyPage(about, 'embed').at(-1);

  test('five in a row', () => {
    const rows = last({ ...shown([text('x')]), buttons: buttons(7) })?.components;
    expect(rows?.map(({ components }) => components.length)).toEqual([5, 2]);
  });

  test('a label that does not fit is cut between words, and stands whole in the message', () => {
    const label =
      'Chương trình Chuyển đổi số quốc gia đến năm 2025 và định hướng đến năm 2030 có mục tiêu gì';
    const body = last({ ...shown([text('x')]), buttons: buttons(1, label) });
    expect(body?.components[0]?.components[0]?.label).toMatch(/^Chương trình .{20,67}…$/);
    expect(body?.embeds[0]?.description).toContain(`- ${label} 0`);
  });

  test('buttons that Discord would refuse are left out', () => {
    const odd = [
      { label: ' ', action: 'a' },
      { label: 'x', action: 'y'.repeat(101) },
      { label: 'one', action: 'same' },
      { label: 'two', action: 'same' },
    ];
    const rows = last({ ...shown([text('x')]), buttons: odd })?.components;
    expect(rows?.flatMap(({ components }) => components.map(({ label }) => label))).toEqual(['one']);
  });
});

describe('any text in any markup', () => {
  const forms = ['embed', 'text'] as const;

  test.each(Array.from({ length: 150 }, (_, seed) => seed))('seed %i: fits, and loses nothing', (seed) => {
    const roll = dice(seed);
    const citations = randomCitations(roll);
    const blocks = randomBlocks(roll, citations.length);
    for (const form of forms) {
      const bodies = everyPage({ ...shown(blocks, { citations }), buttons: [] }, form);
      for (const body of bodies) expect(refusalOf(messageBody.parse(body), 0)).toBeUndefined();
      const seen = bodies.map(seenIn).join('\n');
      expect(wordsMissing(wordsIn(blocks, citations), seen)).toEqual([]);
      expect(seen).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    }
  });

  /** What a person reads, without the invisible spaces that keep markup apart. */
  function seenIn({ content, embeds }: ReturnType<typeof everyPage>[number]): string {
    const parts = embeds.flatMap(({ title, description, fields = [] }) => [
      title,
      description,
      ...fields.map(({ value }) => value),
    ]);
    return [content, ...parts]
      .map((part) => readMarkdown(part ?? '').text.replaceAll('\u200b', ''))
      .join('\n');
  }

  /** Each word has to come after the one before it. */
  function wordsMissing(words: string[], seen: string): string[] {
    const squeezed = seen.replaceAll(/\s+/g, '');
    let from = 0;
    return words.filter((word) => {
      const at = squeezed.indexOf(word, from);
      if (at >= 0) from = at + word.length;
      return at < 0;
    });
  }
});
