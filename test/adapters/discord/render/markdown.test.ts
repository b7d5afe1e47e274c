/** Markdown: whatever the text says, Discord's reader shows exactly it. */

import { describe, expect, test } from 'vitest';
import { escapeMarkdown, markdownOfRuns } from '../../../../adapters/discord/render/markdown.ts';
import { readMarkdown } from '../../../platforms/discord/markdown.ts';

describe('escaped', () => {
  test.each([
    ['**not bold** and *not italic*', '\\*\\*not bold\\*\\* and \\*not italic\\*'],
    ['snake_case __init__', 'snake\\_case \\_\\_init\\_\\_'],
    ['~~no~~ ||no|| `no`', '\\~\\~no\\~\\~ \\|\\|no\\|\\| \\`no\\`'],
    ['[no](https://a.vn)', '\\[no\\]\\(<https://a.vn>)'],
    ['# 1 heading', '\\# 1 heading'],
    ['- item\n+ item', '\\- item\n\\+ item'],
    ['-# small', '\\-# small'],
    ['  3. third', '  3\\. third'],
    ['> quote', '\\> quote'],
    ['<@123> <#1> <:smile:1> <t:1>', '\\<@123\\> \\<#1\\> \\<:smile:1\\> \\<t:1\\>'],
    ['@everyone @here @lan', '\\@everyone \\@here @lan'],
    ['C:\\temp', 'C:\\\\temp'],
    ['¯\\_(ツ)_/¯', '¯\\\\\\_(ツ)\\_/¯'],
    ['see https://a.vn/x_y?z=1.', 'see <https://a.vn/x_y?z=1>.'],
    ['(https://a.vn/b)', '\\(<https://a.vn/b>)'],
    ['https://a.vn/c*d', 'https\\://a.vn/c\\*d'],
    ['Nghị quyết 57-NQ/TW; 2.0 – 3.1', 'Nghị quyết 57-NQ/TW; 2.0 – 3.1'],
    ['2024. was a year', '2024\\. was a year'],
    ['구삐 2.0 (국민비서)', '구삐 2.0 (국민비서)'],
  ])('%s', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
    const { text: seen, styles } = readMarkdown(markdown);
    expect(seen).toBe(text);
    expect(styles.filter((style) => style !== 'address')).toEqual([]);
  });
});

describe('styled', () => {
  test.each([
    ['bold', [{ text: 'Kết quả: ', bold: true }, { text: 'hạng 71' }], '**Kết quả:** hạng 71'],
    ['italic', [{ text: ' nghiêng ', italic: true }], ' *nghiêng* '],
    ['both', [{ text: 'x', bold: true, italic: true }], '***x***'],
    [
      'touching',
      [
        { text: 'a', bold: true },
        { text: 'b', italic: true },
      ],
      '**a**\u200b*b*',
    ],
    [
      'a citation mark',
      [{ text: 'so' }, { text: '[1]', url: 'https://a.vn/1', mark: true }],
      'so[\\[1\\]](https://a.vn/1)',
    ],
    ['an address as its own text', [{ text: 'https://a.vn/', url: 'https://a.vn/' }], '<https://a.vn/>'],
    [
      'an address within the text',
      [{ text: 'at https://a.vn', url: 'https://b.vn/' }],
      'at <https://a.vn> (<https://b.vn/>)',
    ],
    ['a lone bracket', [{ text: 'a [ b', url: 'https://a.vn/' }], 'a \\[ b (<https://a.vn/>)'],
    ['brackets in pairs', [{ text: 'Law [2025]', url: 'https://a.vn/' }], '[Law \\[2025\\]](https://a.vn/)'],
    ['only white space', [{ text: ' ', bold: true }], ' '],
  ])('%s', (_, runs, markdown) => {
    expect(markdownOfRuns(runs)).toBe(markdown);
    const shown = readMarkdown(markdown).text.replaceAll('\u200b', '');
    for (const { text } of runs) expect(shown).toContain(text.trim());
  });

  test('a citation mark leads to its source', () => {
    const markdown = markdownOfRuns([{ text: '[12]', url: 'https://a.vn/b%20c', mark: true }]);
    expect(readMarkdown(markdown).links).toEqual([{ text: '[12]', url: 'https://a.vn/b%20c' }]);
  });
});
