import { describe, expect, test } from 'vitest';
import { createIndex, type SearchIndex } from '../../../knowledge/index/index.ts';
import { openIndex, saveIndex } from '../../../knowledge/index/save.ts';
import { tunings } from '../../../knowledge/index/tuning.ts';

/** The plain formula over all documents is what the pruned search must give. */
const tuning = { ...tunings.en, bestSentence: 0 };
const vocabulary = Array.from(
  { length: 60 },
  (_, n) => `z${'bdfgklmprt'[n % 10]}${'aeiou'[n % 5]}${'bkmprx'[n % 6]}`,
);

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Texts of 4 to 40 words, low words far more often than high ones. */
function randomTexts(count: number, random: () => number): string[][] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 4 + Math.floor(random() * 36) }, () => {
      const at = Math.floor(vocabulary.length * random() ** 3);
      return vocabulary[at] ?? '';
    }),
  );
}

function expectedScores(texts: ReadonlyMap<string, string[]>, question: readonly string[]): number[] {
  const all = [...texts.values()];
  const average = all.reduce((sum, text) => sum + text.length, 0) / all.length;
  const worths = question.map((word) => {
    const held = all.filter((text) => text.includes(word)).length;
    return Math.log(1 + (all.length - held + 0.5) / (held + 0.5));
  });
  return all
    .map((text) => {
      const norm = tuning.k1 * (1 - tuning.b + (tuning.b * text.length) / average);
      return question.reduce((score, word, at) => {
        const count = text.filter((one) => one === word).length;
        return score + ((worths[at] ?? 0) * count) / (count + norm);
      }, 0);
    })
    .filter((score) => score > 0)
    .sort((a, b) => b - a)
    .slice(0, 10);
}

function scores(index: SearchIndex, question: readonly string[]): number[] {
  return index.search({ text: question.join(' '), language: 'en', limit: 10 }).map(({ score }) => score);
}

describe('the pruned search', () => {
  test.each([
    [1, 30],
    [2, 300],
    [3, 2000],
  ])('gives the ten best scores of the plain formula (seed %i, %i documents)', (seed, count) => {
    const random = randomNumbers(seed);
    const texts = new Map(randomTexts(count, random).map((text, at) => [`d${at}`, text]));
    const index = createIndex({ tunings: { ...tunings, en: tuning } });
    for (const [id, text] of texts) index.add({ id, language: 'en', text: text.join(' ') });
    for (let round = 0; round < 20; round++) {
      const question = [...new Set(randomTexts(1, random)[0])].slice(0, 1 + (round % 9));
      const expected = expectedScores(texts, question);
      const got = scores(index, question);
      expect(got).toHaveLength(expected.length);
      got.forEach((score, at) => {
        expect(score).toBeCloseTo(expected[at] ?? 0, 9);
      });
    }
  });

  test('gives them over segments of short texts and of long ones', () => {
    const random = randomNumbers(5);
    const all = randomTexts(600, random).map((text, at) =>
      at < 300 ? text.slice(0, 5) : [...text, ...text].slice(0, 60),
    );
    const texts = new Map(all.map((text, at) => [`d${at}`, text]));
    const index = createIndex({ tunings: { ...tunings, en: tuning } });
    for (const [id, text] of texts) {
      if (id === 'd300') scores(index, ['zba']);
      index.add({ id, language: 'en', text: text.join(' ') });
    }
    for (let round = 0; round < 20; round++) {
      const question = [...new Set(randomTexts(1, random)[0])].slice(0, 1 + (round % 9));
      const expected = expectedScores(texts, question);
      scores(index, question).forEach((score, at) => {
        expect(score).toBeCloseTo(expected[at] ?? 0, 9);
      });
    }
  });

  test('gives them over several segments, after removals, and merged again', () => {
    const random = randomNumbers(4);
    const texts = new Map(randomTexts(700, random).map((text, at) => [`d${at}`, text]));
    const index = createIndex({ tunings: { ...tunings, en: tuning } });
    let added = 0;
    for (const [id, text] of texts) {
      index.add({ id, language: 'en', text: text.join(' ') });
      if (++added % 150 === 0) scores(index, ['zba']);
    }
    for (let at = 0; at < 700; at += 3) {
      index.remove(`d${at}`);
      texts.delete(`d${at}`);
    }
    const merged = openIndex(saveIndex(index), { tunings: { ...tunings, en: tuning } });
    const question = vocabulary.slice(2, 9);
    const expected = expectedScores(texts, question);
    scores(merged, question).forEach((score, at) => {
      expect(score).toBeCloseTo(expected[at] ?? 0, 9);
    });
    expect(index.search({ text: question.join(' '), language: 'en', limit: 10 }).map(({ id }) => id)).toEqual(
      merged.search({ text: question.join(' '), language: 'en', limit: 10 }).map(({ id }) => id),
    );
  });
});
