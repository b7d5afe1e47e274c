/** Which kind of things a list is asked for. */

import { expect, test } from 'vitest';
import { listedKind } from '../../src/answer/asked/kinds.ts';
import type { EntryKind } from '../../src/nouns.ts';

test.each([
  ['vi', 'những học bổng nào', [], 'scholarship'],
  ['vi', 'nhung hoc bong nao', [], 'scholarship'],
  ['ko', '어떤 장학금이 있나요', [], 'scholarship'],
  ['en', 'which scholarships are there', [], 'scholarship'],
  ['vi', 'những luật nào', ['law'], undefined],
  ['ko', '어떤법률이있나요', ['law'], undefined],
  ['en', 'which laws', ['law'], undefined],
  ['vi', 'các diễn đàn nào', ['event'], undefined],
  ['ko', '어떤 포럼들', ['event'], undefined],
  ['en', 'list the forums', ['event'], undefined],
  ['vi', 'bản ghi nhớ nào', ['agreement'], undefined],
  ['ko', '양해각서 목록', ['agreement'], undefined],
  ['en', 'MOUs signed', ['agreement'], undefined],
  ['ko', 'mou 목록', ['agreement'], undefined],
  ['en', 'which chatbots', ['system'], 'virtual-assistants'],
  ['ko', '어떤 챗봇', ['system'], 'virtual-assistants'],
] as const)('%s: %s', (language, text, kinds: readonly EntryKind[], topic) => {
  const listed = listedKind(text, language);
  for (const kind of kinds) expect(listed?.kinds).toContain(kind);
  if (topic) expect(listed?.topics).toContain(topic);
});

test.each([
  ['vi', 'những màu nào'],
  ['ko', '어떤 색깔'],
  ['en', 'which colours'],
] as const)('%s: %s is no kind of thing that we know', (language, text) => {
  expect(listedKind(text, language)).toBeUndefined();
});
