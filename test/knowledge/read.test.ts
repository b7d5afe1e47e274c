/** The content is read and checked: every kind of mistake is named with its file and line. */

import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entryText, readContent } from '../../knowledge/read.ts';
import { contentFolder, goodpy, sources } from './content.ts';

/** The mistakes of a folder, as `file:line: sentence`. */
function mistakesOf(entries: Record<string, string>, passports = sources): string[] {
  using content = contentFolder(entries);
  content.write('sources/all.yaml', passports);
  return readContent(content.folder).mistakes.map(
    ({ file, line, sentence }) => `${basename(file)}:${line}: ${sentence}`,
  );
}

describe('content in order', () => {
  test('comes back whole, statements under the id of their entry', () => {
    using content = contentFolder();
    const { content: read, mistakes } = readContent(content.folder);
    expect(mistakes).toEqual([]);
    expect(read.sources).toMatchObject([{ id: 'gazette', publisher: 'Ministry of Tests' }]);
    expect(read.entries).toMatchObject([
      {
        id: 'goodpy',
        formerly: [],
        dates: {},
        statements: [{ id: 'goodpy/what', entry: 'goodpy', figures: [], cues: { vi: [], ko: [], en: [] } }],
      },
    ]);
  });

  test('is read composed, however it was typed', () => {
    using content = contentFolder({ goodpy: goodpy.normalize('NFD') });
    const [entry] = readContent(content.folder).content.entries;
    expect(entry?.statements[0]?.text.vi).toBe('GoodPy là trợ lý ảo của Hàn Quốc.'.normalize('NFC'));
  });

  test('is given in the order of its file names, other files are left alone', () => {
    using content = contentFolder({
      beta: goodpy.replace('id: goodpy', 'id: beta'),
      alpha: goodpy.replace('id: goodpy', 'id: alpha'),
    });
    content.write('entries/README.md', 'not: [an entry');
    expect(readContent(content.folder).content.entries.map(({ id }) => id)).toEqual(['alpha', 'beta']);
  });

  test('an entry can be had as text, a line for each statement', () => {
    using content = contentFolder();
    const [entry] = readContent(content.folder).content.entries;
    expect(entry && entryText(entry, 'en')).toBe('GoodPy is a virtual assistant of South Korea.');
  });
});

describe('a mistake in one entry is named by file and line', () => {
  test.each([
    ['a kind that there is not', ['kind: system', 'kind: planet'], /^goodpy\.yaml:2: kind: /],
    ['a language that is missing', ['  ko: 가상비서 구삐\n', ''], /^goodpy\.yaml:[34]: names\.ko: /],
    [
      'a short name that no button holds',
      ['short: { en: GoodPy', `short: { en: ${'GoodPy '.repeat(6)}`],
      /^goodpy\.yaml:7: short\.en: /,
    ],
    ['a topic that is not on the list', ['[ai]', '[ai, chess]'], /^goodpy\.yaml:9: topics\.1: /],
    [
      'a statement without a source',
      ['sources: [gazette]', 'sources: []'],
      /^goodpy\.yaml:16: statements\.0\.sources: /,
    ],
    [
      'a day that is no date',
      ['"2025-03-01"', '"1 March 2025"'],
      /^goodpy\.yaml:15: statements\.0\.as_of: YYYY/,
    ],
    [
      'a date without quotes',
      ['as_of: "2025-03-01"', 'as_of: 2025'],
      /^goodpy\.yaml:15: statements\.0\.as_of: /,
    ],
    [
      'an aspect that there is not',
      ['[definition]', '[wisdom]'],
      /^goodpy\.yaml:14: statements\.0\.says\.0: /,
    ],
    [
      'an empty sentence',
      ['en: GoodPy is a virtual assistant of South Korea.', 'en: "  "'],
      /^goodpy\.yaml:17: statements\.0\.en: /,
    ],
    [
      'a word that no entry has',
      ['confidence: verified', 'confidence: verified\ncolour: red'],
      /^goodpy\.yaml:\d+: .*colour/,
    ],
    [
      'an id with capitals',
      ['  - id: what', '  - id: What'],
      /^goodpy\.yaml:13: statements\.0\.id: lower-case/,
    ],
    [
      'an id that is not its file name',
      ['id: goodpy', 'id: goodpie'],
      /^goodpy\.yaml:1: id "goodpie" is not the name of its file/,
    ],
    [
      'a relation to nothing',
      ['related: []', 'related: [atlantis]'],
      /^goodpy\.yaml:11: related "atlantis" does not exist/,
    ],
    [
      'a source without passport',
      ['[gazette]', '[rumour]'],
      /^goodpy\.yaml:13: source "rumour" has no passport/,
    ],
    ['broken YAML', ['names:', 'names: ['], /^goodpy\.yaml:\d+: /],
  ])('%s', (_, [from = '', to = ''], expected) => {
    expect(goodpy).toContain(from);
    const mistakes = mistakesOf({ goodpy: goodpy.replace(from, to) });
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes[0]).toMatch(expected);
  });

  test('two statements of one id', () => {
    const [, statement = ''] = goodpy.split('statements:\n');
    expect(mistakesOf({ goodpy: goodpy + statement })).toEqual([
      'goodpy.yaml:20: statement "goodpy/what" stands twice',
    ]);
  });

  test('an empty file', () => {
    expect(mistakesOf({ goodpy: '' })[0]).toMatch(/^goodpy\.yaml:1: the file: /);
  });

  test('all of its mistakes, not only the first', () => {
    const broken = goodpy.replace('kind: system', 'kind: planet').replace('[ai]', '[chess]');
    expect(mistakesOf({ goodpy: broken })).toHaveLength(2);
  });
});

describe('what no file alone can know', () => {
  test('an id that another entry has, or had', () => {
    const other = goodpy.replace('id: goodpy', 'id: other').replace('kind:', 'formerly: [goodpy]\nkind:');
    expect(mistakesOf({ goodpy, other })).toEqual(['other.yaml:1: "goodpy" is taken by goodpy']);
  });

  test('a relation to a former id is one to its entry', () => {
    const related = goodpy.replace('related: []', 'related: [old]');
    const other = goodpy.replace('id: goodpy', 'id: other').replace('kind:', 'formerly: [old]\nkind:');
    expect(mistakesOf({ goodpy: related, other })).toEqual([]);
  });
});

describe('a mistake in a source passport', () => {
  test.each([
    ['an address that is none', ['https://gazette.example/1', 'gazette'], /^all\.yaml:5: 0\.url: /],
    ['no publisher', ['  publisher: Ministry of Tests\n', ''], /^all\.yaml:1: 0\.publisher: /],
    ['a language in full', ['language: en', 'language: English'], /^all\.yaml:4: 0\.language: /],
  ])('%s', (_, [from = '', to = ''], expected) => {
    expect(mistakesOf({ goodpy }, sources.replace(from, to))[0]).toMatch(expected);
  });

  test('two of one id', () => {
    expect(mistakesOf({ goodpy }, sources + sources)).toEqual([
      'all.yaml:7: source "gazette" stands in all.yaml already',
    ]);
  });
});
