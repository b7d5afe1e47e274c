/** Pushes: what each answer of the platform means to the ledger, and that nothing is tried twice. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Push } from '../../../src/ports.ts';
import { closeRigs, startRig } from './rig.ts';

afterEach(async () => expect(await closeRigs()).toEqual([]));

function pushTo(chat: number | string, about: Partial<Push> = {}): Push {
  return {
    address: { channel: 'telegram', chat: String(chat) },
    language: 'vi',
    blocks: [{ kind: 'paragraph', spans: [{ text: 'Hạn nộp là ngày mai.' }] }],
    buttons: [],
    files: [],
    nonce: 'n1',
    ...about,
  };
}

const forever = new AbortController().signal;

test('a push arrives with its buttons; its outcome carries the id of the message', async () => {
  const { fake, channel } = await startRig({ run: false });
  const lan = fake.person();
  const outcome = await channel.push(
    pushTo(lan.user.id, { buttons: [{ label: 'Dừng', action: 'stop' }] }),
    forever,
  );
  const [message] = lan.room.fromBot();
  expect(outcome).toEqual({ kind: 'sent', message: String(message?.message_id) });
  expect(message?.text).toBe('Hạn nộp là ngày mai.');
  expect(message?.reply_markup?.inline_keyboard).toEqual([[{ text: 'Dừng', callback_data: 'stop' }]]);
});

test('a push to a forum topic arrives in that topic', async () => {
  const { fake, channel } = await startRig({ run: false });
  const forum = fake.group({ forum: true, topics: [9] });
  const address = { channel: 'telegram', chat: String(forum.id), thread: '9' } as const;
  await channel.push(pushTo(forum.id, { address }), forever);
  expect(forum.fromBot()[0]?.message_thread_id).toBe(9);
});

const refusal = (error_code: number, description: string, parameters = {}) =>
  ({ kind: 'refusal', refusal: { error_code, description, parameters } }) as const;

test.each([
  [
    'a flood refusal',
    refusal(429, 'Too Many Requests: retry after 11', { retry_after: 11 }),
    { kind: 'later', afterMs: 11_000, wholeChannel: true },
  ],
  ['a block', refusal(403, 'Forbidden: bot was blocked by the user'), { kind: 'gone' }],
  [
    'a person who never started it',
    refusal(403, "Forbidden: bot can't initiate conversation with a user"),
    { kind: 'gone' },
  ],
  ['a deleted chat', refusal(400, 'Bad Request: chat not found'), { kind: 'gone' }],
  ['a deleted topic', refusal(400, 'Bad Request: message thread not found'), { kind: 'gone' }],
  ['a closed topic', refusal(400, 'Bad Request: TOPIC_CLOSED'), { kind: 'refused' }],
  [
    'missing rights',
    refusal(400, 'Bad Request: not enough rights to send text messages to the chat'),
    { kind: 'refused' },
  ],
  ['a revoked token', refusal(401, 'Unauthorized'), { kind: 'later', wholeChannel: true }],
  ['a 500', { kind: 'status', status: 500 }, { kind: 'unsure' }],
  ['a 502 after it took effect', { kind: 'status', status: 502, after: true }, { kind: 'unsure' }],
  ['a cut line', { kind: 'cut' }, { kind: 'unsure' }],
  ['a line cut after it took effect', { kind: 'cut', after: true }, { kind: 'unsure' }],
  ['nonsense', { kind: 'nonsense', body: '<html>' }, { kind: 'unsure' }],
  [
    'an answer without a message',
    { kind: 'nonsense', body: '{"ok":true,"result":true}' },
    { kind: 'unsure' },
  ],
] as const)('a push that meets %s is tried once, and its outcome says so', async (_, fault, outcome) => {
  const { fake, channel } = await startRig({ run: false });
  const lan = fake.person();
  fake.fault('sendMessage', fault);
  const got = await channel.push(pushTo(lan.user.id), forever);
  expect(got).toMatchObject(outcome);
  expect(JSON.stringify(got)).not.toMatch(/fake-token|ngày mai/);
  expect(fake.callsOf('sendMessage')).toHaveLength(1);
});

test('a server that cannot be reached means later: nothing was sent', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: Pick<AddressInfo, 'port'> = Object.assign({ port: 0 }, server.address());
  await new Promise((resolve) => server.close(resolve));
  const { channel } = await startRig({ run: false, settings: { apiRoot: `http://127.0.0.1:${port}` } });
  expect(await channel.push(pushTo(1), forever)).toMatchObject({ kind: 'later', wholeChannel: true });
});

test('a push that is broken off before it is sent means later, after it unsure', async () => {
  const { fake, channel } = await startRig({ run: false });
  const lan = fake.person();
  expect(await channel.push(pushTo(lan.user.id), AbortSignal.abort())).toMatchObject({ kind: 'later' });
  const held = Promise.withResolvers<void>();
  fake.fault('sendMessage', { kind: 'slow', until: held.promise });
  const end = new AbortController();
  const pushing = channel.push(pushTo(lan.user.id), end.signal);
  await fake.until(() => fake.callsOf('sendMessage').length === 1, 'the push is under way');
  end.abort();
  expect(await pushing).toMatchObject({ kind: 'unsure' });
  held.resolve();
});

test('a group that moved is followed once, told, and known from then on', async () => {
  const { fake, channel, moved } = await startRig({ run: false });
  const group = fake.group({ type: 'group' });
  const grown = fake.group();
  group.chat.movedTo = grown.id;
  expect(await channel.push(pushTo(group.id), forever)).toMatchObject({ kind: 'sent' });
  expect(await channel.push(pushTo(group.id), forever)).toMatchObject({ kind: 'sent' });
  expect(grown.fromBot()).toHaveLength(2);
  expect(moved).toEqual([[String(group.id), String(grown.id)]]);
  expect(fake.callsOf('sendMessage')).toHaveLength(3);
});

test('a long push comes in several messages, buttons under the last, files after it', async () => {
  const { fake, channel } = await startRig({ run: false });
  const lan = fake.person();
  const blocks = Array.from({ length: 200 }, (_, at) => ({
    kind: 'paragraph' as const,
    spans: [{ text: `Dòng ${at} của một thông báo dài.` }],
  }));
  const files = [{ name: 'a.ics', type: 'text/calendar', bytes: new Uint8Array([1]) }];
  const buttons = [{ label: 'Dừng', action: 'stop' }];
  const outcome = await channel.push(pushTo(lan.user.id, { blocks, buttons, files }), forever);
  const messages = lan.room.fromBot();
  expect(outcome).toEqual({ kind: 'sent', message: messages.map(({ message_id }) => message_id).join(' ') });
  expect(
    messages.map(({ reply_markup, document }) => [reply_markup !== undefined, document !== undefined]),
  ).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
});

test('when only a part of a long push went out, the outcome is unsure: all of it again would double that', async () => {
  const { fake, channel } = await startRig({ run: false });
  const lan = fake.person();
  fake.fault('sendDocument', { kind: 'status', status: 500 });
  const files = [{ name: 'a.ics', type: 'text/calendar', bytes: new Uint8Array([1]) }];
  const outcome = await channel.push(pushTo(lan.user.id, { files }), forever);
  expect(outcome).toMatchObject({ kind: 'unsure', reason: expect.stringContaining('1 of 2') });
});

test('a push without anything in it is refused', async () => {
  const { channel } = await startRig({ run: false });
  expect(await channel.push(pushTo(1, { blocks: [] }), forever)).toMatchObject({ kind: 'refused' });
});

test('replies and pushes take their share of the pace under their own names', async () => {
  const taken: string[] = [];
  const pace = {
    take: async (kind: 'reply' | 'push', chat: string) => {
      taken.push(`${kind} ${chat}`);
      return { done() {} };
    },
  };
  const { fake, channel } = await startRig({ pace });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  await channel.push(pushTo(lan.user.id), forever);
  expect(taken).toEqual([`reply ${lan.user.id}`, `push ${lan.user.id}`]);
});
