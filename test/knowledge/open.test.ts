/** The knowledge is opened from its cache when nothing changed, and built anew in every other case. */

import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ContentError, openKnowledge } from '../../knowledge/open.ts';
import { contentFolder, goodpy } from './content.ts';

function cacheFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'caudari-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const question = { text: 'virtual assistant', language: 'en', limit: 5 } as const;
const ids = (knowledge: Awaited<ReturnType<typeof openKnowledge>>) =>
  knowledge.search(question).map(({ statement }) => statement?.id);

describe('what is opened', () => {
  test('finds, names and tells languages', async () => {
    using content = contentFolder();
    const knowledge = await openKnowledge(content.folder, cacheFolder());
    expect(ids(knowledge)).toEqual(['goodpy/what']);
    expect(knowledge.named('구삐란?')).toMatchObject([{ entry: 'goodpy', certainty: 1 }]);
    expect(knowledge.languageOf('구삐란?').language).toBe('ko');
    expect(knowledge.sources.get('gazette')?.publisher).toBe('Ministry of Tests');
  });

  test('has every statement of the entries that are asked for, found or not', async () => {
    using content = contentFolder();
    const knowledge = await openKnowledge(content.folder, cacheFolder());
    const none = { text: 'zeppelin', language: 'en', limit: 5 } as const;
    expect(knowledge.search(none)).toEqual([]);
    expect(knowledge.search({ ...none, withEntries: ['goodpy', 'gone'] })).toMatchObject([
      { statement: { id: 'goodpy/what' }, score: 0, coverage: 0 },
    ]);
  });

  test('is refused with every mistake in the content', async () => {
    using content = contentFolder({ goodpy: goodpy.replace('kind: system', 'kind: planet') });
    const opening = openKnowledge(content.folder, cacheFolder());
    await expect(opening).rejects.toThrow(ContentError);
    await expect(opening).rejects.toThrow(/goodpy\.yaml:2: kind: /);
  });
});

describe('the cache', () => {
  test('gives the same knowledge as the content itself', async () => {
    using content = contentFolder();
    const cache = cacheFolder();
    const built = await openKnowledge(content.folder, cache);
    const files = readdirSync(cache);
    const cached = await openKnowledge(content.folder, cache);
    expect(readdirSync(cache)).toEqual(files);
    expect(cached.release).toBe(built.release);
    expect([...cached.entries]).toEqual([...built.entries]);
    expect(cached.search(question)).toEqual(built.search(question));
    expect(cached.named('GoodPy')).toEqual(built.named('GoodPy'));
  });

  test('is what is used: without the content being read again', async () => {
    using content = contentFolder();
    const cache = cacheFolder();
    await openKnowledge(content.folder, cache);
    const [json = ''] = readdirSync(cache).filter((name) => name.endsWith('.json'));
    const kept = {
      release: 'from the cache',
      content: { entries: [], sources: [] },
      vocabulary: { vi: {}, ko: {}, en: {} },
      names: [],
    };
    writeFileSync(join(cache, json), JSON.stringify(kept));
    expect((await openKnowledge(content.folder, cache)).release).toBe('from the cache');
  });

  test.each([
    ['a changed sentence', 'entries/goodpy.yaml', goodpy.replace('South Korea', 'Republic of Korea')],
    ['a further entry', 'entries/other.yaml', goodpy.replace('id: goodpy', 'id: other')],
  ])('is not used after %s', async (_, file, text) => {
    using content = contentFolder();
    const cache = cacheFolder();
    const before = await openKnowledge(content.folder, cache);
    content.write(file, text);
    const after = await openKnowledge(content.folder, cache);
    expect(after.release).not.toBe(before.release);
  });

  test('that was kept of the same content under another name has the same release', async () => {
    using one = contentFolder();
    using other = contentFolder();
    const first = await openKnowledge(one.folder, cacheFolder());
    expect((await openKnowledge(other.folder, cacheFolder())).release).toBe(first.release);
  });

  test.each([
    ['cut off', '.index', 'x'],
    ['empty', '.index', ''],
    ['cut off', '.json', '{"release":"half'],
    ['gone', '.json', undefined],
    ['gone', '.index', undefined],
  ])('that is %s (%s) is built anew', async (_, end, text) => {
    using content = contentFolder();
    const cache = cacheFolder();
    const built = await openKnowledge(content.folder, cache);
    for (const name of readdirSync(cache).filter((file) => file.endsWith(end))) {
      if (text === undefined) rmSync(join(cache, name));
      else writeFileSync(join(cache, name), text);
    }
    const again = await openKnowledge(content.folder, cache);
    expect(again.release).toBe(built.release);
    expect(ids(again)).toEqual(['goodpy/what']);
  });

  test('cannot be written in a read-only installation, which costs time and nothing else', async () => {
    using content = contentFolder();
    const nowhere = join(content.folder, 'sources/all.yaml/cache'); // root may write into any folder: this is none
    const knowledge = await openKnowledge(content.folder, nowhere);
    expect(ids(knowledge)).toEqual(['goodpy/what']);
  });

  test('keeps a few releases and not every one that ever was', async () => {
    using content = contentFolder();
    const cache = cacheFolder();
    for (let n = 0; n < 12; n++) {
      content.write('entries/goodpy.yaml', goodpy.replace('South Korea', `South Korea ${n}`));
      await openKnowledge(content.folder, cache);
      for (const name of readdirSync(cache).filter((file) => file.endsWith('.json')))
        utimesSync(join(cache, name), 1_000, 1_000); // all older than what comes next
    }
    const kept = readdirSync(cache);
    expect(kept.length).toBeLessThanOrEqual(18);
    expect(kept.filter((name) => /\.\d+$/.test(name))).toEqual([]);
    const before = kept.length;
    await openKnowledge(content.folder, cache);
    expect(readdirSync(cache)).toHaveLength(before);
  });
});
