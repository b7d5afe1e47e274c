/** Real statutes, taken in as Markdown, HTML and text, are found and cited by article and clause. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCorpus } from '../../../knowledge/corpus/open.ts';
import { openPlace } from './write.ts';

const file = join(import.meta.dirname, '../../../../shared/data/statutes-vi.jsonl');

interface Article {
  law: string;
  article: string;
  text: string;
}

const articles: Article[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): Article => JSON.parse(line))
  : [];
const law = (name: string) => articles.filter((one) => one.law === name);
const titleOf = ({ text }: Article) => text.split(/\n+/)[0] ?? '';
const bodyOf = ({ text }: Article) => text.split(/\n+/).slice(1);

const asMarkdown = (name: string) =>
  `# ${name}\n\n${law(name)
    .map((one) => `## Điều ${one.article}. ${titleOf(one)}\n\n${bodyOf(one).join('\n\n')}`)
    .join('\n\n')}`;
const asHtml = (name: string) =>
  `<html lang="vi"><body><h1>${name}</h1>${law(name)
    .map(
      (one) =>
        `<p><b>Điều ${one.article}. ${titleOf(one)}</b></p>${bodyOf(one)
          .map((line) => `<p>${line}</p>`)
          .join('')}`,
    )
    .join('')}</body></html>`;
const asText = (name: string) =>
  `${name.toUpperCase()}\r\n\r\n${law(name)
    .map((one) => `Điều ${one.article}. ${titleOf(one)}\r\n${bodyOf(one).join('\r\n')}`)
    .join('\r\n\r\n')}`;

describe.skipIf(articles.length === 0)('statutes', () => {
  test('each article is there with its place, and questions find the clause that answers them', async () => {
    using place = openPlace();
    const { outcomes } = await place.add({
      'Luật Cư trú.md': asMarkdown('Luật Cư trú'),
      'Luật Du lịch.html': asHtml('Luật Du lịch'),
      'Luật Viên chức.txt': asText('Luật Viên chức'),
      'ma tuy.md': asMarkdown('Luật Phòng, chống ma túy'),
    });
    expect(outcomes.map((one) => ('document' in one ? one.document : one.why))).toEqual([
      'luat-cu-tru',
      'luat-du-lich',
      'luat-vien-chuc',
      'luat-phong-chong-ma-tuy',
    ]);
    const corpus = openCorpus(place.dataDir);
    for (const name of ['Luật Cư trú', 'Luật Du lịch', 'Luật Viên chức']) {
      const id = corpus.documents().find(({ passport }) => passport.title === name)?.document;
      const missing = law(name).filter(({ article }) => {
        const first = [
          `${id}/dieu-${article}`,
          `${id}/dieu-${article}-khoan-1`,
          `${id}/dieu-${article}-diem-a`,
        ];
        return !first.some((one) => corpus.passage(one));
      });
      expect(missing.map(({ article }) => article)).toEqual([]);
    }
    expect(corpus.documents().map(({ passport }) => passport.effective_from)).toEqual([
      '2021-07-01',
      '2018-01-01',
      '2012-01-01',
      '2022-01-01',
    ]);

    const first = (text: string) => corpus.search({ text, language: 'vi', limit: 1 })[0]?.passage.place;
    expect(first('Tiền chất là gì?')).toBe('Điều 2, khoản 4');
    expect(corpus.search({ text: 'Tiền chất là gì?', language: 'vi', limit: 1 })[0]?.about).toBe(1);
    expect(first('Chất ma túy là gì?')).toBe('Điều 2, khoản 1');
    expect(first('chat gay nghien la gi')).toBe('Điều 2, khoản 2');

    const cases: [string, string, RegExp][] = [
      ['Tiền chất là gì?', 'Luật Phòng, chống ma túy', /^Điều 2, khoản 4$/],
      ['Luật Du lịch có hiệu lực từ ngày nào', 'Luật Du lịch', /^Điều 77/],
      ['thời gian tập sự của viên chức là bao lâu', 'Luật Viên chức', /^Điều 27/],
      ['khai báo tạm vắng', 'Luật Cư trú', /^Điều 31/],
      ['khach du lich co nghia vu gi', 'Luật Du lịch', /^Điều (?:12|65)/],
      ['nghĩa vụ của khách du lịch là gì', 'Luật Du lịch', /^Điều 12/],
    ];
    for (const [text, title, at] of cases) {
      const found = corpus.search({ text, language: 'vi', limit: 3 }).map(({ passage }) => passage);
      expect(
        found.some((passage) => passage.title === title && at.test(passage.place)),
        `${text}: ${found.map((one) => `${one.title} ${one.place}`)}`,
      ).toBe(true);
    }
  });
});
