/** A draft from the knowledge alone: the lead says how it stands, every other sentence has its source. */

import { describe, expect, test } from 'vitest';
import { compose } from '../../src/answer/compose.ts';
import { sentencesOf } from '../../src/answer/draft.ts';
import { candidate, chosen, passage, statement } from './tiny.ts';

const what = candidate(statement({ vi: 'GoodPy là A.', ko: '구삐는 A입니다.', en: 'GoodPy is A.' }));
const when = candidate(statement('Since 2021.', { id: 'goodpy/when' }));
const conflict = candidate(statement('Sources differ.', { id: 'goodpy/conflict', says: ['conflict'] }));

test.each([
  ['vi', 'GoodPy là A.'],
  ['ko', '구삐는 A입니다.'],
  ['en', 'GoodPy is A.'],
] as const)('speaks %s', (language, text) => {
  expect(compose(chosen([what]), language).blocks).toEqual([
    { kind: 'sentences', sentences: [{ text, cites: ['goodpy/what'] }] },
  ]);
});

test('sentences stand in one paragraph, what must be told with them at its end', () => {
  const draft = compose(chosen([what, when], { notes: [conflict] }), 'en');
  expect(draft.blocks).toHaveLength(1);
  expect(sentencesOf(draft).map(({ text }) => text)).toEqual([
    'GoodPy is A.',
    'Since 2021.',
    'Sources differ.',
  ]);
});

test('a list stands between its lead and what must be told with it', () => {
  const draft = compose(chosen([what, when], { form: 'list', notes: [conflict], verdict: 'no' }), 'en');
  expect(draft.blocks.map(({ kind }) => kind)).toEqual(['sentences', 'list', 'sentences']);
});

test('what is worth opening is kept apart', () => {
  const draft = compose(chosen([what], { more: [when] }), 'en');
  expect(draft.more).toMatchObject([{ kind: 'list', items: [{ text: 'Since 2021.' }] }]);
});

test("a document's passage speaks in its own words", () => {
  expect(sentencesOf(compose(chosen([candidate(passage)]), 'ko'))).toEqual([
    { text: passage.text, cites: [passage.id] },
  ]);
});

describe('the lead', () => {
  test.each([
    ['a year that nothing is known for', { status: 'partial', missingYear: '2019' }, /2019/],
    ['only part of what was asked', { status: 'partial' }, /could not find exactly/],
    ['no', { verdict: 'no' }, /^No\b/],
    ['the year before the rest, whatever the verdict', { missingYear: '2019', verdict: 'no' }, /2019/],
  ] as const)('tells %s, in our own words', (_, how, expected) => {
    const [lead, ...rest] = sentencesOf(compose(chosen([what], how), 'en'));
    expect(lead).toMatchObject({ own: true, cites: [] });
    expect(lead?.text).toMatch(expected);
    expect(rest.every(({ own, cites }) => own === undefined && cites.length > 0)).toBe(true);
  });

  test('is missing where there is nothing to tell', () => {
    expect(sentencesOf(compose(chosen([what]), 'en')).some(({ own }) => own)).toBe(false);
  });
});
