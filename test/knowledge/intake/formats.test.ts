/** Each format gives the same: a title, and passages with their places. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read } from '../../../knowledge/intake/read.ts';
import { column, makePdf } from './make-pdf.ts';
import { docxParagraph, makeDocx } from './make-zip.ts';

const fixture = (name: string) => ({
  name,
  bytes: new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name))),
});
const text = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });
const places = async (file: { name: string; bytes: Uint8Array }) =>
  (await read(file)).pieces.map((piece) => `${piece.place}: ${piece.text}`);

describe('one law in every format', () => {
  test.each(['law-vi.html', 'law-vi.docx', 'law-vi.pdf'])('%s is cut by article and clause', async (name) => {
    const { title, law, language, pieces } = await read(fixture(name));
    expect({ title, language, law }).toEqual({
      title: 'Luật Tiếp cận thông tin',
      language: 'vi',
      law: {
        title: 'Luật Tiếp cận thông tin',
        number: '104/2016/QH13',
        publisher: 'Quốc hội',
        published: '2016-04-06',
        effective_from: '2018-07-01',
      },
    });
    const page = name.endsWith('.pdf') ? ', trang 1' : '';
    const clause = pieces.find(({ place }) => place === `Điều 2, khoản 3${page}`);
    expect(clause?.text).toBe(
      '3. Tiếp cận thông tin là việc đọc, xem, nghe, ghi chép, sao chép, chụp thông tin.',
    );
    expect(clause?.under).toBe('Chương I. NHỮNG QUY ĐỊNH CHUNG › Điều 2. Giải thích từ ngữ');
  });

  test('the three give the same words', async () => {
    const [html, docx, pdf] = await Promise.all(
      ['law-vi.html', 'law-vi.docx', 'law-vi.pdf'].map(async (name) =>
        (await read(fixture(name))).pieces.map((piece) => piece.text),
      ),
    );
    expect(docx).toEqual(html);
    expect(pdf).toEqual(html);
  });

  test.each(['ai-law-ko.hwpx', 'ai-law-ko.hwp', 'distribution-ko.hwp'])(
    '%s is cut by 조 and 항',
    async (name) => {
      const { title, law, pieces } = await read(fixture(name));
      expect(title).toBe('인공지능 발전과 신뢰 기반 조성 등에 관한 기본법');
      expect(law).toMatchObject({
        number: '법률 제20676호',
        published: '2025-01-21',
        effective_from: '2026-01-22',
      });
      const clause = pieces.find(({ place }) => place === '제3조 제2항');
      expect(clause?.text).toMatch(/^② 영향받는 자는 .* 제공받을 수 있어야 한다\./);
      expect(clause?.under).toContain('제1장 총칙');
      expect(pieces.some((piece) => piece.text.includes('시행일 | 2026년 1월 22일'))).toBe(true);
    },
  );
});

describe('Markdown', () => {
  test('headings become places, marks vanish, tables keep their head, code and lists their words', async () => {
    const found = await places(
      text(
        'plan.md',
        '---\ntitle: Digital plan\npublisher: MOST\ndate: 2025-03-01\n---\n# Digital plan\n\nIntro with **bold** and [a link](https://example.org/x_(1)).\n\n## Goals\n\n- first *goal*\n- second `goal`\n\n### Timetable\n\n| Year | Goal |\n| --- | :---: |\n| 2025 | 30 % |\n| 2030 | 100 % |\n\nOld\nstyle\n=====\n\nSnake_case_name stays. <script>alert(1)</script>Done.\n',
      ),
    );
    expect(found).toEqual([
      'paragraph 1: Intro with bold and a link.',
      'Goals: first goal\nsecond goal',
      'Goals › Timetable: Year | Goal\n2025 | 30 %\n2030 | 100 %',
      'Old style: Snake_case_name stays. Done.',
    ]);
  });

  test('front matter gives the passport', async () => {
    const { title, publisher, published } = await read(
      text(
        'a.md',
        '---\ntitle: "Kế hoạch"\npublisher: Bộ KH&CN\ndate: 2025-03-01\n---\n\nNội dung của kế hoạch này.\n',
      ),
    );
    expect({ title, publisher, published }).toEqual({
      title: 'Kế hoạch',
      publisher: 'Bộ KH&CN',
      published: '2025-03-01',
    });
  });
});

describe('HTML', () => {
  const page = `<!doctype html><html lang="ko"><head><title>사이트 - 안내</title><meta property="og:site_name" content="과학기술정보통신부"></head><body>
    <nav><a href="/">홈</a> <a href="/m">메뉴</a></nav><header>머리글 광고</header>
    <main><h1>디지털 협력 사업 안내</h1><p>이 사업은 <b>베트남</b>과의<br>디지털 협력을 지원합니다.</p>
    <h2>신청 방법</h2><ul><li>온라인으로 신청</li><li>서류 제출</li></ul><table><tr><th>연도</th><th>예산</th></tr><tr><td>2025</td><td>10억 원</td></tr></table>
    <p style="display:none">숨은 글</p><script>var a = "스크립트";</script></main><footer>저작권 꼬리말</footer></body></html>`;

  test('the main text alone, with headings, lists and tables', async () => {
    const { title, publisher, language } = await read(text('page.html', page));
    expect({ title, publisher, language }).toEqual({
      title: '디지털 협력 사업 안내',
      publisher: '과학기술정보통신부',
      language: 'ko',
    });
    expect(await places(text('page.html', page))).toEqual([
      '1번째 단락: 이 사업은 베트남과의\n디지털 협력을 지원합니다.',
      '신청 방법: 온라인으로 신청\n서류 제출\n연도 | 예산\n2025 | 10억 원',
    ]);
  });

  test('without a marked main part, what reads like the article', async () => {
    const sentence =
      'The two ministries signed a memorandum on digital government, data and skills in Hanoi, and agreed to meet every year. ';
    const menu = '<div class="menu"><a href="/a">Subscribe now</a> <a href="/b">Related stories</a></div>';
    const html = `<html><body>${menu}<div id="content" class="article-body"><h2>Signing</h2><p>${sentence.repeat(3)}</p><p>${sentence.repeat(3)}</p><p>${sentence.repeat(2)}</p></div><div class="sidebar">${menu.repeat(4)}</div></body></html>`;
    const all = (await places(text('news.html', html))).join('\n');
    expect(all).toContain('signed a memorandum');
    expect(all).not.toContain('Subscribe now');
  });

  test('a piece of a page without html and body', async () => {
    expect(await places(text('piece.html', '<p>One</p><p>Two &amp; three</p>'))).toEqual([
      'paragraph 1: One\nTwo & three',
    ]);
  });
});

describe('DOCX', () => {
  const styles = `<w:styles xmlns:w="x"><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Own"><w:name w:val="Mine"/><w:basedOn w:val="H1"/></w:style></w:styles>`;
  const numbering =
    '<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>';
  const number = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr>`;

  test('numbers that Word writes by itself stand before their paragraphs', async () => {
    const body = [
      docxParagraph('Phạm vi điều chỉnh', number(0)),
      docxParagraph(
        'Thông tư này quy định về việc kết nối và chia sẻ dữ liệu giữa các cơ quan nhà nước trong phạm vi cả nước.',
      ),
      docxParagraph('Đối tượng áp dụng', number(0)),
      docxParagraph('cơ quan nhà nước;', number(1)),
      docxParagraph('tổ chức, cá nhân có liên quan.', number(1)),
    ].join('');
    const bytes = makeDocx(body, [{ name: 'word/numbering.xml', content: numbering }]);
    expect(await places({ name: 'a.docx', bytes })).toEqual([
      'Điều 1: Thông tư này quy định về việc kết nối và chia sẻ dữ liệu giữa các cơ quan nhà nước trong phạm vi cả nước.',
      'Điều 2: a) cơ quan nhà nước;\nb) tổ chức, cá nhân có liên quan.',
    ]);
  });

  test('headings by style, also by one based on it; tables; deleted text and field codes left out', async () => {
    const cell = (content: string) => `<w:tc>${docxParagraph(content)}</w:tc>`;
    const body = `${docxParagraph('Goals', '<w:pStyle w:val="Own"/>')}<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>text.</w:t></w:r></w:p><w:tbl><w:tr>${cell('Year')}${cell('Goal')}</w:tr><w:tr>${cell('2030')}${cell('100 %')}</w:tr></w:tbl>`;
    const bytes = makeDocx(body, [{ name: 'word/styles.xml', content: styles }]);
    expect(await places({ name: 'b.docx', bytes })).toEqual([
      'paragraph 1: Kept text.\nYear | Goal\n2030 | 100 %',
    ]);
  });
});

describe('PDF', () => {
  const filler = (n: number, side: string) =>
    Array.from({ length: n }, (_, at) => `${side} column line ${at + 1} goes on with its words here`);

  test('headings by size, lines joined to paragraphs over a page break, page numbers left out', async () => {
    const first = column(
      [
        'The forum of 2024 was held in Hanoi and brought together the two',
        'ministries, who agreed on a common pro-',
      ],
      { x: 60, top: 700 },
    );
    const second = column(['gramme for skills, data and artificial intelligence.'], { x: 60, top: 780 });
    const pages = [
      [{ text: 'Report on the forum', x: 60, y: 760, size: 20 }, ...first, { text: '1', x: 290, y: 30 }],
      [...second, { text: '2', x: 290, y: 30 }],
    ];
    expect(await places({ name: 'r.pdf', bytes: makePdf(pages) })).toEqual([
      'paragraph 1, p. 1: The forum of 2024 was held in Hanoi and brought together the two ministries, who agreed on a common programme for skills, data and artificial intelligence.',
    ]);
  });

  test('two columns are read one after the other, what spans the page in its place', async () => {
    const page = [
      {
        text: 'A title that spans the whole of the page from the left to the right of it',
        x: 60,
        y: 790,
        size: 14,
      },
      ...column(filler(20, 'Left'), { x: 50, top: 740, size: 10 }),
      ...column(filler(20, 'Right'), { x: 310, top: 740, size: 10 }),
    ];
    const all = (await places({ name: 'c.pdf', bytes: makePdf([page]) })).join(' ');
    expect(all.indexOf('Left column line 20')).toBeLessThan(all.indexOf('Right column line 1 '));
    expect(all).not.toMatch(/Left column line 1 [^L]*Right/);
  });

  test('rows set in columns are a table', async () => {
    const row = (cells: string[], y: number) => cells.map((cell, n) => ({ text: cell, x: 60 + 160 * n, y }));
    const page = [
      { text: 'Budget of the programme by year', x: 60, y: 740 },
      ...row(['Year', 'Budget'], 700),
      ...row(['2025', '10 billion'], 684),
      ...row(['2026', '12 billion'], 668),
    ];
    expect((await places({ name: 't.pdf', bytes: makePdf([page]) })).join('\n')).toContain(
      'Year | Budget\n2025 | 10 billion\n2026 | 12 billion',
    );
  });
});

describe('plain text', () => {
  test('lines broken at a margin are joined; the articles of a law are not', async () => {
    const law = `Điều 1. Phạm vi điều chỉnh\nNghị định này quy định về định danh và xác thực điện tử,\ncác dịch vụ xác thực điện tử trong hoạt động của cơ quan nhà nước.\nĐiều 2. Đối tượng áp dụng\n1. Cơ quan, tổ chức, cá nhân Việt Nam trực tiếp tham gia hoặc có liên quan đến định danh.\n2. Tổ chức, cá nhân nước ngoài trực tiếp tham gia hoặc có liên quan trên lãnh thổ Việt Nam.`;
    expect(await places(text('nd.txt', law))).toEqual([
      'Điều 1: Nghị định này quy định về định danh và xác thực điện tử, các dịch vụ xác thực điện tử trong hoạt động của cơ quan nhà nước.',
      'Điều 2, khoản 1: 1. Cơ quan, tổ chức, cá nhân Việt Nam trực tiếp tham gia hoặc có liên quan đến định danh.',
      'Điều 2, khoản 2: 2. Tổ chức, cá nhân nước ngoài trực tiếp tham gia hoặc có liên quan trên lãnh thổ Việt Nam.',
    ]);
  });
});
