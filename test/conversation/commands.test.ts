/** Commands and buttons: what they do, in whose language, and what they do to what is remembered. */

import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/answer-object.ts';
import { parseCommand } from '../../src/conversation/commands.ts';
import type { Reply } from '../../src/nouns.ts';
import { examples } from '../../src/say/talk.ts';
import { knowledge, startTalk } from './rig.ts';

const aila = 'AILA là gì?';

describe('a command typed as text', () => {
  test.each([
    ['/help', { name: 'help', argument: '' }],
    ['  /language   ko ', { name: 'language', argument: 'ko' }],
    ['/Language KO', { name: 'language', argument: 'KO' }],
    ['/help@caudari_bot', { name: 'help', argument: '' }],
    ['/start@caudari_bot egdi', { name: 'start', argument: 'egdi' }],
    ['/start\negdi', { name: 'start', argument: 'egdi' }],
    ['help', undefined],
    ['/', undefined],
    ['/ help', undefined],
    ['1/2 là gì', undefined],
    ['//', undefined],
    ['', undefined],
  ])('%j is %j', (text, expected) => {
    expect(parseCommand(text)).toEqual(expected);
  });
});

describe('/start and /help', () => {
  test.each([
    ['vi', 'Xin chào'],
    ['ko', '안녕하십니까'],
    ['en', 'Hello'],
  ] as const)('greet in the language of the app: %s', async (appLanguage, hello) => {
    const reply = await startTalk().say('/start', { appLanguage });
    expect(reply).toMatchObject({ language: appLanguage, status: 'smalltalk', citations: [] });
    expect(plainText(reply.blocks)).toContain(hello);
    expect(reply.suggestions).toEqual(examples[appLanguage]);
  });

  test('/start with the id of an entry asks about it: a deep link', async () => {
    const reply = await startTalk().say('/start goodpy', { appLanguage: 'ko' });
    expect(reply).toMatchObject({ language: 'ko', status: 'answered' });
    expect(reply.entries).toContain('goodpy');
  });

  test('/start with anything else greets', async () => {
    expect((await startTalk().say('/start 0912345678')).status).toBe('smalltalk');
  });

  test('are in the language of what was said last', async () => {
    const talk = startTalk();
    await talk.say('구삐는 어떤 서비스인가요?');
    expect((await talk.say('/help', { appLanguage: 'vi' })).language).toBe('ko');
  });

  test('handed over as a command, as Discord does, are the same', async () => {
    const reply = await startTalk().hear({ command: { name: 'help', argument: '' }, appLanguage: 'en' });
    expect(plainText(reply?.blocks ?? [])).toContain('/language');
  });

  test.each(['vi', 'ko', 'en'] as const)(
    'their examples in %s are buttons, and each is answered',
    async (language) => {
      const talk = startTalk();
      const start = await talk.say('/start', { appLanguage: language });
      expect(start.buttons.map(({ action }) => action)).toEqual([0, 1, 2].map((n) => `eg:${language}:${n}`));
      for (const { action, label } of start.buttons) {
        const reply = await talk.press(action);
        expect(reply, label).toMatchObject({ status: 'answered', language });
      }
    },
  );
});

describe('/language', () => {
  test.each([
    ['ko', 'ko'],
    ['VI', 'vi'],
    ['English', 'en'],
    ['한국어', 'ko'],
    ['tiếng việt', 'vi'],
  ])('%s makes every answer %s', async (word, language) => {
    const talk = startTalk();
    expect((await talk.say(`/language ${word}`)).language).toBe(language);
    for (const question of [aila, 'What is GoodPy?', '구삐는 어떤 서비스인가요?'])
      expect((await talk.say(question)).language).toBe(language);
  });

  test('auto follows each question again', async () => {
    const talk = startTalk();
    await talk.say('/language ko');
    await talk.say('/language auto');
    expect((await talk.say(aila)).language).toBe('vi');
    expect((await talk.say('What is GoodPy?')).language).toBe('en');
  });

  test.each([
    ['', 'clarify'],
    ['fr', 'clarify'],
  ])('with "%s" asks which, with a button for each and one for none', async (word, status) => {
    const reply = await startTalk().say(`/language ${word}`);
    expect(reply.status).toBe(status);
    expect(reply.buttons.map(({ action }) => action)).toEqual(['lang:vi', 'lang:ko', 'lang:en', 'lang:auto']);
  });

  test('gives way to the language that a caller demands for one answer', async () => {
    const talk = startTalk();
    await talk.say('/language ko');
    expect((await talk.say(aila, { language: 'en' })).language).toBe('en');
    expect((await talk.say(aila)).language).toBe('ko');
  });
});

describe('/sources', () => {
  test('spells out the sources of the last answer that had any', async () => {
    const talk = startTalk();
    const answer = await talk.say(aila);
    await talk.say('cảm ơn');
    const reply = await talk.say('/sources');
    const text = plainText(reply.blocks);
    for (const { n, title, publisher } of answer.citations) {
      expect(text).toContain(`[${n}] ${title}`);
      expect(text).toContain(publisher);
    }
  });

  test('says that there is none yet', async () => {
    expect(plainText((await startTalk().say('/sources')).blocks)).toContain('Chưa có câu trả lời nào');
  });

  test('tells nobody the sources of another person', async () => {
    const talk = startTalk();
    const group = { channel: 'telegram' as const, chat: '-1' };
    await talk.say(aila, { address: group, person: 'a' });
    const reply = await talk.say('/sources', { address: group, person: 'b' });
    expect(plainText(reply.blocks)).toContain('Chưa có câu trả lời nào');
  });
});

describe('a button', () => {
  test('of an answer: every action fits the 64 bytes of Telegram', async () => {
    const reply = await startTalk().say(aila);
    expect(reply.buttons.length).toBeGreaterThan(1);
    for (const { action } of reply.buttons) expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
  });

  test('ask: asks the suggestion that it shows', async () => {
    const talk = startTalk();
    const first = await talk.say(aila);
    const button = button_(first, 'ask:');
    const reply = await talk.press(button?.action);
    expect(reply.id).not.toBe(first.id);
    expect((await talk.tools.answers.find(reply.id))?.question).toBe(button?.label);
  });

  test('more: opens what is worth knowing, and is gone then', async () => {
    const talk = startTalk();
    const first = await talk.say(aila);
    expect(first.more.length).toBeGreaterThan(0);
    const opened = await talk.press(button_(first, 'more:')?.action);
    expect(opened.blocks).toEqual([...first.blocks, ...first.more]);
    expect(button_(opened, 'more:')).toBeUndefined();
    expect(button_(opened, 'ask:')).toBeDefined();
  });

  test('open: shows the answer again, src: its sources', async () => {
    const talk = startTalk();
    const first = await talk.say(aila);
    expect(await talk.press(`open:${first.id}`)).toEqual(first);
    expect(plainText((await talk.press(`src:${first.id}`)).blocks)).toContain('[1]');
  });

  test('lang: chooses the language as the command does', async () => {
    const talk = startTalk();
    expect((await talk.press('lang:ko')).language).toBe('ko');
    expect((await talk.say(aila)).language).toBe('ko');
    await talk.press('lang:auto');
    expect((await talk.say(aila)).language).toBe('vi');
  });

  test.each([
    'ask:gone:0',
    'more:gone',
    'src:gone',
    'open:gone',
    'eg:fr:0',
    'eg:vi:99',
    '',
    ':::',
    'constructor',
  ])('of an answer that is no longer kept, or of nobody (%j), is told so', async (action) => {
    const reply = await startTalk().press(action);
    expect(reply).toMatchObject({ status: 'smalltalk', language: 'vi' });
    expect(plainText(reply.blocks)).toContain('không còn được lưu');
  });

  test('of a suggestion that there is not shows the answer again', async () => {
    const talk = startTalk();
    const first = await talk.say(aila);
    expect(await talk.press(`ask:${first.id}:99`)).toEqual(first);
  });

  test('pressed twice is answered once', async () => {
    const talk = startTalk();
    const { id } = await talk.say(aila);
    expect(await talk.hear({ id: 'press', action: `ask:${id}:0` })).toBeDefined();
    expect(await talk.hear({ id: 'press', action: `ask:${id}:0` })).toBeUndefined();
  });

  test('of a clarifying question settles it', async () => {
    const talk = startTalk();
    const asked = [...knowledge.entries.values()].flatMap((entry) => entry.aliases.en);
    expect(asked.length).toBeGreaterThan(0);
    const which = await firstClarified(talk);
    const reply = await talk.press(which.buttons[0]?.action);
    expect(['answered', 'partial']).toContain(reply.status);
    expect(reply.entries).toContain(which.entries[0]);
  });
});

function button_(reply: Reply, kind: string) {
  return reply.buttons.find(({ action }) => action.startsWith(kind));
}

/** The first name that several entries share, asked about until it is asked back which one is meant. */
async function firstClarified(talk: ReturnType<typeof startTalk>): Promise<Reply> {
  const owners = new Map<string, string[]>();
  for (const { id, aliases } of knowledge.entries.values())
    for (const alias of Object.values(aliases).flat()) owners.set(alias, [...(owners.get(alias) ?? []), id]);
  for (const [alias, ids] of owners) {
    if (ids.length < 2) continue;
    const reply = await talk.say(`${alias}?`);
    if (reply.status === 'clarify') return reply;
  }
  throw new Error('no shared name is asked back about');
}
