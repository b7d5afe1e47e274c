/** `caudari knowledge add|remove|documents|releases|rollback|stale` as a person sees them. */

import { describe, expect, test } from 'vitest';
import { documentsCommand } from '../../../adapters/terminal/documents.ts';
import { UsageError } from '../../../adapters/terminal/usage.ts';
import { corpusTools } from '../../../knowledge/corpus/tools.ts';
import { openPlace, type Place } from './write.ts';

async function run(
  place: Place,
  words: string[],
): Promise<{ code: number; lines: string[]; progress: string[] }> {
  const lines: string[] = [];
  const progress: string[] = [];
  const tools = corpusTools(place.dataDir, () => new Date('2026-11-22T08:00:00Z'));
  const code = await documentsCommand(
    words,
    { ...tools, print: (text) => lines.push(text), progress: (line) => progress.push(line) },
    new AbortController().signal,
  );
  return { code, lines, progress };
}

const guide = '# Guide to scholarships\n\nApply by the thirtieth of April each year.\n';

describe('a first hour with documents', () => {
  test('add, list, replace, go back, remove', async () => {
    using place = openPlace();
    const path = place.write('guide.md', guide);
    const added = await run(place, ['add', path, place.write('bad.pdf', '%PDF-1.4'), 'nowhere.md']);
    expect(added).toEqual({
      code: 1,
      lines: [
        'guide.md: added as guide-to-scholarships, 1 passage ("Guide to scholarships").',
        'bad.pdf: is broken: it cannot be read as PDF. Get it again from where it came from.',
        'nowhere.md: does not exist.',
        'Release 1: 1 taken in. 2 not taken in.',
      ],
      progress: ['1/3 guide.md', '2/3 bad.pdf', '3/3 nowhere.md', ''],
    });
    expect(await run(place, ['add', path])).toMatchObject({
      code: 0,
      lines: ['guide.md: unchanged, it is in as guide-to-scholarships.', 'Nothing changed: release 1.'],
    });
    place.write('guide.md', guide.replace('thirtieth', 'first'));
    expect((await run(place, ['add', path])).lines[1]).toBe('Release 2: 1 taken in.');
    expect(await run(place, ['rollback', '1'])).toMatchObject({
      code: 0,
      lines: ['Release 3: the documents of release 1 again.'],
    });
    expect((await run(place, ['documents'])).lines[0]).toMatch(
      /^guide-to-scholarships +v1 markdown +1 passage {2}Guide to scholarships$/,
    );
    expect(await run(place, ['remove', 'guide-to-scholarships', 'other'])).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('There is no document "other"'), 'Release 4: 1 removed.'],
    });
    expect((await run(place, ['releases'])).lines.filter((line) => /^ +\d/.test(line))).toHaveLength(4);
    expect(await run(place, ['rollback', '77'])).toMatchObject({
      code: 1,
      lines: ['There is no release 77; "caudari knowledge releases" lists them.'],
    });
  });

  test('a folder gives the documents in it', async () => {
    using place = openPlace();
    place.write('folder/b.txt', 'The second text of the folder.');
    place.write('folder/a/one.md', guide);
    place.write('folder/.hidden/x.md', '# X\n\nHidden.');
    place.write('folder/picture.png', 'x');
    const folder = place.write('folder/notes.json', '{}').replace(/\/notes\.json$/, '');
    expect((await run(place, ['add', folder])).lines.map((line) => line.split(':')[0])).toEqual([
      'one.md',
      'b.txt',
      'Release 1',
    ]);
  });

  test('what a person says of a document is stronger, and stale says what is missing', async () => {
    using place = openPlace();
    const path = place.write('guide.md', guide);
    await run(place, [
      'add',
      path,
      '--title',
      'Scholarship guide',
      '--publisher',
      'NIIED',
      '--url',
      'https://example.org/g',
      '--published',
      '2024-05',
      '--language',
      'en',
      '--licence',
      'CC BY 4.0',
    ]);
    expect(await run(place, ['stale'])).toMatchObject({ code: 0, lines: ['The documents are in order.'] });
    await run(place, [
      'add',
      place.write('other.md', '# Another text\n\nWords of it.'),
      '--effective-to',
      '2025-01-01',
    ]);
    const { lines } = await run(place, ['stale', '--json']);
    expect(JSON.parse(lines[0] ?? '').map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      'not in force since 2025-01-01; its text is kept for questions about earlier days.',
      'its passport lacks publisher, url, published, licence; add it again with --publisher, --url, --published, --licence.',
    ]);
  });

  test('nothing was ever taken in', async () => {
    using place = openPlace();
    expect(await run(place, ['releases'])).toMatchObject({
      code: 0,
      lines: ['No document was ever taken in.'],
    });
    expect(await run(place, ['documents'])).toMatchObject({ code: 0, lines: ['0 documents'] });
    expect(await run(place, ['stale'])).toMatchObject({ code: 0 });
  });
});

describe('wrong words', () => {
  test.each([
    [['add'], /needs files, folders or addresses/],
    [['add', 'a', 'b', '--title', 'x'], /--title is said of one document; 2 were given/],
    [['add', 'a', '--published', '2024-13'], /--published holds "2024-13"/],
    [['add', 'a', '--effective-from', '2024-02-31'], /--effective-from holds "2024-02-31"/],
    [['add', 'a', '--language', 'fr'], /--language holds "fr"/],
    [['add', 'a', '--url', 'example.org'], /--url holds/],
    [['add', 'a', '--colour', 'red'], /--colour/],
    [['remove'], /needs the id/],
    [['rollback', 'last'], /"last" is none/],
    [['nothing'], /none of them/],
  ])('%j', async (words, message) => {
    using place = openPlace();
    const error: unknown = await run(place, words).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toMatch(message);
  });
});
