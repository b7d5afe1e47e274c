/** How a reply looks in Telegram: each kind of block, its citations and its sources. */

import { expect, test } from 'vitest';
import { pagesOfReply } from '../../../../adapters/telegram/show.ts';
import type { Block, Citation } from '../../../../src/nouns.ts';
import { replyOf } from '../../../channel/replies.ts';

const citation: Citation = {
  n: 1,
  id: 'egdi/rank-2024',
  entry: 'egdi',
  title: 'E-Government Survey 2024 <full>',
  publisher: 'UN DESA',
  url: 'https://example.org/egov?y=2024&p="1"',
  published: '2024-09-17',
  as_of: '2024',
  quote: '…',
  quoted: 'record',
};

function htmlOf(blocks: Block[], citations: Citation[] = []): string {
  return pagesOfReply(replyOf('', { language: 'vi', blocks, citations }))
    .map(({ html }) => html)
    .join('\n=====\n');
}

test.each<[string, Block, string]>([
  [
    'a paragraph, with what HTML would take for markup',
    {
      kind: 'paragraph',
      spans: [
        { text: 'AI & <b>"dữ liệu"</b> ' },
        { text: 'đậm', bold: true },
        { text: ' và ' },
        { text: 'cả hai', bold: true, italic: true, url: 'https://example.org/?a=1&b=2' },
      ],
    },
    'AI &amp; &lt;b&gt;&quot;dữ liệu&quot;&lt;/b&gt; <b>đậm</b> và <a href="https://example.org/?a=1&amp;b=2"><b><i>cả hai</i></b></a>',
  ],
  ['a heading', { kind: 'heading', spans: [{ text: '2024년 순위' }] }, '<b>2024년 순위</b>'],
  [
    'a list',
    { kind: 'list', ordered: false, items: [[{ text: 'một' }], [{ text: 'hai', bold: true }]] },
    '• một\n• <b>hai</b>',
  ],
  [
    'a numbered list',
    { kind: 'list', ordered: true, items: [[{ text: 'a' }], [{ text: 'b' }]] },
    '1. a\n2. b',
  ],
  ['a quotation', { kind: 'quote', spans: [{ text: 'lời văn' }] }, '<blockquote>lời văn</blockquote>'],
  [
    'a table in fixed width, Hangul counted as two columns',
    {
      kind: 'table',
      head: ['Năm', 'Hạng'],
      rows: [
        [[{ text: '2022' }], [{ text: '86' }]],
        [
          [{ text: '한국' }],
          [
            { text: '4', bold: true },
            { text: '[1]', cite: 1 },
          ],
        ],
      ],
    },
    '<pre>Năm   Hạng\n──────────\n2022  86\n한국  4[1]</pre>',
  ],
  [
    'a table whose first column has no name',
    { kind: 'table', head: ['', '2024'], rows: [[[{ text: 'EGDI' }], [{ text: '71' }]]] },
    '<pre>·     2024\n──────────\nEGDI  71</pre>',
  ],
  [
    'a table without a head',
    { kind: 'table', head: [], rows: [[[{ text: 'a' }], [{ text: 'b' }]], [[{ text: 'c' }]]] },
    '<pre>a  b\nc</pre>',
  ],
  [
    'a table too wide for a phone, as a card for each row, with its links',
    {
      kind: 'table',
      head: ['Chương trình', 'Mục tiêu đến năm 2030 của chương trình'],
      rows: [[[{ text: 'ITCP' }], [{ text: 'Đào tạo cán bộ chuyển đổi số trong cơ quan nhà nước' }]]],
    },
    '<b>ITCP</b>\nMục tiêu đến năm 2030 của chương trình: Đào tạo cán bộ chuyển đổi số trong cơ quan nhà nước',
  ],
  [
    'an address that is no web address, as text alone',
    {
      kind: 'paragraph',
      spans: [
        { text: 'x', url: 'javascript:alert(1)' },
        { text: 'y', url: 'not one' },
      ],
    },
    'xy',
  ],
  [
    'characters that no message can carry',
    { kind: 'paragraph', spans: [{ text: 'a\u0000b\r\nc\ud800d\u0007' }, { text: '', bold: true }] },
    'a b\nc\ufffdd',
  ],
])('%s', (_, block, html) => {
  expect(htmlOf([block])).toBe(html);
});

test('citation marks are links; the sources of what is shown stand folded at the end, each once', () => {
  const spans = [
    { text: 'Việt Nam xếp thứ 71 ' },
    { text: '[1]', cite: 1 },
    { text: ', điểm 0,7709 ' },
    { text: '[2]', cite: 2 },
    { text: '; NIPA ' },
    { text: '[3]', cite: 3 },
  ];
  const citations = [
    citation,
    { ...citation, n: 2, id: 'egdi/score-2024' },
    { ...citation, n: 3, title: '', url: '', published: '', publisher: 'NIPA' },
    { ...citation, n: 4, title: 'Only in what "more" opens' },
  ];
  const url = 'https://example.org/egov?y=2024&amp;p=&quot;1&quot;';
  expect(htmlOf([{ kind: 'paragraph', spans }], citations)).toBe(
    [
      `Việt Nam xếp thứ 71 <a href="${url}">[1]</a>, điểm 0,7709 <a href="${url}">[2]</a>; NIPA [3]`,
      '',
      '<blockquote expandable><b>Nguồn</b>',
      `[1][2] <a href="${url}">E-Government Survey 2024 &lt;full&gt;</a> · UN DESA · 2024-09-17`,
      '[3] egdi/rank-2024 · NIPA · 2024</blockquote>',
    ].join('\n'),
  );
});

test('a reply with nothing to say has no page', () => {
  expect(pagesOfReply(replyOf(' \n '))).toEqual([]);
});
