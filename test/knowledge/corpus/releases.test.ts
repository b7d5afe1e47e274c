/** Releases: each change is one, the same file twice is none, and going back is one step. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeCorpus } from '../../../knowledge/corpus/change.ts';
import { releaseNumbers } from '../../../knowledge/corpus/files.ts';
import { openCorpus } from '../../../knowledge/corpus/open.ts';
import { hasDocuments } from '../../../knowledge/corpus/present.ts';
import { corpusTools } from '../../../knowledge/corpus/tools.ts';
import { openPlace } from './write.ts';

const guide =
  '# Hướng dẫn đăng ký học bổng\n\n## Hồ sơ\n\nHồ sơ gồm đơn xin học bổng và bảng điểm.\n\n## Thời hạn\n\nHạn nộp là ngày 30 tháng 4 hằng năm.\n';

describe('adding', () => {
  test('a document is found at once, by a reader that was open before too', async () => {
    using place = openPlace();
    let at = Date.parse('2026-11-22T08:00:00Z');
    const reader = openCorpus(place.dataDir, () => new Date(at));
    expect(reader.search({ text: 'hạn nộp học bổng', language: 'vi', limit: 3 })).toEqual([]);
    expect(hasDocuments(place.dataDir)).toBe(false);
    expect(
      await place.add(
        { 'guide.md': guide },
        { publisher: 'NIIED', url: 'https://example.org/guide', licence: 'CC BY 4.0' },
      ),
    ).toMatchObject({
      release: 1,
      outcomes: [{ name: 'guide.md', kind: 'added', document: 'huong-dan-dang-ky-hoc-bong', passages: 2 }],
    });
    at += 1000;
    const [first] = reader.search({
      text: 'thời hạn nộp là ngày nào hằng năm',
      language: 'vi',
      limit: 3,
    });
    expect(first?.passage).toMatchObject({
      id: 'huong-dan-dang-ky-hoc-bong/thoi-han',
      document: 'huong-dan-dang-ky-hoc-bong',
      place: 'Thời hạn',
      title: 'Hướng dẫn đăng ký học bổng',
      publisher: 'NIIED',
      url: 'https://example.org/guide',
    });
    expect(reader.release()).toBe(1);
    expect(hasDocuments(place.dataDir)).toBe(true);
    expect(reader.passage('huong-dan-dang-ky-hoc-bong/thoi-han')?.text).toBe(
      'Hạn nộp là ngày 30 tháng 4 hằng năm.',
    );
  });

  test('the same file twice changes nothing, also under another name', async () => {
    using place = openPlace();
    await place.add({ 'guide.md': guide });
    expect(await place.add({ 'guide.md': guide, 'copy.md': guide })).toMatchObject({
      release: 1,
      outcomes: [{ kind: 'same' }, { kind: 'same' }],
    });
    expect(releaseNumbers(join(place.dataDir, 'documents'))).toEqual([1]);
  });

  test('said anew with another passport it takes the place of itself', async () => {
    using place = openPlace();
    await place.add({ 'guide.md': guide });
    expect(await place.add({ 'guide.md': guide }, { publisher: 'NIIED' })).toMatchObject({
      release: 2,
      outcomes: [{ kind: 'replaced' }],
    });
    expect(openCorpus(place.dataDir).documents()).toMatchObject([
      { version: 2, passport: { publisher: 'NIIED' } },
    ]);
  });

  test('a newer file of the same name replaces the old one in one step', async () => {
    using place = openPlace();
    await place.add({ 'guide.md': guide });
    expect(await place.add({ 'guide.md': guide.replace('30 tháng 4', '15 tháng 5') })).toMatchObject({
      release: 2,
      outcomes: [{ kind: 'replaced' }],
    });
    expect(place.find('hạn nộp học bổng')).toEqual([
      'Thời hạn: Hạn nộp là ngày 15 tháng 5 hằng năm.',
      expect.anything(),
    ]);
    expect(openCorpus(place.dataDir).documents()).toHaveLength(1);
  });

  test('two files of one name in two folders with two titles are two documents', async () => {
    using place = openPlace();
    await place.add({
      'a/README.md': '# Dự án một\n\nNội dung của dự án thứ nhất.',
      'b/README.md': '# Dự án hai\n\nNội dung của dự án thứ hai.',
    });
    expect(
      openCorpus(place.dataDir)
        .documents()
        .map(({ document }) => document),
    ).toEqual(['du-an-mot', 'du-an-hai']);
  });

  test('a bad file is named and leaves the rest in', async () => {
    using place = openPlace();
    const { outcomes, release } = await place.add({
      'a.md': guide,
      'b.pdf': '%PDF-1.4 broken',
      'c.txt': 'Nội dung khác hẳn.',
    });
    expect(outcomes.map((one) => [one.name, one.kind])).toEqual([
      ['a.md', 'added'],
      ['b.pdf', 'refused'],
      ['c.txt', 'added'],
    ]);
    expect(release).toBe(1);
  });
});

describe('going back', () => {
  test('removing and rolling back are releases too, and numbers of versions are never used twice', async () => {
    using place = openPlace();
    const tools = corpusTools(place.dataDir);
    await place.add({ 'guide.md': guide });
    await place.add({ 'guide.md': guide.replace('30 tháng 4', '15 tháng 5') });
    expect(tools.remove(['huong-dan-dang-ky-hoc-bong', 'nothing'])).toEqual({
      release: 3,
      missing: ['nothing'],
    });
    expect(place.find('hạn nộp học bổng')).toEqual([]);
    expect(tools.rollBack(1)).toEqual({ release: 4 });
    expect(place.find('hạn nộp học bổng')[0]).toBe('Thời hạn: Hạn nộp là ngày 30 tháng 4 hằng năm.');
    expect(tools.rollBack(9)).toBeUndefined();
    await place.add({ 'guide.md': guide.replace('30 tháng 4', '1 tháng 6') });
    expect(openCorpus(place.dataDir).documents()).toMatchObject([{ version: 3 }]);
    expect(tools.releases().map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
      ['added'],
      ['replaced'],
      ['removed'],
      ['rolled-back'],
      ['replaced'],
    ]);
  });

  test('to a release whose index is gone: it is built anew', async () => {
    using place = openPlace();
    for (let n = 1; n <= 6; n++)
      await place.add({ [`${n}.md`]: `# Tài liệu ${n}\n\nĐây là nội dung số ${n} về chuyển đổi số.` });
    expect(corpusTools(place.dataDir).rollBack(2)).toEqual({ release: 7 });
    expect(place.find('chuyển đổi số')).toHaveLength(2);
  });
});

describe('the store', () => {
  test('documents added one by one and all at once are found alike', async () => {
    using one = openPlace();
    using all = openPlace();
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        `${n}.md`,
        `# Kế hoạch ${n}\n\nKế hoạch năm 20${10 + n} đặt mục tiêu ${n} dịch vụ công trực tuyến cho người dân.`,
      ]),
    );
    for (const [name, content] of Object.entries(files)) await one.add({ [name]: content });
    await all.add(files);
    const question = 'năm 2017 có mục tiêu 7 dịch vụ công';
    expect(one.find(question)[0]).toContain('mục tiêu 7');
    expect(all.find(question)[0]).toBe(one.find(question)[0]);
  });

  test('an index that is lost or broken is built anew by the reader', async () => {
    using place = openPlace();
    await place.add({ 'guide.md': guide });
    const folder = join(place.dataDir, 'documents', 'index');
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'broken');
    expect(place.find('hạn nộp học bổng')).toHaveLength(2);
  });

  test('what an ended process left half-written is not seen, and swept by the next change', async () => {
    using place = openPlace();
    await place.add({ 'guide.md': guide });
    const folder = join(place.dataDir, 'documents');
    writeFileSync(join(folder, 'releases', '2.json'), '{"layout":1,"rel');
    writeFileSync(join(folder, 'versions', 'orphan.1.abc.jsonl'), '{');
    writeFileSync(join(folder, 'releases', '2.json.77.part'), '{');
    expect(place.find('hạn nộp học bổng')).toHaveLength(2);
    expect(await place.add({ 'new.md': '# Mới\n\nNội dung mới.' })).toMatchObject({ release: 2 });
    expect(existsSync(join(folder, 'versions', 'orphan.1.abc.jsonl'))).toBe(false);
    expect(existsSync(join(folder, 'releases', '2.json.77.part'))).toBe(false);
    expect(readFileSync(join(folder, 'CURRENT'), 'utf8')).toBe('2\n');
  });

  test('two writers: the second is told', () => {
    using place = openPlace();
    using _first = changeCorpus(place.dataDir);
    expect(() => changeCorpus(place.dataDir, undefined, 10)).toThrow(
      /Another process is changing the documents/,
    );
  });

  test('the original is kept as its hash alone', async () => {
    using place = openPlace();
    await place.add({ 'guide.md': guide });
    expect(openCorpus(place.dataDir).documents()[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
