/** The evaluation: how an answer is judged, and how the scores are counted. */

import { describe, expect, test } from 'vitest';
import type { AnswerObject } from '../src/answer-object.ts';
import {
  evaluate,
  type Gold,
  type Judged,
  judge,
  readGold,
  scoreTable,
  validCitations,
} from '../src/eval.ts';

const citation = {
  n: 1,
  id: 'egdi/rank-2024',
  entry: 'egdi',
  title: 'The Gazette',
  publisher: 'Ministry of Tests',
  url: 'https://gazette.example/1',
  published: '2025',
  as_of: '2024',
  quote: 'Viet Nam ranked 71st.',
  quoted: 'record' as const,
};

function answer(more: Partial<AnswerObject> = {}): AnswerObject {
  return {
    question: 'How did Viet Nam rank?',
    language: 'en',
    status: 'answered',
    text: 'Viet Nam ranked 71st of 193. [1]',
    citations: [citation],
    entries: ['egdi'],
    suggestions: [],
    model: 'none',
    ms: 1,
    id: 'a',
    release: 'r',
    ...more,
  };
}

function gold(more: Partial<Gold> = {}): Gold {
  return {
    id: 'g',
    q: 'How did Viet Nam rank?',
    lang: 'en',
    gold_ids: [],
    must_contain: ['71', '193'],
    type: 'fact',
    ...more,
  };
}

const refusal: Partial<AnswerObject> = { status: 'out_of_scope', text: 'This is outside.', citations: [] };

describe('an answer is', () => {
  test.each<[Judged['verdict'], string, Partial<Gold>, Partial<AnswerObject>]>([
    ['right', 'with every fact and a citation', {}, {}],
    ['right', 'with facts in any case, as patterns', { must_contain: ['VIET NAM', '7[01]'] }, {}],
    ['right', 'when only part is known but that is all that was wanted', {}, { status: 'partial' }],
    ['partial', 'with one fact of two', { must_contain: ['71', 'Estonia'] }, {}],
    ['wrong', 'with none of them', { must_contain: ['Estonia'] }, {}],
    ['wrong', 'in another language', { lang: 'ko' }, {}],
    ['wrong', 'without a citation', {}, { citations: [] }],
    ['wrong', 'with a mark that has no citation', {}, { text: 'Ranked 71st of 193. [2]' }],
    ['wrong', 'with a citation that leads nowhere', {}, { citations: [{ ...citation, url: '' }] }],
    ['unknown', 'when it refuses what it should know', {}, refusal],
    ['unknown', 'when it asks back', {}, { status: 'clarify', text: 'Which one?', citations: [] }],
    ['unknown', 'when it cannot be given', {}, { status: 'unavailable', text: 'Later.', citations: [] }],
  ])('%s %s', (verdict, _, asked, given) => {
    expect(judge(gold(asked), answer(given)).verdict).toBe(verdict);
  });

  test('judged with the reason', () => {
    expect(judge(gold({ must_contain: ['Estonia', '71'] }), answer()).reason).toBe('lacks Estonia');
    expect(judge(gold({ lang: 'vi' }), answer()).reason).toBe('answered in en');
  });
});

describe('a question that has no answer', () => {
  const outside = gold({ type: 'out-of-scope', must_contain: [] });
  const unknown = gold({ type: 'unknown', must_contain: [] });

  test.each([
    [outside, 'out_of_scope', 'right'],
    [outside, 'unknown', 'right'],
    [outside, 'declined', 'right'],
    [outside, 'answered', 'wrong'],
    [outside, 'partial', 'wrong'],
    [outside, 'smalltalk', 'wrong'],
    [unknown, 'unknown', 'right'],
    [unknown, 'out_of_scope', 'right'],
    [unknown, 'partial', 'right'],
    [unknown, 'answered', 'wrong'],
  ] as const)('$type, %s', (of, status, verdict) => {
    expect(judge(of, answer({ status })).verdict).toBe(verdict);
  });
});

describe('citations are valid', () => {
  test.each<[string, Partial<AnswerObject>, boolean]>([
    ['where every mark has one', {}, true],
    ['in small talk, which has none', { status: 'smalltalk', text: 'Hello!', citations: [] }, true],
    ['not where a mark has none', { text: '71 [1] and [2]' }, false],
    ['not where an answer has none', { text: '71', citations: [] }, false],
  ])('%s', (_, given, valid) => {
    expect(validCitations(answer(given))).toBe(valid);
  });
});

describe('a question set', () => {
  const line = JSON.stringify(gold());

  test('is read line by line, empty ones left out', () => {
    expect(readGold(`${line}\n\n${line}\n`)).toHaveLength(2);
  });

  test.each([
    ['no JSON', `${line}\n{"id": `, /^line 2 is no question/],
    [
      'no language',
      `${line}\n\n${JSON.stringify({ id: 'x', q: 'y', type: 'fact' })}`,
      /^line 3 is no question/,
    ],
  ])('names the line with %s', (_, text, expected) => {
    expect(() => readGold(text)).toThrow(expected);
  });

  test('is asked in order, each question in a conversation of its own, its context first', async () => {
    const asked: string[][] = [];
    const golds = [
      gold({ id: 'a' }),
      gold({ id: 'b', q: 'and 2022?', context: 'And in 2024?' }),
      gold({ id: 'c', q: 'and then?', context: [{ q: 'one' }, { q: 'two' }] }),
    ];
    const judged = await evaluate(golds, async (question, language, conversation) => {
      asked.push([conversation, question, String(language)]);
      return answer();
    });
    expect(asked).toEqual([
      ['a', 'How did Viet Nam rank?', 'undefined'],
      ['b', 'And in 2024?', 'undefined'],
      ['b', 'and 2022?', 'undefined'],
      ['c', 'one', 'undefined'],
      ['c', 'two', 'undefined'],
      ['c', 'and then?', 'undefined'],
    ]);
    expect(judged.map(({ verdict }) => verdict)).toEqual(['right', 'right', 'right']);
  });

  test('is scored by language, by type and in all, with its times', () => {
    const judged = [
      judge(gold(), answer({ ms: 1 })),
      judge(gold({ must_contain: ['Estonia'] }), answer({ ms: 3 })),
      judge(gold({ lang: 'ko', type: 'date' }), answer({ language: 'ko', ms: 9, citations: [] })),
    ];
    const table = scoreTable(judged);
    expect(table).toMatch(/^en +2 +1 +0 +1 +0 +50\.0$/m);
    expect(table).toMatch(/^ko +1 +0 +0 +1 +0 +0\.0$/m);
    expect(table).toMatch(/^date +1 /m);
    expect(table).toMatch(/^all +3 +1 +0 +2 +0 +33\.3$/m);
    expect(table).toMatch(/citations valid in 2 of 3; ms median 3\.0, p99 9\.0$/);
    expect(table).not.toMatch(/^vi/m);
  });
});
