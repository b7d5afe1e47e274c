/** One message, one reply: languages, follow-ups, who shares what with whom, and what is remembered. */

import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/answer-object.ts';
import { createConversation } from '../../src/conversation/converse.ts';
import { readGold } from '../gold/read.ts';
import { startTalk, textOf, today } from './rig.ts';

const egdi = 'Việt Nam xếp thứ mấy về EGDI năm 2024?';

describe('a message', () => {
  test('that is redelivered is answered once', async () => {
    const talk = startTalk();
    const message = { id: 'm1', text: egdi };
    expect((await talk.hear(message))?.status).toBe('answered');
    expect(await talk.hear(message)).toBeUndefined();
  });

  test('that comes twice at the same time is answered once', async () => {
    const talk = startTalk();
    const message = { id: 'm1', text: egdi };
    const replies = await Promise.all([talk.hear(message), talk.hear(message)]);
    expect(replies.filter((reply) => reply !== undefined)).toHaveLength(1);
  });

  test('of one id on two channels is two messages', async () => {
    const talk = startTalk();
    const address = { channel: 'discord' as const, chat: 'c' };
    expect(await talk.hear({ id: 'm1', text: egdi })).toBeDefined();
    expect(await talk.hear({ id: 'm1', text: egdi, address })).toBeDefined();
  });

  test('that was edited comes with another id and is answered anew', async () => {
    const talk = startTalk();
    await talk.say('GoodPy là gì?', { id: 'm1' });
    const anew = await talk.say(egdi, { id: 'm1:edited', edited: true });
    expect(anew.entries).toContain('egdi');
  });

  test('is answered piece by piece in the words of the whole answer', async () => {
    const talk = startTalk();
    const pieces: string[] = [];
    const converse = createConversation(talk.tools);
    const reply = await converse(
      { id: 'm', address: { channel: 'web', chat: 'c' }, person: 'p', text: egdi },
      new AbortController().signal,
      (piece) => pieces.push(piece),
    );
    expect(pieces.join('')).toBe(plainText(reply?.blocks ?? []));
  });
});

describe('a follow-up', () => {
  test.each([
    ['vi', ['Việt Nam xếp thứ mấy về EGDI năm 2024?', 'còn năm 2022?'], /86/],
    ['vi', ['viet nam xep thu may ve egdi nam 2024', 'con nam 2022'], /86/],
    ['ko', ['2024년 EGDI에서 베트남은 몇 위였나요?', '그럼 2022년은요?'], /86/],
    ['ko', ['2024년EGDI에서베트남은몇위였나요', '2022년은요'], /86/],
    ['en', ['How did Viet Nam rank in the EGDI in 2024?', 'and in 2022?'], /86/],
    ['en', ['How did Viet Nam rank in the EGDI in 2024?', 'And two years earlier?'], /86/],
  ])('in %s stays with what was spoken about: %j', async (language, [first = '', second = ''], expected) => {
    const talk = startTalk();
    await talk.say(first);
    const reply = await talk.say(second);
    expect(reply).toMatchObject({ language, status: 'answered' });
    expect(reply.entries[0]).toBe('egdi');
    expect(plainText(reply.blocks)).toMatch(expected);
  });

  test.each([
    ['vi', 'GoodPy là gì?', 'thế AILA thì sao?', 'aila-report'],
    ['ko', '구삐는 어떤 서비스인가요?', '그럼 AILA는요?', 'aila-report'],
    ['en', 'What is GoodPy?', 'What about AILA?', 'aila-report'],
  ])('in %s carries the question over to another thing', async (language, first, second, entry) => {
    const talk = startTalk();
    await talk.say(first);
    const reply = await talk.say(second);
    expect(reply.language).toBe(language);
    expect(reply.entries[0]).toBe(entry);
  });

  test('without anything before it is not answered as if there were', async () => {
    const reply = await startTalk().say('còn năm 2022?');
    expect(reply.entries).not.toContain('egdi');
  });

  test('is not disturbed by thanks in between', async () => {
    const talk = startTalk();
    await talk.say(egdi);
    expect((await talk.say('cảm ơn nhé')).status).toBe('smalltalk');
    expect((await talk.say('còn năm 2022?')).entries[0]).toBe('egdi');
  });

  test('a whole new question is not a follow-up', async () => {
    const talk = startTalk();
    await talk.say(egdi);
    const reply = await talk.say('GoodPy là gì?');
    expect(reply.entries).toContain('goodpy');
    expect(reply.entries).not.toContain('egdi');
  });
});

describe('who shares what', () => {
  const group = { channel: 'telegram' as const, chat: '-100' };

  test('two people in one group do not share their turns', async () => {
    const talk = startTalk();
    await talk.say(egdi, { address: group, person: 'a' });
    const other = await talk.say('còn năm 2022?', { address: group, person: 'b' });
    const same = await talk.say('còn năm 2022?', { address: group, person: 'a' });
    expect(other.entries).not.toContain('egdi');
    expect(same.entries).toContain('egdi');
  });

  test('one person in two chats, or in two topics of one, begins anew', async () => {
    const talk = startTalk();
    await talk.say(egdi, { address: { ...group, thread: '1' } });
    const topic = await talk.say('còn năm 2022?', { address: { ...group, thread: '2' } });
    const chat = await talk.say('còn năm 2022?', { address: { ...group, chat: '-200', thread: '1' } });
    expect([topic, chat].flatMap(({ entries }) => entries)).not.toContain('egdi');
  });

  test('the language of a chat is for everybody in it', async () => {
    const talk = startTalk();
    await talk.say('/language en', { address: group, person: 'a' });
    expect((await talk.say(egdi, { address: group, person: 'b' })).language).toBe('en');
  });
});

describe('what is kept', () => {
  test('an answer, under its id, for permanent links and review', async () => {
    const talk = startTalk();
    const reply = await talk.say(egdi);
    const kept = await talk.tools.answers.find(reply.id);
    expect(kept).toMatchObject({ question: egdi, status: 'answered', language: 'vi', channel: 'telegram' });
    expect(kept?.reply).toEqual(reply);
  });

  test('never the id that the platform has for a person', async () => {
    const talk = startTalk();
    const { id } = await talk.say('GoodPy sẽ lên sao Hỏa ngày nào?');
    const kept = await talk.tools.answers.find(id);
    expect(kept?.person).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify([kept, talk.gaps])).not.toContain('7041');
  });

  test('one person has one name there, two people have two, and the key makes it', async () => {
    const talk = startTalk();
    const other = startTalk({ personKey: 'another' });
    const name = async (of: typeof talk, person: string) => {
      const { id } = await of.say(egdi, { person });
      return (await of.tools.answers.find(id))?.person;
    };
    expect(await name(talk, 'a')).toBe(await name(talk, 'a'));
    expect(await name(talk, 'a')).not.toBe(await name(talk, 'b'));
    expect(await name(talk, 'a')).not.toBe(await name(other, 'a'));
  });

  test('every question in scope that nothing is known for is recorded as a gap', async () => {
    const talk = startTalk();
    const unknown: string[] = [];
    for (const { q } of readGold().filter(({ type }) => type === 'unknown')) {
      if ((await talk.say(q, { person: q })).status === 'unknown') unknown.push(q);
    }
    expect(unknown.length).toBeGreaterThan(0);
    expect(talk.gaps.map(({ question }) => question)).toEqual(unknown);
    expect(talk.gaps[0]).toMatchObject({ at: today, channel: 'telegram' });
  });

  test('no gap for what is answered, for small talk, or outside our field', async () => {
    const talk = startTalk();
    await talk.say(egdi);
    await talk.say('xin chào');
    await talk.say('thời tiết Hà Nội ngày mai');
    expect(talk.gaps).toEqual([]);
  });

  test('four turns and no more', async () => {
    const talk = startTalk();
    for (const name of ['GoodPy', 'AILA', 'EGDI', 'NIPA', 'KOICA', 'VKU']) await talk.say(`${name} là gì?`);
    const states = talk.handed.filter(({ port, values }) => port === 'memory' && values.length === 3);
    const last: unknown = states.at(-1)?.values[1];
    expect(last).toHaveProperty('turns.length', 4);
    expect(JSON.parse(JSON.stringify(last))).toEqual(last);
  });

  test('a state of another version is forgotten, not stumbled over', async () => {
    const talk = startTalk();
    const key = 'telegram:chat-7041::person-7041';
    for (const old of ['{}', null, 7, { turns: 'none' }, { turns: [{ q: 'old' }] }, { turns: [null] }]) {
      await talk.tools.memory.set(`talk:${key}`, old, 60_000);
      expect((await talk.say('còn năm 2022?')).status).not.toBe('unavailable');
    }
    expect(talk.logged).toEqual([]);
  });
});

describe('a failure inside', () => {
  const failing = async () => {
    throw new Error(`could not store "${egdi}"`);
  };

  test.each([
    [
      'the conversation cannot be read',
      { memory: { get: failing, set: async () => {}, delete: async () => {} } },
    ],
    ['the answer cannot be kept', { answers: { keep: failing, find: async () => undefined } }],
    ['the preferences do not answer', { preferences: { languageOf: failing, setLanguage: failing } }],
  ])('becomes a sentence in the language of the message: %s', async (_, ports) => {
    const talk = startTalk(ports);
    const reply = await talk.say(egdi);
    expect(reply).toMatchObject({ status: 'unavailable', language: 'vi' });
    expect(plainText(reply.blocks)).toContain('thử lại');
    expect((await talk.say('What is GoodPy?')).language).toBe('en');
  });

  test('is logged with its place and without what was said', async () => {
    const talk = startTalk({ answers: { keep: failing, find: async () => undefined } });
    await talk.say(egdi);
    expect(talk.logged).toHaveLength(1);
    expect(talk.logged[0]?.event).toBe('answer failed');
    expect(JSON.stringify(talk.logged)).toMatch(/converse\.test\.ts:\d+/);
    expect(JSON.stringify(talk.logged)).not.toContain('EGDI');
  });

  test('after the answer is found does not lose the answer', async () => {
    const { tools } = startTalk();
    const seen = { begin: tools.seen.begin, settle: failing };
    expect((await startTalk({ seen }).say(egdi)).status).toBe('answered');
  });

  test('an end asked for from outside is no failure: it is passed on', async () => {
    const talk = startTalk({ answers: { keep: failing, find: async () => undefined } });
    const converse = createConversation(talk.tools);
    const incoming = { id: 'm', address: { channel: 'web' as const, chat: 'c' }, person: 'p', text: egdi };
    await expect(converse(incoming, AbortSignal.abort())).rejects.toThrow();
    expect(talk.logged).toEqual([]);
  });
});

test.each(['What is the constructor of GoodPy?', 'constructor toString valueOf', '__proto__ là gì'])(
  'words that every object has are words like any other: %s',
  async (text) => {
    const talk = startTalk();
    expect((await talk.say(text)).status).not.toBe('unavailable');
    expect(talk.logged).toEqual([]);
  },
);

test('a name that is a command of nothing is told, and no word that objects have is one', async () => {
  const talk = startTalk();
  for (const name of ['constructor', 'toString', '__proto__', 'weather']) {
    const reply = await talk.say(`/${name}`);
    expect(textOf(reply)).toContain('/help');
    expect(reply.status).toBe('smalltalk');
  }
});
