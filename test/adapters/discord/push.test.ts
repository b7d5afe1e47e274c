/** Pushes: one try, one outcome, and never the same message twice. */

import { afterEach, expect, test } from 'vitest';
import type { Block } from '../../../src/nouns.ts';
import { createPace } from '../../../src/pace.ts';
import type { Push } from '../../../src/ports.ts';
import { noPace } from '../../channel/replies.ts';
import type { FakeOptions } from '../../platforms/discord/fake.ts';
import { endRig, type Rig, shown, startRig } from './rig.ts';

let rig: Rig;

let startedMs = 0;

async function start(fakeOptions: FakeOptions = {}, pace = noPace) {
  rig = await startRig({ fake: fakeOptions, pace });
  startedMs = performance.now();
  const { fake, channel } = rig;
  const push = (chat: string, about: Partial<Push> = {}, signal = new AbortController().signal) =>
    channel.push({ ...blank, address: { channel: 'discord', chat }, ...about }, signal);
  return { fake, push, hall: fake.world.channel('hall') };
}

const blank: Omit<Push, 'address'> = {
  language: 'vi',
  blocks: [{ kind: 'paragraph', spans: [{ text: 'Nhắc lịch: diễn đàn ngày mai.' }] }],
  buttons: [],
  files: [],
  nonce: 'b7-000001',
};

afterEach(async () => {
  expect(await endRig(rig)).toEqual([]);
});

const messagesPath = /^\/channels\/\d+\/messages$/;

test('a push goes to a channel, a thread, a direct chat, and to a person whose chat is not open yet', async () => {
  const { fake, push, hall } = await start();
  const thread = fake.world.thread(hall, 'forum');
  const { lan } = fake.people;
  const direct = fake.world.direct(lan);
  const sent = await push(hall.id, { address: { channel: 'discord', chat: hall.id, thread: thread.id } });
  expect(sent).toEqual({ kind: 'sent', message: fake.in(thread)[0]?.id });
  expect((await push(hall.id)).kind).toBe('sent');
  expect((await push(direct.id)).kind).toBe('sent');
  expect((await push(`@${lan.id}`, { nonce: 'b7-2' })).kind).toBe('sent');
  expect((await push(`@${lan.id}`, { nonce: 'b7-3' })).kind).toBe('sent');
  expect(shown(fake.in(hall)[0])).toBe('Nhắc lịch: diễn đàn ngày mai.');
  expect(fake.in(direct)).toHaveLength(3);
  expect(fake.calls.filter(({ path }) => path === '/users/@me/channels')).toHaveLength(1);
});

test('done again with the same nonce it is the same message', async () => {
  const { fake, push, hall } = await start();
  const first = await push(hall.id);
  expect(await push(hall.id)).toEqual(first);
  expect(fake.in(hall)).toHaveLength(1);
});

test.each([
  ['an error after it was done', { kind: 'status after', status: 502 }],
  ['a cut line after it was done', { kind: 'cut', after: true }],
  ['a cut line before', { kind: 'cut', after: false }],
  ['an error before', { kind: 'status', status: 500 }],
  ['an answer of another world', { kind: 'nonsense' }],
] as const)('%s: later, one request only, and one message in the end', async (_, fault) => {
  const { fake, push, hall } = await start();
  fake.fail(fault, { path: messagesPath });
  expect(await push(hall.id)).toMatchObject({ kind: 'later', wholeChannel: false });
  expect(fake.calls.filter(({ path }) => messagesPath.test(path))).toHaveLength(1);
  expect((await push(hall.id)).kind).toBe('sent');
  expect(fake.in(hall)).toHaveLength(1);
});

test('no answer until it is called off: later', async () => {
  const { fake, push, hall } = await start();
  fake.fail({ kind: 'silence' }, { path: messagesPath });
  const end = new AbortController();
  const outcome = push(hall.id, {}, end.signal);
  await fake.when('it has arrived', () => fake.in(hall)[0]);
  end.abort();
  expect(await outcome).toMatchObject({ kind: 'later' });
});

test('a server that is not there: later, for the whole channel', async () => {
  const { fake, push, hall } = await start();
  await rig.stop();
  await fake.close();
  expect(await push(hall.id)).toMatchObject({
    kind: 'later',
    wholeChannel: true,
    reason: expect.stringContaining('ECONNREFUSED'),
  });
  rig = await startRig();
});

test.each([
  [403, 50_007, 'gone'],
  [403, 50_001, 'gone'],
  [404, 10_003, 'gone'],
  [403, 50_013, 'refused'],
  [400, 50_035, 'refused'],
  [400, 40_003, 'later'],
] as const)('%i with code %i: %s', async (status, code, kind) => {
  const { fake, push, hall } = await start();
  fake.fail({ kind: 'status', status, code }, { path: messagesPath, times: 2 });
  expect(await push(hall.id)).toMatchObject({ kind, reason: `${status}/${code}` });
});

test('a deleted channel and closed direct messages are gone', async () => {
  const { fake, push } = await start();
  const closed = fake.world.direct(fake.people.lan, {
    closed: { status: 403, code: 50_007, message: 'Cannot send messages to this user' },
  });
  expect(await push(closed.id)).toEqual({ kind: 'gone', reason: '403/50007' });
  expect(await push('1234567890123456789')).toEqual({ kind: 'gone', reason: '404/10003' });
});

test('a limit of one channel holds back that channel, a limit of the bot all of them', async () => {
  const { fake, push, hall } = await start();
  fake.fail({ kind: 'limited', retryAfterS: 2 }, { path: messagesPath });
  expect(await push(hall.id)).toMatchObject({
    kind: 'later',
    wholeChannel: false,
    afterMs: expect.closeTo(2_050, -2),
  });
  const other = fake.world.channel('other');
  fake.fail({ kind: 'limited', retryAfterS: 1, global: true }, { path: messagesPath });
  expect(await push(other.id)).toMatchObject({ kind: 'later', wholeChannel: true });
  expect(fake.in(hall).length + fake.in(other).length).toBe(0);
});

test('a refused token is named and holds the channel', async () => {
  const { fake, push, hall } = await start();
  fake.secret.token = 'another';
  expect(await push(hall.id)).toMatchObject({
    kind: 'later',
    wholeChannel: true,
    reason: 'DISCORD_BOT_TOKEN is refused',
  });
  fake.secret.token = 'fake.bot.token-for-tests';
  expect((await push(hall.id)).kind).toBe('sent');
});

test('what needs several messages goes out in order, and a repeat doubles none of them', async () => {
  const { fake, push, hall } = await start();
  const blocks: Block[] = Array.from({ length: 4 }, (_, n) => ({
    kind: 'paragraph',
    spans: [{ text: `Part ${n + 1}. ${'words '.repeat(500)}end ${n + 1}.` }],
  }));
  const buttons = [{ label: 'Unsubscribe', action: 'stop:1' }];
  fake.fail({ kind: 'status after', status: 502 }, { path: messagesPath });
  expect((await push(hall.id, { blocks, buttons })).kind).toBe('later');
  const outcome = await push(hall.id, { blocks, buttons });
  const messages = fake.in(hall);
  expect(outcome).toEqual({ kind: 'sent', message: messages.map(({ id }) => id).join(' ') });
  expect(messages.map(shown).join('\n')).toMatch(/Part 1\.[\s\S]*end 4\./);
  expect(messages.map(({ components }) => components.length)).toEqual([...messages.slice(1).map(() => 0), 1]);
});

test('a long nonce is shortened, always to the same', async () => {
  const { fake, push, hall } = await start();
  const nonce = 'a nonce that is longer than the twenty-five characters of Discord';
  await push(hall.id, { nonce });
  await push(hall.id, { nonce });
  await push(hall.id, { nonce: `${nonce}!` });
  expect(fake.in(hall)).toHaveLength(2);
});

test('where embeds are barred a push comes as text, and files go with it', async () => {
  const { fake, push } = await start();
  const strict = fake.world.channel('strict', { embedsBarred: true });
  const files = [{ name: 'forum.ics', type: 'text/calendar', bytes: new TextEncoder().encode('BEGIN') }];
  expect((await push(strict.id, { files })).kind).toBe('sent');
  expect(fake.in(strict)).toMatchObject([
    { content: 'Nhắc lịch: diễn đàn ngày mai.', attachments: [{ filename: 'forum.ics' }] },
  ]);
});

test('a flood beyond the window is refused by the platform, for the whole channel, and nothing is doubled', async () => {
  const { fake, push, hall } = await start({ perSecond: 20 });
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) => push(hall.id, { nonce: `b8-${n}` })),
  );
  const sent = outcomes.filter(({ kind }) => kind === 'sent');
  const later = outcomes.filter((one) => one.kind === 'later' && one.wholeChannel && one.afterMs > 0);
  expect(sent.length).toBeGreaterThan(10);
  expect(sent.length + later.length).toBe(40);
  expect(fake.in(hall)).toHaveLength(sent.length);
});

test('paced by the permits of the real pace, a flood meets no refusal', async () => {
  const pace = createPace({ overall: { count: 20, windowMs: 1_000 } });
  const { fake, push, hall } = await start({ perSecond: 20 }, pace);
  await fake.when('the window of the start is over', () => performance.now() - startedMs > 1_100);
  const outcomes = await Promise.all(
    Array.from({ length: 45 }, (_, n) => push(hall.id, { nonce: `b9-${n}` })),
  );
  expect(outcomes.filter(({ kind }) => kind !== 'sent')).toEqual([]);
  expect(fake.calls.filter(({ status }) => status === 429)).toEqual([]);
});
