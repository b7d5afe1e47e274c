/** `caudari chat`: a conversation through standard input, where every button is a number. */

import { describe, expect, test } from 'vitest';
import { caudari } from './program.ts';

describe('a conversation in the terminal', () => {
  test('greets, answers, and follows up', async () => {
    const { code, replies } = await conversation('Việt Nam xếp thứ mấy về EGDI năm 2024?', 'còn năm 2022?');
    expect(code).toBe(0);
    const [greeting, first, second] = replies;
    expect(greeting).toContain('Xin chào! Tôi là Caudari');
    expect(first).toContain('71');
    expect(second).toMatch(/2022/);
    expect(second).toContain('86');
  });

  test('asks what a number stands for', async () => {
    const { replies } = await conversation('1');
    const asked = /1\) (.+)/.exec(replies[0] ?? '')?.[1] ?? '';
    const direct = await conversation(asked);
    expect(asked).not.toBe('');
    expect(firstLine(replies[1])).toBe(firstLine(direct.replies[1]));
    expect(replies[1]).toContain('[1]');
  });

  test('opens "more" in place', async () => {
    const { replies } = await conversation('AILA là gì?', '1');
    expect(replies[1]).toContain('1) Xem thêm');
    expect(replies[2]).toContain(firstLine(replies[1]));
    expect((replies[2] ?? '').length).toBeGreaterThan((replies[1] ?? '').length);
  });

  test('changes its language and keeps to it', async () => {
    const { replies } = await conversation(
      '/language ko',
      'GoodPy là gì?',
      '/language auto',
      'GoodPy là gì?',
    );
    expect(replies[1]).toContain('한국어로');
    expect(replies[2]).toMatch(/[가-힣]{4}/);
    expect(replies[4]).toMatch(/của|được/);
  });

  test('lists the sources of the last answer', async () => {
    const { replies } = await conversation('What is GoodPy?', '/sources');
    expect(replies[2]).toContain('Sources of the last answer');
    expect(replies[2]).toMatch(/• \[1\] /);
  });

  test('a number that no button has is a message like any other', async () => {
    const { code, replies } = await conversation('99');
    expect(code).toBe(0);
    expect(replies).toHaveLength(2);
  });

  test.each([
    ['an empty line', 'hello\n\nGoodPy là gì?\n'],
    ['/quit', 'hello\n/quit\nGoodPy là gì?\n'],
    ['/EXIT', 'hello\n/EXIT\nGoodPy là gì?\n'],
    ['the end of its input', 'hello\n'],
    ['the end of its input inside a line', 'hello'],
  ])('%s ends it', async (_, stdin) => {
    const { code, stdout, stderr } = await caudari(['chat'], { stdin });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(repliesIn(stdout)).toHaveLength(2);
  });
});

async function conversation(...lines: string[]) {
  const { code, stdout } = await caudari(['chat'], { stdin: lines.map((line) => `${line}\n`).join('') });
  return { code, replies: repliesIn(stdout) };
}

/** Between replies stand two empty lines. */
function repliesIn(stdout: string): string[] {
  return stdout.trim().split(/\n\n\n+/);
}

function firstLine(reply = ''): string {
  return reply.split('\n')[0] ?? '';
}
