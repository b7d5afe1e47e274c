/** Slash commands, buttons, the context menu and autocompletion, over the gateway: the three seconds always hold. */

import { afterEach, expect, test } from 'vitest';
import type { Block, Reply } from '../../../src/nouns.ts';
import { replyOf } from '../../channel/replies.ts';
import type { Interaction } from '../../platforms/discord/interactions.ts';
import { endRig, type Rig, type RigOptions, shown, startRig } from './rig.ts';

let rig: Rig;

async function start(options?: RigOptions) {
  rig = await startRig(options);
  const { fake } = rig;
  return { ...rig, people: fake.people, hall: fake.world.channel('hall') };
}

afterEach(async () => {
  expect(await endRig(rig)).toEqual([]);
});

const ephemeral = 64;
const answered = (interaction: Interaction) => !interaction.thinking && interaction.original;
const long = (pages: number): Block[] =>
  Array.from({ length: pages }, (_, n) => ({
    kind: 'paragraph',
    spans: [{ text: `Part ${n + 1}. ${'words '.repeat(600)}end ${n + 1}.` }],
  }));

test('a quick answer to /ask is the first response itself', async () => {
  const { fake, people, hall, heard } = await start();
  const asked = people.overGateway(
    people.slash('ask', { question: '구삐는 무엇인가요?' }, { place: hall, locale: 'ko' }),
  );
  const original = await fake.when('the answer is there', () => answered(asked));
  expect(shown(original)).toBe('You said: 구삐는 무엇인가요?');
  expect(asked.responses.map(({ type }) => type)).toEqual([4]);
  expect(heard).toEqual([
    {
      id: `interaction/${asked.id}`,
      address: { channel: 'discord', chat: hall.id },
      person: people.lan.id,
      text: '구삐는 무엇인가요?',
      appLanguage: 'ko',
    },
  ]);
});

test('a slow answer is deferred well before the deadline, and takes the place of "thinking"', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall } = await start({
    async converse({ text }) {
      await gate.promise;
      return replyOf(text);
    },
  });
  const asked = people.overGateway(people.slash('ask', { question: 'slow' }, { place: hall }));
  await fake.when('it is deferred', () => asked.thinking);
  expect(asked.responses).toMatchObject([{ type: 5, data: { flags: 0 } }]);
  gate.resolve();
  expect(shown(await fake.when('the answer is there', () => answered(asked)))).toBe('slow');
});

test('who waits behind a slow question in the same chat is deferred in time, too', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall } = await start({
    async converse({ text }) {
      if (text === 'slow') await gate.promise;
      return replyOf(text);
    },
  });
  const first = people.overGateway(people.slash('ask', { question: 'slow' }, { place: hall }));
  const second = people.overGateway(people.slash('ask', { question: 'quick' }, { place: hall }));
  await fake.when('both are deferred', () => first.thinking && second.thinking);
  gate.resolve();
  await fake.when('both are answered', () => answered(first) && answered(second));
  expect(shown(second.original)).toBe('quick');
});

test('private answers are shown to the asker alone, at once and deferred', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall } = await start({
    async converse({ text }) {
      if (text === 'slow') await gate.promise;
      return replyOf(text);
    },
  });
  const quick = people.overGateway(
    people.slash('ask', { question: 'quick', private: true }, { place: hall }),
  );
  await fake.when('the quick answer is there', () => answered(quick));
  const slow = people.overGateway(people.slash('ask', { question: 'slow', private: true }, { place: hall }));
  await fake.when('the slow one is deferred', () => slow.thinking);
  gate.resolve();
  await fake.when('the slow answer is there', () => answered(slow));
  expect([quick.original?.flags, slow.original?.flags]).toEqual([ephemeral, ephemeral]);
});

test('a reply that turns out private after a public deferral is not shown to all', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall } = await start({
    async converse() {
      await gate.promise;
      return replyOf('for you alone', { private: true });
    },
  });
  const asked = people.overGateway(people.slash('ask', { question: 'my data' }, { place: hall }));
  await fake.when('it is deferred', () => asked.thinking);
  gate.resolve();
  const told = await fake.when('the follow-up is there', () => asked.followUps[0]);
  expect(asked.removed).toBe(true);
  expect([shown(told), told.flags]).toEqual(['for you alone', ephemeral]);
});

test('/language, /sources and /help are commands, /topic opens an entry or asks', async () => {
  const { fake, people, hall, heard } = await start();
  const at = { place: hall, locale: 'vi' };
  const calls = [
    people.slash('language', { language: 'ko' }, at),
    people.slash('sources', {}, at),
    people.slash('help', {}, at),
    people.slash('topic', { entry: 'entry:egdi' }, at),
    people.slash('topic', { entry: 'chỉ số gì đó' }, at),
  ];
  for (const one of calls) people.overGateway(one);
  await fake.when('all are answered', () => calls.every(answered));
  expect(heard.map(({ command, text }) => command ?? text)).toEqual([
    { name: 'language', argument: 'ko' },
    { name: 'sources', argument: '' },
    { name: 'help', argument: '' },
    { name: 'start', argument: 'egdi' },
    'chỉ số gì đó',
  ]);
  expect(new Set(heard.map(({ appLanguage }) => appLanguage))).toEqual(new Set(['vi']));
});

test('"Ask about this message" asks about the words of that message', async () => {
  const { fake, people, hall, heard } = await start();
  const target = people.write({ place: hall, content: 'Diễn đàn 2024 họp ở đâu?' });
  const asked = people.overGateway(people.menu(target, { place: hall }));
  await fake.when('it is answered', () => answered(asked));
  expect(heard[0]).toMatchObject({ text: 'Diễn đàn 2024 họp ở đâu?', about: 'Diễn đàn 2024 họp ở đâu?' });
});

test('in a thread the address names both, in direct messages neither member nor server is needed', async () => {
  const { fake, people, hall, heard } = await start();
  const thread = fake.world.thread(hall, 'forum');
  const direct = fake.world.direct(people.lan);
  const calls = [people.slash('help', {}, { place: thread }), people.slash('help', {}, { place: direct })];
  for (const one of calls) people.overGateway(one);
  await fake.when('both are answered', () => calls.every(answered));
  expect(heard.map(({ address, person }) => ({ ...address, person }))).toEqual([
    { channel: 'discord', chat: hall.id, thread: thread.id, person: people.lan.id },
    { channel: 'discord', chat: direct.id, person: people.lan.id },
  ]);
});

test('autocompletion offers entries in the language of the person’s app, within Discord’s limits', async () => {
  const asked: unknown[] = [];
  const { fake, people, hall } = await start({
    suggestEntries(...given) {
      asked.push(given);
      return [
        { id: 'egdi', name: 'Chỉ số phát triển Chính phủ điện tử' },
        { id: 'long', name: `${'dài '.repeat(40)}hết` },
        { id: 'x'.repeat(120), name: 'an id that no choice can hold' },
        { id: 'empty', name: ' ' },
      ];
    },
  });
  const typed = people.overGateway(people.typing('topic', 'entry', 'chỉ s', { place: hall, locale: 'vi' }));
  const [response] = await fake.when(
    'choices are there',
    () => typed.responses.length > 0 && typed.responses,
  );
  expect(asked).toEqual([['chỉ s', 'vi', 25]]);
  expect(response).toMatchObject({
    type: 8,
    data: {
      choices: [
        { name: 'Chỉ số phát triển Chính phủ điện tử', value: 'entry:egdi' },
        { name: expect.stringMatching(/^dài .{95}…$/), value: 'entry:long' },
      ],
    },
  });
});

test('a pressed suggestion is asked as its action and answered with a new message', async () => {
  const { fake, people, hall, heard } = await start({
    converse: async ({ action }) =>
      replyOf(action ?? 'first', { buttons: [{ label: 'And in 2025?', action: 'ask:r1:0' }] }),
  });
  const asked = people.overGateway(people.slash('ask', { question: 'EGDI' }, { place: hall }));
  const original = await fake.when('it is answered', () => answered(asked));
  const button = original.components[0]?.components[0];
  expect(button).toMatchObject({ label: 'And in 2025?', custom_id: 'ask:r1:0' });
  const pressed = people.overGateway(people.press(original, 'ask:r1:0', { place: hall }));
  const second = await fake.when('the press is answered', () => answered(pressed));
  expect(heard[1]).toMatchObject({ action: 'ask:r1:0', text: '' });
  expect([shown(second), second.id === original.id]).toEqual(['ask:r1:0', false]);
});

test('a press on a private message is answered privately', async () => {
  const { fake, people, hall } = await start({
    converse: async () => replyOf('mine', { buttons: [{ label: 'More?', action: 'ask:r1:0' }] }),
  });
  const asked = people.overGateway(people.slash('ask', { question: 'q', private: true }, { place: hall }));
  const original = await fake.when('it is answered', () => answered(asked));
  const pressed = people.overGateway(people.press(original, 'ask:r1:0', { place: hall }));
  expect((await fake.when('the press is answered', () => answered(pressed))).flags).toBe(ephemeral);
});

test('"more" puts the fuller answer in the place of the short one', async () => {
  const { fake, people, hall } = await start({
    converse: async ({ action }) =>
      action
        ? replyOf('short and full')
        : replyOf('short', { buttons: [{ label: 'More', action: 'more:r1' }] }),
  });
  const asked = people.overGateway(people.slash('ask', { question: 'q' }, { place: hall }));
  const original = await fake.when('it is answered', () => answered(asked));
  const pressed = people.overGateway(people.press(original, 'more:r1', { place: hall }));
  await fake.when('it has grown', () => shown(original) === 'short and full');
  expect(pressed.responses.map(({ type }) => type)).toEqual([7]);
  expect(original.components).toEqual([]);
});

test('a long answer is turned page by page in its message, and nothing of it is missing', async () => {
  const { fake, people, hall, heard } = await start({
    converse: async () => replyOf('', { blocks: long(5) }),
  });
  const asked = people.overGateway(people.slash('ask', { question: 'all' }, { place: hall }));
  const message = await fake.when('it is answered', () => answered(asked));
  const seen = [shown(message)];
  for (;;) {
    const next = message.components[0]?.components.find(({ label }) => label?.endsWith('›'));
    if (!next) break;
    const before = shown(message);
    people.overGateway(people.press(message, next.custom_id, { place: hall }));
    await fake.when('the page has turned', () => shown(message) !== before);
    seen.push(shown(message));
  }
  for (let n = 1; n <= 5; n++) expect(seen.join('\n')).toContain(`end ${n}.`);
  expect(heard).toHaveLength(1);
  expect(message.components[0]?.components.map(({ label }) => label)).toEqual([
    `‹ ${seen.length - 1}`,
    `${seen.length} / ${seen.length}`,
  ]);
});

test('after a restart the page is turned by asking the conversation for the reply', async () => {
  const reply = replyOf('', { blocks: long(5) });
  const { fake, people, hall, heard } = await start({ converse: async () => reply });
  const old = people.write({ place: hall, content: 'an answer of the process before' });
  people.overGateway(people.press(old, 'page:1:open:r1', { place: hall }));
  await fake.when('the page is there', () => shown(old).includes('Part 2'));
  expect(heard[0]).toMatchObject({ action: 'open:r1' });
});

test('a page of an answer that is no longer kept does not replace what stands there', async () => {
  const { fake, people, hall } = await start({ converse: async () => replyOf('gone', { id: 'other' }) });
  const old = people.write({ place: hall, content: 'the old page' });
  const pressed = people.overGateway(people.press(old, 'page:1:open:r1', { place: hall }));
  const told = await fake.when('it is told', () => answered(pressed));
  expect([shown(told), told.flags, shown(old)]).toEqual(['gone', ephemeral, 'the old page']);
});

test('a slow turn of pages is deferred without a new message', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall } = await start({
    async converse() {
      await gate.promise;
      return replyOf('', { blocks: long(5) });
    },
  });
  const old = people.write({ place: hall, content: 'old' });
  const pressed = people.overGateway(people.press(old, 'page:1:open:r1', { place: hall }));
  await fake.when('it is deferred', () => pressed.responses.length === 1);
  expect(pressed.responses[0]?.type).toBe(6);
  gate.resolve();
  await fake.when('the page is there', () => shown(old).includes('Part 2'));
});

test('an answer with files is deferred, and the files come with it', async () => {
  const bytes = new TextEncoder().encode('a,b');
  const { fake, people, hall } = await start({
    converse: async () => replyOf('here', { files: [{ name: 'report.csv', type: 'text/csv', bytes }] }),
  });
  const asked = people.overGateway(people.slash('ask', { question: 'report' }, { place: hall }));
  const original = await fake.when('it is answered', () => answered(asked));
  expect(original.attachments).toMatchObject([{ filename: 'report.csv', size: 3 }]);
});

test('an answer that fails ends in a sentence in the language of the person’s app', async () => {
  const { fake, people, hall } = await start({
    async converse() {
      throw new Error('broken');
    },
  });
  const asked = people.overGateway(people.slash('ask', { question: 'q' }, { place: hall, locale: 'ko' }));
  expect(shown(await fake.when('it is answered', () => answered(asked)))).toContain('죄송합니다');
});

test('a first response whose line was cut is given again, and counts once', async () => {
  const { fake, people, hall } = await start();
  fake.fail({ kind: 'cut', after: false }, { path: /callback$/ });
  const cut = people.overGateway(people.slash('ask', { question: 'cut before' }, { place: hall }));
  await fake.when('it is answered', () => answered(cut));
  fake.fail({ kind: 'cut', after: true }, { path: /callback$/ });
  const cutAfter = people.overGateway(people.slash('ask', { question: 'cut after' }, { place: hall }));
  await fake.when('it is answered', () => answered(cutAfter));
  expect([cut.responses.length, cutAfter.responses.length]).toEqual([1, 1]);
});

test('an edit that fails for a while is made in the end', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall } = await start({
    async converse() {
      await gate.promise;
      return replyOf('at last');
    },
  });
  const asked = people.overGateway(people.slash('ask', { question: 'q' }, { place: hall }));
  await fake.when('it is deferred', () => asked.thinking);
  fake.fail({ kind: 'status', status: 502 }, { path: /@original$/ });
  fake.fail({ kind: 'limited', retryAfterS: 0.2 }, { path: /@original$/ });
  fake.fail({ kind: 'cut', after: true }, { path: /@original$/ });
  gate.resolve();
  expect(shown(await fake.when('the answer is there', () => answered(asked)))).toBe('at last');
});

test('a redelivered interaction is left alone', async () => {
  const seen = new Set<string>();
  const { fake, people, hall, heard } = await start({
    async converse({ id, text }): Promise<Reply | undefined> {
      if (seen.has(id)) return undefined;
      seen.add(id);
      return replyOf(text);
    },
  });
  const asked = people.overGateway(people.slash('ask', { question: 'once' }, { place: hall }));
  people.overGateway(asked);
  await fake.when('both were heard and one is answered', () => heard.length === 2 && answered(asked));
  expect(asked.responses).toHaveLength(1);
});

test('a flood is told to come back later', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall } = await start({
    limits: { waitingInLaneMax: 1 },
    async converse({ text }) {
      await gate.promise;
      return replyOf(text);
    },
  });
  const calls = [1, 2, 3].map((n) =>
    people.overGateway(people.slash('ask', { question: `q${n}` }, { place: hall, locale: 'vi' })),
  );
  const last = calls.at(-1);
  await fake.when('the last one is told', () => last?.original);
  expect(shown(last?.original)).toContain('Đang có nhiều câu hỏi');
  gate.resolve();
  await fake.when('the others are answered', () => calls.every(answered));
});

test('an interaction of a kind that is not known is left alone', async () => {
  const { fake, people, hall, lines } = await start();
  const odd = people.slash('unknown', {}, { place: hall });
  people.overGateway(odd);
  const good = people.overGateway(people.slash('help', {}, { place: hall }));
  await fake.when('the next one is answered', () => answered(good));
  expect(odd.responses).toEqual([]);
  expect(lines.join('\n')).toContain('unknown kind');
});
