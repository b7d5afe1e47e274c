/** The gold set itself: enough of every kind, every entry asked about, every expected fact in the knowledge. */

import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../knowledge/read.ts';
import { alternatives, type GoldQuestion, readGold } from './read.ts';

const gold = readGold();
const { content } = readContent(fileURLToPath(new URL('../../knowledge', import.meta.url)));
const entries = new Map(content.entries.map((entry) => [entry.id, entry]));
const unanswered = ['out-of-scope', 'unknown'];

test.each([
  ['out-of-scope', 40],
  ['unknown', 40],
  ['false-premise', 40],
  ['follow-up', 30],
  ['compare', 20],
  ['howto', 25],
  ['list', 40],
])('%s has at least %i questions', (type, least) => {
  expect(gold.filter((question) => question.type === type).length).toBeGreaterThanOrEqual(least);
});

test.each(['vi', 'ko', 'en'])('%s has at least 110 questions', (lang) => {
  expect(gold.filter((question) => question.lang === lang).length).toBeGreaterThanOrEqual(110);
});

test('no id and no question stands twice', () => {
  expect(repeated(gold.map(({ id }) => id))).toEqual([]);
  expect(repeated(gold.filter(({ context }) => !context).map(({ q, lang }) => `${lang} ${q}`))).toEqual([]);
});

test('every entry is asked about, and every entry named exists', () => {
  const asked = new Set(gold.flatMap(({ gold_ids }) => gold_ids));
  expect([...entries.keys()].filter((id) => !asked.has(id))).toEqual([]);
  expect([...asked].filter((id) => !entries.has(id))).toEqual([]);
});

test('a follow-up has a question before it, and nothing else has', () => {
  expect(gold.filter(({ type, context }) => (type === 'follow-up') !== (context !== undefined))).toEqual([]);
});

test('what cannot be answered expects no entry and no fact; everything else expects both', () => {
  const wrong = gold.filter(({ type, gold_ids, must_contain }) =>
    unanswered.includes(type)
      ? gold_ids.length + must_contain.length > 0
      : gold_ids.length === 0 || must_contain.length === 0,
  );
  expect(wrong).toEqual([]);
});

test('Vietnamese questions said to be without marks have none', () => {
  const unmarked = gold.filter(({ style }) => style === 'no-diacritics');
  expect(unmarked.length).toBeGreaterThanOrEqual(40);
  expect(unmarked.filter(({ q }) => /[^\p{ASCII}]/u.test(q)).map(({ q }) => q)).toEqual([]);
});

describe('every alternative of an expected fact', () => {
  test('stands in a statement of its entries, in the language of the question', () => {
    expect(gold.flatMap((question) => missing(question))).toEqual([]);
  });

  test('and is not given away by the question alone', () => {
    const given = gold.filter(
      ({ q, must_contain }) => must_contain.length > 0 && must_contain.every((fact) => pattern(fact).test(q)),
    );
    expect(given.map(({ id }) => id)).toEqual([]);
  });
});

test.each([
  ['a|b', ['a', 'b']],
  ['(a|b) c', ['(a|b) c']],
  ['a\\|b|[|]', ['a\\|b', '[|]']],
])('the alternatives of %s', (whole, parts) => {
  expect(alternatives(whole)).toEqual(parts);
});

function missing({ id, lang, gold_ids, must_contain }: GoldQuestion): string[] {
  const texts = gold_ids
    .flatMap((entry) => entries.get(entry)?.statements ?? [])
    .map(({ text }) => text[lang]);
  return must_contain
    .flatMap(alternatives)
    .filter((fact) => !texts.some((text) => pattern(fact).test(text)))
    .map((fact) => `${id}: ${fact}`);
}

function pattern(fact: string): RegExp {
  return new RegExp(fact, 'iu');
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
