/** `caudari ask --jsonl`: a stream of questions, a stream of answers, in order and in constant memory. */

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { answerShape } from './answer-shape.ts';
import { caudari, emptyFolder, heldMegabytes, startProgram } from './program.ts';

const question = 'AILA là gì?';

/** So small that what is kept of every line fills it, where V8 would else put off collecting what is not. */
const smallHeap = '--max-old-space-size=96 --max-semi-space-size=8';

describe('a stream of questions', () => {
  test('is answered in its order, each answer with the id of its line', async () => {
    const { code, stdout, stderr } = await asked([
      { q: 'GoodPy là gì?', id: 'first' },
      { q: '구삐는 어떤 서비스인가요?', id: 2 },
      { q: 'What is GoodPy?' },
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answers = answersIn(stdout);
    expect(answers.map(({ language }) => language)).toEqual(['vi', 'ko', 'en']);
    expect(answers.map(({ id }) => id).slice(0, 2)).toEqual(['first', '2']);
    expect(answers[2]?.id).toMatch(/^[\w-]{6,20}$/);
  });

  test('gives the answer object of the contract on every line', async () => {
    const { stdout } = await asked([{ q: question }, { q: 'hello' }, { q: 'thời tiết Hà Nội hôm nay' }]);
    expect(answersIn(stdout).map(({ status }) => status)).toEqual(['answered', 'smalltalk', 'out_of_scope']);
  });

  test('follows up inside a conversation and nowhere else', async () => {
    const { stdout } = await asked([
      { q: 'Việt Nam xếp thứ mấy về EGDI năm 2024?', conversation: 'a' },
      { q: 'còn năm 2022?', conversation: 'b' },
      { q: 'còn năm 2022?', conversation: 'a' },
    ]);
    const [, alone, following] = answersIn(stdout);
    expect(following).toMatchObject({ status: 'answered', language: 'vi' });
    expect(following?.entries).toContain('egdi');
    expect(following?.text).toMatch(/2022/);
    expect(alone?.entries ?? []).not.toContain('egdi');
  });

  test.each([
    ['of the line', [], 'ko', 'ko'],
    ['of the command', ['--lang', 'vi'], undefined, 'vi'],
    ['of the line before that of the command', ['--lang', 'vi'], 'en', 'en'],
  ])('is answered in the language %s', async (_, words, lang, expected) => {
    const line = JSON.stringify({ q: question, lang });
    const { stdout } = await caudari(['ask', '--jsonl', ...words], { stdin: `${line}\n` });
    expect(answersIn(stdout).map(({ language }) => language)).toEqual([expected]);
  });

  test.each([
    ['empty lines between', '{"q":"hello"}\n\n  \n{"q":"hello"}\n', 2],
    ['the line ends of Windows', '{"q":"hello"}\r\n{"q":"hello"}\r\n', 2],
    ['no end of the last line', '{"q":"hello"}\n{"q":"hello"}', 2],
    ['a line separator of Unicode inside a question', `${JSON.stringify({ q: 'hello\u2028' })}\n`, 1],
    ['nothing at all', '', 0],
  ])('may have %s', async (_, stdin, answers) => {
    const { code, stdout } = await caudari(['ask', '--jsonl'], { stdin });
    expect({ code, answers: answersIn(stdout).length }).toEqual({ code: 0, answers });
  });
});

describe('a line that is no question ends it with exit code 2, naming the line', () => {
  test.each([
    ['no JSON', 'GoodPy là gì?', /^Line 3 .*not JSON/],
    ['no object', '"GoodPy"', /^Line 3 /],
    ['no question in it', '{"question":"GoodPy"}', /^Line 3 .*q: /],
    ['a question that is no text', '{"q":7}', /^Line 3 .*q: /],
    ['a language that is none', '{"q":"x","lang":"fr"}', /^Line 3 .*lang: /],
    ['a conversation that is no text', '{"q":"x","conversation":{}}', /^Line 3 .*conversation: /],
  ])('%s', async (_, broken, sentence) => {
    const stdin = `{"q":"hello"}\n\n${broken}\n{"q":"hello"}\n`;
    const { code, stdout, stderr } = await caudari(['ask', '--jsonl'], { stdin });
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(answersIn(stdout)).toHaveLength(1);
  });
});

test('a reader that goes away ends it quietly', async () => {
  using place = emptyFolder();
  const child = startProgram(['ask', '--jsonl'], place.folder);
  const stderr = text(child.stderr);
  child.stdin.on('error', () => {}); // the pipe breaks as soon as it has ended
  child.stdin.write(`${JSON.stringify({ q: question })}\n`.repeat(2000));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stdin.end();
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(await stderr).toBe('');
});

test.each([
  ['while it waits for the next line', ''],
  ['with lines still to be answered', `${JSON.stringify({ q: question })}\n`.repeat(5_000)],
])('a signal ends it %s', async (_, waiting) => {
  using place = emptyFolder();
  const child = startProgram(['ask', '--jsonl'], place.folder);
  child.stdin.on('error', () => {}); // the pipe breaks as soon as it has ended
  child.stdin.write(`{"q":"hello"}\n${waiting}`);
  const stderr = text(child.stderr);
  child.stdout.once('data', () => child.kill('SIGTERM'));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(await stderr).toBe('Stopped before the end of standard input.\n');
});

test('twenty thousand lines run through a pipe in the memory of two thousand', {
  timeout: 240_000,
}, async () => {
  using place = emptyFolder();
  await caudari(['ask', question]); // with the index in the cache, what follows starts small
  const child = startProgram(['ask', '--jsonl'], place.folder, { NODE_OPTIONS: smallHeap });
  child.stdin.on('error', () => {}); // told by the number of answers
  const line = (n: number) => `${JSON.stringify({ q: question, id: n })}\n`;
  const held: number[] = [];
  const { promise: measured, resolve } = Promise.withResolvers<void>();
  let read = 0;
  const reading = (async () => {
    for await (const answer of createInterface({ input: child.stdout })) {
      read++;
      if (!answer.includes(`"id":"${read}"`))
        throw new Error(`line ${read} is not the answer to it: ${answer}`);
      if ((read === 2_000 || read === 20_000) && child.pid) held.push(heldMegabytes(child.pid));
      if (read === 20_000) resolve();
    }
  })();
  const lines = Readable.from(
    (function* () {
      for (let n = 1; n <= 20_000; n++) yield line(n);
    })(),
  );
  const closed = once(child, 'close');
  // The input stays open until the last answer is measured, unless the program ends before.
  lines.pipe(child.stdin, { end: false });
  await Promise.race([measured, closed]);
  child.stdin.end();
  await Promise.all([reading, closed]);
  const [early = 0, late = 0] = held;
  expect(read).toBe(20_000);
  expect(early).toBeGreaterThan(50);
  expect(late - early).toBeLessThan(40);
});

function asked(lines: readonly object[]) {
  return caudari(['ask', '--jsonl'], { stdin: lines.map((line) => `${JSON.stringify(line)}\n`).join('') });
}

function answersIn(stdout: string) {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => answerShape.parse(JSON.parse(line)));
}
