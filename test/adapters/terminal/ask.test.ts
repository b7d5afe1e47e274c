/** `caudari ask`: one answer for people, the answer object for programs, exit codes, sentences on standard error. */

import { describe, expect, test } from 'vitest';
import { answerShape } from './answer-shape.ts';
import { caudari } from './program.ts';

describe('one answer', () => {
  test('is a text with its sources below it', async () => {
    const { code, stdout, stderr } = await caudari(['ask', 'Luật Trí tuệ nhân tạo có hiệu lực từ khi nào?']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\[1\]/);
    expect(stdout).toMatch(/^\[1\] .+\n {4}https?:\/\//m);
  });

  test.each([
    ['vi', 'Luật Trí tuệ nhân tạo có hiệu lực từ khi nào?'],
    ['ko', '베트남 인공지능법은 언제 시행되나요?'],
    ['en', 'When does the Law on Artificial Intelligence take effect?'],
  ])('with --json is one object of the contract, in %s', async (language, question) => {
    const { code, stdout, stderr } = await caudari(['ask', '--json', question]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd()).not.toContain('\n');
    const answer = answerShape.parse(JSON.parse(stdout));
    expect(answer).toMatchObject({ question, language, status: 'answered', model: 'none' });
    expect(answer.entries).toContain('law-ai-2025');
    expect(answer.citations.length).toBeGreaterThan(0);
  });

  test('is given in the language that --lang asks for', async () => {
    const { stdout } = await caudari(['ask', '--json', '--lang', 'ko', 'What is GoodPy?']);
    expect(answerShape.parse(JSON.parse(stdout))).toMatchObject({ language: 'ko', status: 'answered' });
  });

  test('needs no quotation marks around the question', async () => {
    const { stdout } = await caudari(['ask', '--json', 'What', 'is', 'GoodPy?']);
    expect(answerShape.parse(JSON.parse(stdout)).question).toBe('What is GoodPy?');
  });

  test.each([
    ['out_of_scope', 'How is the weather in Seoul tomorrow?'],
    ['declined', 'Số CCCD của tôi là 001099012345, tra giúp tôi'],
    ['smalltalk', '안녕하세요'],
  ])('may also be %s: that is an answer too', async (status, question) => {
    const { code, stdout } = await caudari(['ask', '--json', question]);
    expect(code).toBe(0);
    expect(answerShape.parse(JSON.parse(stdout))).toMatchObject({ status, citations: [] });
  });
});

describe('wrong words end with exit code 2 and a sentence that names them', () => {
  test.each([
    ['no question', ['ask'], 'ask needs a question'],
    ['a question of spaces', ['ask', '  '], 'ask needs a question'],
    ['a language that it does not speak', ['ask', '--lang', 'fr', 'Q'], '--lang holds "fr"'],
    ['an option that there is not', ['ask', '--colour', 'Q'], '--colour'],
    ['an option without its value', ['ask', '--lang'], '--lang'],
    ['a command that there is not', ['answer', 'Q'], 'There is no command "answer"'],
    ['a name that every object has', ['toString'], 'There is no command "toString"'],
  ])('%s', async (_, args, named) => {
    const { code, stdout, stderr } = await caudari(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test.each([
    ['PORT', 'eighty'],
    ['LOG_LEVEL', 'loud'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['RETENTION_DAYS', '0.5'],
    ['PUBLIC_URL', 'caudari.example'],
  ])('%s=%s, and what it holds', async (name, value) => {
    const { code, stderr } = await caudari(['ask', 'Q'], { env: { [name]: value } });
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^${name} holds "${value}"; it should hold .+\\.\\n$`));
  });

  test.each([
    ['DATABASE_URL', 'mysql://admin:geheim@db/caudari'],
    ['KEYV_URL', 'http://admin:geheim@cache'],
    ['TELEGRAM_WEBHOOK_SECRET', 'geheim geheim'],
  ])('%s, but never a secret that it holds', async (name, value) => {
    const { code, stdout, stderr } = await caudari(['ask', 'Q'], { env: { [name]: value } });
    expect(code).toBe(2);
    expect(stderr).toContain(name);
    expect(stdout + stderr).not.toContain('geheim');
  });
});

test('what goes wrong is told without a stack trace, unless debugging is asked for', async () => {
  const plain = await caudari(['ask']);
  const debugging = await caudari(['ask'], { env: { LOG_LEVEL: 'debug' } });
  expect(plain.stderr).not.toMatch(/^\s+at /m);
  expect(debugging.stderr).toMatch(/^\s+at /m);
  expect(debugging.code).toBe(2);
});

test('help names every command, and does not fail', async () => {
  const { code, stdout } = await caudari(['help']);
  expect(code).toBe(0);
  for (const name of ['serve', 'ask', 'chat', 'knowledge', 'eval'])
    expect(stdout).toMatch(new RegExp(`^caudari ${name}\\b`, 'm'));
});
