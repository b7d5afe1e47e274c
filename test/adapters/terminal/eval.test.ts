/** `caudari eval`: answers a question set, scores it, and fails below a floor. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caudari, emptyFolder } from './program.ts';

const right = {
  id: 'a',
  q: 'AILA là gì?',
  lang: 'vi',
  type: 'fact',
  gold_ids: ['aila-report'],
  must_contain: ['AILA'],
};
const wrong = { id: 'b', q: 'What is GoodPy?', lang: 'en', type: 'fact', must_contain: ['zeppelin'] };
const refused = { id: 'c', q: '내일 서울 날씨 어때요?', lang: 'ko', type: 'out-of-scope', must_contain: [] };
const followUp = {
  id: 'd',
  q: 'còn năm 2022?',
  lang: 'vi',
  type: 'follow-up',
  must_contain: ['86'],
  context: 'Việt Nam xếp thứ mấy về EGDI năm 2024?',
};

describe('a question set', () => {
  test('is scored by language, by type and in all, each answer that is not right shown', async () => {
    const { code, stdout } = await scored([right, wrong, refused, followUp]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^vi +2 +2 +0 +0 +0 +100\.0$/m);
    expect(stdout).toMatch(/^en +1 +0 +0 +1 +0 +0\.0$/m);
    expect(stdout).toMatch(/^out-of-scope +1 +1 +0 +0 +0 +100\.0$/m);
    expect(stdout).toMatch(/^all +4 +3 +0 +1 +0 +75\.0$/m);
    expect(stdout).toMatch(/^b fact wrong: lacks zeppelin\n {2}Q What is GoodPy\?\n {2}A .+/m);
    expect(stdout).not.toMatch(/^a fact/m);
  });

  test('shows the scores alone with --quiet', async () => {
    const { stdout } = await scored([wrong], '--quiet');
    expect(stdout).not.toContain('zeppelin');
    expect(stdout).toMatch(/^all +1 +0/m);
  });

  test.each([
    ['50', 0],
    ['51', 1],
  ])('with half of it right and --min %s ends with exit code %i', async (min, expected) => {
    expect((await scored([right, wrong], '--quiet', '--min', min)).code).toBe(expected);
  });
});

describe('wrong words end with exit code 2', () => {
  test.each([
    ['no file', ['eval'], 'needs a question set'],
    ['a file that there is not', ['eval', 'nowhere.jsonl'], '"nowhere.jsonl" cannot be read'],
    ['a floor that is no number', ['eval', 'x.jsonl', '--min', 'most'], '--min holds "most"'],
  ])('%s', async (_, args, named) => {
    const { code, stderr } = await caudari(args);
    expect(code).toBe(2);
    expect(stderr).toContain(named);
  });

  test('a line that is no question, named by file and line', async () => {
    const { code, stderr } = await scored([right, { id: 'e', q: 'no language' }]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/set\.jsonl: line 2 is no question/);
  });
});

async function scored(golds: readonly object[], ...words: string[]) {
  using place = emptyFolder();
  const file = join(place.folder, 'set.jsonl');
  writeFileSync(file, golds.map((gold) => `${JSON.stringify(gold)}\n`).join(''));
  return await caudari(['eval', file, ...words]);
}
