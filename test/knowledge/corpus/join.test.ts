/** Documents beside the knowledge: one search, one scale of scores, one meaning of coverage. */

import { describe, expect, test } from 'vitest';
import { type TextCoverageOf, withDocuments } from '../../../knowledge/corpus/join.ts';
import { type Corpus, openCorpus } from '../../../knowledge/corpus/open.ts';
import { openKnowledge } from '../../../knowledge/open.ts';
import type { Found } from '../../../src/ports.ts';
import { openPlace } from './write.ts';

/** Two things are asked for; a text has the first when it names a scholarship, the second when it names a fee. */
const coverage: TextCoverageOf = () => ({
  coversTexts: (_, texts) => [/học bổng/i, /lệ phí/i].map((word) => (word.test(texts.join(' ')) ? 0.5 : 0)),
  questionWeight: 2,
});
const knowledge = await openKnowledge();
const guide =
  '# Học bổng\n\n## Lệ phí\n\nLệ phí nộp đơn là một trăm nghìn đồng.\n\n## Thời gian\n\nThời gian học là hai năm.\n';
const query = { text: 'lệ phí học bổng là bao nhiêu', language: 'vi', limit: 20 } as const;

describe('a knowledge with documents', () => {
  test('finds passages beside statements, and its release names both', async () => {
    using place = openPlace();
    await place.add({ 'guide.md': guide });
    const joined = withDocuments(knowledge, openCorpus(place.dataDir), coverage);
    const found = joined.search(query);
    const passages = found.flatMap(({ passage }) => passage ?? []);
    expect(passages[0]?.text).toBe('Lệ phí nộp đơn là một trăm nghìn đồng.');
    expect(found.filter(({ statement }) => statement)).toEqual(knowledge.search(query));
    expect(joined.release).toBe(`${knowledge.release}+1`);
  });

  test('covers what the passage and the headings over it say, in the same things as for statements', async () => {
    using place = openPlace();
    await place.add({ 'guide.md': guide });
    const found = withDocuments(knowledge, openCorpus(place.dataDir), coverage).search(query);
    const covers = found.flatMap(({ passage, covers, coverage, questionWeight }) =>
      passage ? [{ place: passage.place, covers, coverage, questionWeight }] : [],
    );
    expect(covers).toEqual([
      { place: 'Lệ phí', covers: [0.5, 0.5], coverage: 1, questionWeight: 2 },
      { place: 'Thời gian', covers: [0.5, 0], coverage: 0.5, questionWeight: 2 },
    ]);
  });

  test('scores stand on the scale of the statements, whatever scale the other index has', () => {
    const statement = (score: number, share: number): Found => ({
      score,
      coverage: share,
      covers: [share, 0],
      questionWeight: 2,
    });
    const passage = {
      document: 'd',
      language: 'vi',
      place: '',
      title: '',
      publisher: '',
      url: '',
      published: '',
    } as const;
    const corpus = (scale: number): Corpus => ({
      release: () => 1,
      search: () => [
        {
          passage: { ...passage, id: 'd/1', text: 'học bổng, lệ phí' },
          under: '',
          about: 0,
          score: 4 * scale,
          coverage: 1,
        },
        {
          passage: { ...passage, id: 'd/2', text: 'học bổng' },
          under: '',
          about: 0,
          score: 2 * scale,
          coverage: 0.5,
        },
      ],
      passage: () => undefined,
      documents: () => [],
      refresh: () => false,
    });
    for (const scale of [1, 100]) {
      const joined = withDocuments(
        { ...knowledge, search: () => [statement(10, 0.5), statement(5, 0.5)] },
        corpus(scale),
        coverage,
      );
      expect(joined.search(query).map(({ score }) => score)).toEqual([10, 5, 20, 10]);
    }
  });

  test('without documents it is the knowledge itself', () => {
    using place = openPlace();
    const joined = withDocuments(knowledge, openCorpus(place.dataDir), coverage);
    expect(joined.release).toBe(knowledge.release);
    expect(joined.search(query)).toEqual(knowledge.search(query));
  });

  test('the day asked about reaches the documents', async () => {
    using place = openPlace();
    await place.add({ 'guide.md': guide }, { effective_from: '2025-01-01' });
    const joined = withDocuments(knowledge, openCorpus(place.dataDir), coverage);
    expect(joined.search({ ...query, on: '2024-06-01' }).some(({ passage }) => passage)).toBe(false);
    expect(
      joined.search({ ...query, on: '2025-06' }).find(({ passage }) => passage)?.passage?.effective_from,
    ).toBe('2025-01-01');
  });
});
