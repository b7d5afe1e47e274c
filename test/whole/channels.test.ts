/** The same conversation on every channel of the real program: three languages, follow-ups, buttons, languages set. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caudari } from '../adapters/terminal/program.ts';
import { discordTalk } from './talks/discord.ts';
import type { Said, Talk } from './talks/talk.ts';
import { telegramTalk } from './talks/telegram.ts';
import { seen, terminalTalk } from './talks/terminal.ts';
import { webTalk } from './talks/web.ts';
import { startWorld, type World } from './world.ts';

const languages = [
  {
    language: 'vi',
    asks: 'Việt Nam xếp thứ mấy về chính phủ điện tử năm 2024?',
    goesOn: 'con nam 2022?',
    written: /[ăâđêôơư]/,
  },
  {
    language: 'ko',
    asks: '베트남은 2024년 EGDI에서 몇 위인가요?',
    goesOn: '2022년은요?',
    written: /[가-힣]{2}/,
  },
  {
    language: 'en',
    asks: 'How did Vietnam rank in the UN e-government index in 2024?',
    goesOn: 'and in 2022?',
    written: /\b(in|of|the)\b/,
  },
] as const;

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(async () => {
  expect(await world?.close()).toEqual([]);
}, 30_000);

const channels: [string, () => Promise<Talk> | Talk][] = [
  ['the terminal', terminalTalk],
  ['the web', () => webTalk(world)],
  ['Telegram', () => telegramTalk(world)],
  ['Discord', () => discordTalk(world)],
];

describe.each(channels)('on %s', { timeout: 60_000 }, (_, open) => {
  test.each(languages)(
    'a question is answered with its source, and a follow-up too ($language)',
    async ({ asks, goesOn, written }) => {
      const talk = await open();
      const answer = await talk.say(asks);
      expect(answer.text).toMatch(written);
      expect(answer.text).toMatch(/\b71|71위/);
      expectSources(answer);
      const next = await talk.say(goesOn);
      expect(next.text).toMatch(written);
      expect(next.text).toMatch(/\b86|86위/);
      expectSources(next);
    },
  );

  test('a suggestion that is pressed is answered', async () => {
    const talk = await open();
    const { buttons } = await talk.say('GoodPy là gì?');
    const suggestion = buttons.findLast((label) => label.endsWith('?'));
    expect(suggestion).toBeDefined();
    const answer = await talk.press(suggestion ?? '');
    expect(answer.text).not.toBe('');
    expectSources(answer);
  });

  test('after /language ko a Vietnamese question is answered in Korean', async () => {
    const talk = await open();
    expect((await talk.say('/language ko')).text).toMatch(/한국어/);
    const answer = await talk.say(languages[0].asks);
    expect(answer.text).toMatch(/[가-힣]{2}.*71위/s);
    expectSources(answer);
  });

  test('what it does not know it says, and what is personal it declines', async () => {
    const talk = await open();
    expect((await talk.say('김치찌개 끓이는 법')).text).toMatch(/안내 범위/);
    const declined = await talk.say('Số CCCD của tôi là 001099012345, tra giúp tôi');
    expect(declined).toMatchObject({ sources: [], buttons: [] });
    expect(declined.text).toMatch(/thông tin cá nhân/);
  });
});

test.each(languages)(
  'the greeting offers questions, and each one is answered ($language)',
  {
    timeout: 30_000,
  },
  async ({ language, written }) => {
    const talk = telegramTalk(world, language);
    const { buttons } = await talk.say('/start');
    expect(buttons).toHaveLength(3);
    for (const question of buttons) {
      const answer = await talk.press(question);
      expect(answer.text).toMatch(written);
      expectSources(answer);
    }
  },
);

test.each(languages)('`caudari ask` answers with the source below ($language)', async ({ asks, written }) => {
  const { code, stdout } = await caudari(['ask', asks]);
  const answer = seen(stdout.trim());
  expect(code).toBe(0);
  expect(answer.text).toMatch(written);
  expectSources(answer);
});

test('an answer keeps its address: anybody who has it reads question, answer and source', async () => {
  const talk = await webTalk(world);
  await talk.say(languages[1].asks);
  const { id, citations } = talk.answer();
  const page = await fetch(`${world.bot.url}/a/${id}`);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain(languages[1].asks);
  expect(html).toContain('71위');
  expect(html).toContain(citations[0]?.url.replaceAll('&', '&amp;'));
});

/** Every mark in the text has its source, each with an address. */
function expectSources({ text, sources }: Said) {
  const marks = [...text.matchAll(/\[\d+\]/g)].map(([mark]) => mark);
  expect(marks).not.toEqual([]);
  const listed = sources.map(({ about }) => about).join('\n');
  expect(marks.filter((mark) => !listed.includes(mark))).toEqual([]);
  expect(sources.filter(({ url }) => !/^https?:\/\/\S+$/.test(url))).toEqual([]);
}
