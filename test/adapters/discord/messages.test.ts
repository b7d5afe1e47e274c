/** Messages: who is answered, where, and what the conversation is told. */

import { afterEach, expect, test } from 'vitest';
import { replyOf } from '../../channel/replies.ts';
import { endRig, type Rig, type RigOptions, shown, startRig } from './rig.ts';

let rig: Rig;

async function start(options?: RigOptions) {
  rig = await startRig(options);
  const { fake } = rig;
  return { ...rig, us: `<@${fake.world.bot.id}>`, people: fake.people, hall: fake.world.channel('hall') };
}

afterEach(async () => {
  expect(await endRig(rig)).toEqual([]);
});

test('a mention on a server is answered as a reply to it, without the mention in the question', async () => {
  const { fake, people, hall, us, heard } = await start();
  const asked = people.write({ place: hall, content: `${us}, Luật AI có hiệu lực khi nào?` });
  const answer = await fake.when('the answer is there', () => fake.in(hall)[0]);
  expect(shown(answer)).toBe('You said: Luật AI có hiệu lực khi nào?');
  expect(answer.message_reference?.message_id).toBe(asked.id);
  expect(heard).toEqual([
    {
      id: asked.id,
      address: { channel: 'discord', chat: hall.id },
      person: people.lan.id,
      text: 'Luật AI có hiệu lực khi nào?',
    },
  ]);
});

test('nothing that is sent can ping anybody, whatever its text says', async () => {
  const { fake, people, hall, us } = await start();
  people.write({ place: hall, content: `${us} tell @everyone and <@${people.lan.id}>` });
  await fake.when('the answer is there', () => fake.in(hall)[0]);
  const sent = fake.calls.find(({ path }) => path.endsWith('/messages'));
  expect(sent?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
});

test('a direct message needs no mention', async () => {
  const { fake, people, heard } = await start();
  const place = fake.world.direct(people.lan);
  people.write({ place, content: '안녕하세요' });
  const answer = await fake.when('the answer is there', () => fake.in(place)[0]);
  expect(shown(answer)).toBe('You said: 안녕하세요');
  expect(answer.message_reference).toBeUndefined();
  expect(heard[0]?.address).toEqual({ channel: 'discord', chat: place.id });
});

test('talk that is not meant for the bot is left alone, and so are other bots and notices', async () => {
  const { fake, people, hall, us, heard } = await start();
  const robot = { ...people.lan, id: '99', bot: true };
  people.write({ place: hall, content: 'xin chào mọi người' });
  people.write({ place: hall, content: `${us} beep`, author: robot });
  people.event('MESSAGE_CREATE', {
    ...people.write({ place: hall, content: 'joined' }),
    type: 7,
    mentions: [fake.world.bot],
  });
  people.event('MESSAGE_CREATE', {
    ...people.write({ place: hall, content: us }),
    id: '1',
    webhook_id: '5',
    mentions: [fake.world.bot],
  });
  people.write({ place: hall, content: `${us} the one` });
  await fake.when('an answer is there', () => fake.in(hall).length >= 2);
  expect(heard.map(({ text }) => text).sort()).toEqual(['', 'the one']);
});

test('an answer in a thread stays in the thread, and the address names the channel and the thread', async () => {
  const { fake, people, hall, us, heard } = await start();
  const thread = fake.world.thread(hall, 'forum 2024');
  people.write({ place: thread, content: `${us} where?` });
  await fake.when('the answer is there', () => fake.in(thread)[0]);
  people.write({ place: thread, content: `${us} when?` });
  await fake.when('the second answer is there', () => fake.in(thread)[1]);
  expect(heard.map(({ address }) => address)).toEqual([
    { channel: 'discord', chat: hall.id, thread: thread.id },
    { channel: 'discord', chat: hall.id, thread: thread.id },
  ]);
  expect(
    fake.calls.filter(({ method, path }) => method === 'GET' && path === `/channels/${thread.id}`),
  ).toHaveLength(1);
});

test('channels and threads that the gateway has described are not asked for', async () => {
  const { fake, people, us, heard } = await start({
    before({ world }) {
      world.thread(world.channel('old hall'), 'old thread');
    },
  });
  const thread = [...fake.world.places.values()].find(({ name }) => name === 'old thread');
  if (!thread) throw new Error('the world lost its thread');
  people.write({ place: thread, content: `${us} where?` });
  await fake.when('the answer is there', () => fake.in(thread)[0]);
  expect(heard[0]?.address).toEqual({ channel: 'discord', chat: thread.parent_id, thread: thread.id });
  expect(fake.calls.some(({ path }) => path === `/channels/${thread.id}`)).toBe(false);
});

test('a reply to the bot with its mention on is a question', async () => {
  const { fake, people, hall, us, heard } = await start();
  people.write({ place: hall, content: `${us} first` });
  const ours = await fake.when('the answer is there', () => fake.in(hall)[0]);
  people.write({ place: hall, content: 'and in 2025?', replyTo: ours, mentions: [fake.world.bot] });
  await fake.when('the second answer is there', () => fake.in(hall)[1]);
  expect(heard[1]).toMatchObject({ text: 'and in 2025?' });
  expect(heard[1]?.about).toBeUndefined();
});

test('a reply without the mention cannot be read: the person is told once how to ask', async () => {
  const { fake, people, hall, us, heard } = await start();
  people.write({ place: hall, content: `${us} first` });
  const ours = await fake.when('the answer is there', () => fake.in(hall)[0]);
  people.write({ place: hall, content: 'and in 2025?', replyTo: ours });
  const told = await fake.when('the hint is there', () => fake.in(hall)[1]);
  expect(shown(told)).toContain('/ask');
  people.write({ place: hall, content: 'and in 2026?', replyTo: ours });
  people.write({ place: hall, content: `${us} last` });
  await fake.when('the last answer is there', () => fake.in(hall)[2]);
  expect(fake.in(hall)).toHaveLength(3);
  expect(heard.map(({ text }) => text)).toEqual(['first', 'last']);
});

test('a question about somebody else’s message carries that message', async () => {
  const { fake, people, hall, us, heard } = await start();
  const quoted = people.write({ place: hall, content: `GoodPy có gì mới? ${us}` });
  await fake.when('the first answer is there', () => fake.in(hall)[0]);
  people.write({
    place: hall,
    content: `${us} nói rõ hơn`,
    replyTo: quoted,
    author: { ...people.lan, id: '77' },
  });
  await fake.when('the second answer is there', () => fake.in(hall)[1]);
  expect(heard[1]).toMatchObject({ text: 'nói rõ hơn', about: 'GoodPy có gì mới?', person: '77' });
});

test('an edited question is answered anew under another id; pins and previews are no edits', async () => {
  const { fake, people, hall, us, heard } = await start();
  const asked = people.write({ place: hall, content: `${us} EGDI 2022?` });
  await fake.when('the answer is there', () => fake.in(hall)[0]);
  people.event('MESSAGE_UPDATE', { ...asked, pinned: true });
  people.edit(asked, `${us} EGDI 2024?`);
  const second = await fake.when('the second answer is there', () => fake.in(hall)[1]);
  expect(shown(second)).toBe('You said: EGDI 2024?');
  expect(second.message_reference?.message_id).toBe(asked.id);
  expect(heard[1]).toMatchObject({ text: 'EGDI 2024?', edited: true });
  expect(heard[1]?.id).not.toBe(heard[0]?.id);
  expect(heard).toHaveLength(2);
});

test('an edit that adds the mention is a question, one that takes it away is none', async () => {
  const { fake, people, hall, us, heard } = await start();
  const asked = people.write({ place: hall, content: 'what is ITCP?' });
  people.edit(asked, `${us} what is ITCP?`, new Date(2026, 1, 1));
  await fake.when('the answer is there', () => fake.in(hall)[0]);
  people.edit(asked, 'never mind', new Date(2026, 1, 2));
  people.write({ place: hall, content: `${us} done` });
  await fake.when('the last answer is there', () => fake.in(hall)[1]);
  expect(heard.map(({ text }) => text)).toEqual(['what is ITCP?', 'done']);
});

test('an original that comes after its edit is old news', async () => {
  const { fake, people, hall, us, heard } = await start();
  const asked = {
    ...people.write({ place: hall, content: 'x' }),
    id: '500',
    content: `${us} old`,
    mentions: [fake.world.bot],
  };
  people.event('MESSAGE_UPDATE', {
    ...asked,
    content: `${us} new`,
    edited_timestamp: '2026-11-21T10:00:00.000Z',
  });
  people.event('MESSAGE_CREATE', asked);
  people.write({ place: hall, content: `${us} done` });
  await fake.when('the last answer is there', () => fake.in(hall)[1]);
  expect(heard.map(({ text }) => text)).toEqual(['new', 'done']);
});

test('a redelivered message that the conversation has seen is not answered twice', async () => {
  const seen = new Set<string>();
  const { fake, people, hall, us } = await start({
    async converse({ id, text }) {
      if (seen.has(id)) return undefined;
      seen.add(id);
      return replyOf(text);
    },
  });
  people.write({ place: hall, content: `${us} once` });
  fake.gateway.repeatLast();
  people.write({ place: hall, content: `${us} then` });
  await fake.when('both answers are there', () => fake.in(hall).length === 2);
  expect(fake.in(hall).map(shown)).toEqual(['once', 'then']);
});

test('a message without words is handed over, so that the conversation can say what it reads', async () => {
  const { fake, people, heard } = await start();
  const place = fake.world.direct(people.lan);
  people.event('MESSAGE_CREATE', {
    ...people.write({ place, content: 'x' }),
    id: '600',
    content: '',
    attachments: [{ id: '1' }],
  });
  await fake.when('both are heard', () => heard.length === 2);
  expect(heard[1]?.text).toBe('');
});

test('one chat is answered in order, another does not wait for it', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall, us, heard } = await start({
    async converse({ text }) {
      if (text === 'slow') await gate.promise;
      return replyOf(text);
    },
  });
  const other = fake.world.channel('other');
  people.write({ place: hall, content: `${us} slow` });
  people.write({ place: hall, content: `${us} quick` });
  people.write({ place: other, content: `${us} elsewhere` });
  await fake.when('the other channel has its answer', () => fake.in(other)[0]);
  expect(heard.map(({ text }) => text)).toEqual(['slow', 'elsewhere']);
  gate.resolve();
  await fake.when('both answers are there', () => fake.in(hall).length === 2);
  expect(fake.in(hall).map(shown)).toEqual(['slow', 'quick']);
});

test('who waits sees that the bot is typing', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall, us } = await start({
    async converse() {
      await gate.promise;
      return replyOf('there');
    },
  });
  people.write({ place: hall, content: `${us} slow` });
  await fake.when('it types again and again', () => fake.rest.typings.length >= 3);
  gate.resolve();
  await fake.when('the answer is there', () => fake.in(hall)[0]);
});

test('an answer that fails or takes too long ends in a sentence, and the log has no words of the question', async () => {
  const { fake, people, hall, us, lines } = await start({
    limits: { answerMs: 100 },
    async converse({ text }) {
      if (text === 'slow') await new Promise(() => undefined);
      throw new Error(`secret words: ${text}`);
    },
  });
  people.write({ place: hall, content: `${us} hỏng rồi` });
  people.write({ place: hall, content: `${us} slow` });
  await fake.when('both have a sentence', () => fake.in(hall).length === 2);
  expect(fake.in(hall).map(shown)).toEqual([
    expect.stringContaining('Xin lỗi'),
    expect.stringContaining('Sorry'),
  ]);
  expect(lines.join('\n')).not.toMatch(/secret words|hỏng/);
});

test('a flood in one chat is turned away, other chats are served', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall, us, heard } = await start({
    limits: { waitingInLaneMax: 3 },
    async converse({ text }) {
      if (text === 'flood') await gate.promise;
      return replyOf(text);
    },
  });
  const other = fake.world.channel('other');
  for (let n = 0; n < 20; n++) people.write({ place: hall, content: `${us} flood` });
  people.write({ place: other, content: `${us} please` });
  await fake.when('the other channel has its answer', () => fake.in(other)[0]);
  gate.resolve();
  await fake.when('the rest is answered', () => fake.in(hall).length === 4);
  expect(heard).toHaveLength(5);
});

test('files go with the answer', async () => {
  const bytes = new TextEncoder().encode('BEGIN:VCALENDAR');
  const { fake, people, hall, us } = await start({
    converse: async () => replyOf('here', { files: [{ name: 'forum.ics', type: 'text/calendar', bytes }] }),
  });
  people.write({ place: hall, content: `${us} calendar` });
  const answer = await fake.when('the answer is there', () => fake.in(hall)[0]);
  expect(answer.attachments).toMatchObject([{ filename: 'forum.ics', size: bytes.length }]);
});

test('where embeds are barred the answer comes as text', async () => {
  const { fake, people, us } = await start();
  const strict = fake.world.channel('strict', { embedsBarred: true });
  people.write({ place: strict, content: `${us} hello` });
  const answer = await fake.when('the answer is there', () => fake.in(strict)[0]);
  expect(answer.content).toBe('You said: hello');
  expect(answer.embeds).toEqual([]);
});
