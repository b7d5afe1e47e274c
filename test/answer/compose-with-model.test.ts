/** The answer model puts the found into words; whatever it does wrong leaves the keyless answer standing. */

import { describe, expect, test } from 'vitest';
import { compose } from '../../src/answer/compose.ts';
import { composeWithModel } from '../../src/answer/compose-with-model.ts';
import type { ModelDraft, ModelRequest, ModelSentence } from '../../src/ports.ts';
import { candidate, chosen, passage, statement, tinyKnowledge, today, understood } from './tiny.ts';

const what = candidate(statement('GoodPy is a service.'));
const when = candidate(statement('GoodPy began in 2021.', { id: 'goodpy/when' }));
const document = candidate(passage);
const picked = chosen([what], { more: [when] });
const keyless = compose(picked, 'en');

async function composed(draft: ModelDraft, turns: { question: string; answer: string }[] = []) {
  const requests: ModelRequest[] = [];
  const logged: unknown[] = [];
  const question = understood('What is GoodPy?', 'en');
  const result = await composeWithModel(keyless, picked, [what, when, document], {
    understood: question,
    question: {
      text: question.text,
      turns: turns.map((turn) => ({ ...turn, language: 'en', entries: [], asked: question.asked })),
    },
    tools: {
      knowledge: tinyKnowledge(),
      clock: () => today,
      model: {
        name: 'told',
        compose: async (request) => {
          requests.push(request);
          return draft;
        },
      },
      log: (event, detail) => logged.push([event, detail]),
    },
    signal: new AbortController().signal,
  });
  return { result, request: requests[0], logged };
}

const drafted = (...sentences: ModelSentence[]): ModelDraft => ({ kind: 'drafted', sentences });

describe('the model is given', () => {
  test('what was found, under tokens, best first, each once', async () => {
    const { request } = await composed({ kind: 'nothing' });
    expect(request?.material).toEqual([
      {
        token: 'S1',
        text: 'GoodPy is a service.',
        as_of: '2025-03-01',
        publisher: 'Ministry of Tests',
        title: 'The Gazette',
      },
      expect.objectContaining({ token: 'S2', text: 'GoodPy began in 2021.' }),
      expect.objectContaining({ token: 'S3', text: passage.text, publisher: 'Quốc hội' }),
    ]);
  });

  test('the question, its language and the last three turns', async () => {
    const turns = ['one', 'two', 'three', 'four'].map((n) => ({ question: n, answer: `${n}!` }));
    const { request } = await composed({ kind: 'nothing' }, turns);
    expect(request).toMatchObject({ question: 'What is GoodPy?', language: 'en', turns: turns.slice(1) });
  });
});

describe('its sentences', () => {
  test('cite what their tokens stand for; what "more" opens stays ours', async () => {
    const { result } = await composed(drafted({ text: 'A service since 2021.', tokens: ['S1', 'S2'] }));
    expect(result).toEqual({
      blocks: [
        {
          kind: 'sentences',
          sentences: [{ text: 'A service since 2021.', cites: ['goodpy/what', 'goodpy/when'] }],
        },
      ],
      more: keyless.more,
    });
  });

  test.each([
    ['cites nothing', { text: 'Trust me.', tokens: [] }],
    ['cites a token that was not given', { text: 'It is so.', tokens: ['S9'] }],
    ['cites an id instead of a token', { text: 'It is so.', tokens: ['goodpy/what'] }],
    ['cites one known and one unknown', { text: 'It is so.', tokens: ['S1', 'S9'] }],
    ['cites a name that every object has', { text: 'It is so.', tokens: ['constructor'] }],
  ])('one that %s is dropped', async (_, wrong) => {
    const right = { text: 'GoodPy is a service.', tokens: ['S1'] };
    const { result } = await composed(drafted(wrong, right));
    expect(result?.blocks).toMatchObject([{ sentences: [{ text: right.text }] }]);
    expect((await composed(drafted(wrong))).result).toBeUndefined();
  });
});

test.each<[string, ModelDraft, unknown[]]>([
  ['failed', { kind: 'failed', reason: 'HTTP 500' }, [['answer model failed', { reason: 'HTTP 500' }]]],
  ['found nothing', { kind: 'nothing' }, []],
  ['said nothing', { kind: 'drafted', sentences: [] }, []],
])('a model that %s leaves the answer to us', async (_, draft, expected) => {
  const { result, logged } = await composed(draft);
  expect(result).toBeUndefined();
  expect(logged).toEqual(expected);
});
