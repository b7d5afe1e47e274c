/** The fake itself: it refuses what Telegram refuses, in Telegram's words. */

import { afterEach, expect, test } from 'vitest';
import { parseHtml } from './entities.ts';
import { type FakeTelegram, startFakeTelegram } from './fake.ts';
import { openSchema, schemaPresent } from './schema.ts';

const open: FakeTelegram[] = [];
afterEach(async () => {
  for (const fake of open.splice(0)) await fake.close();
});

async function start(options = {}): Promise<FakeTelegram> {
  const fake = await startFakeTelegram(options);
  open.push(fake);
  return fake;
}

async function ask(
  fake: FakeTelegram,
  method: string,
  payload: object,
  token = fake.token,
): Promise<unknown> {
  const response = await fetch(`${fake.apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return response.json();
}

test.each([
  ['a wrong token', 'getMe', {}, '1:wrong', 401, 'Unauthorized'],
  [
    'an unknown chat',
    'sendMessage',
    { chat_id: 1, text: 'a' },
    undefined,
    400,
    'Bad Request: chat not found',
  ],
])('%s is refused', async (_, method, payload, token, error_code, description) => {
  expect(await ask(await start(), method, payload, token)).toEqual({ ok: false, error_code, description });
});

const button = (callback_data: string) => ({ inline_keyboard: [[{ text: 'x', callback_data }]] });

test.each([
  ['4,096 units after parsing', { text: `<b>${'&lt;'.repeat(4_096)}</b>`, parse_mode: 'HTML' }, 'ok'],
  ['4,097 units', { text: '가'.repeat(4_097) }, 'message is too long'],
  ['surrogate pairs counted as two', { text: '😀'.repeat(2_049) }, 'message is too long'],
  ['an empty text', { text: ' \n ' }, 'message text is empty'],
  ['an open tag', { text: '<b>a', parse_mode: 'HTML' }, "can't parse entities"],
  ['an unknown tag', { text: '<div>a</div>', parse_mode: 'HTML' }, "can't parse entities"],
  ['crossed tags', { text: '<b><i>a</b></i>', parse_mode: 'HTML' }, "can't parse entities"],
  ['a bare <', { text: 'a < b', parse_mode: 'HTML' }, "can't parse entities"],
  ['callback_data of 64 bytes', { text: 'a', reply_markup: button('a'.repeat(64)) }, 'ok'],
  ['callback_data of 65 bytes', { text: 'a', reply_markup: button('가'.repeat(22)) }, 'BUTTON_DATA_INVALID'],
  ['a topic that is not there', { text: 'a', message_thread_id: 3 }, 'message thread not found'],
  [
    'a reply to nothing',
    { text: 'a', reply_parameters: { message_id: 1 } },
    'message to be replied not found',
  ],
])('%s', async (_, payload, expected) => {
  const fake = await start();
  const { user } = fake.person();
  const answer = JSON.stringify(await ask(fake, 'sendMessage', { chat_id: user.id, ...payload }));
  expect(answer).toContain(expected);
});

test('an edit that changes nothing is refused', async () => {
  const fake = await start();
  const { user, room } = fake.person();
  await ask(fake, 'sendMessage', { chat_id: user.id, text: 'a' });
  const edit = { chat_id: user.id, message_id: room.fromBot()[0]?.message_id, text: 'a' };
  expect(JSON.stringify(await ask(fake, 'editMessageText', edit))).toContain('message is not modified');
});

test('updates are kept until an offset acknowledges them', async () => {
  const fake = await start();
  const { user, room } = fake.person();
  const first = room.says(user, 'one');
  room.says(user, 'two');
  expect(await ask(fake, 'getUpdates', {})).toMatchObject({ result: [{}, {}] });
  expect(await ask(fake, 'getUpdates', { offset: first.update_id })).toMatchObject({ result: [{}, {}] });
  expect(await ask(fake, 'getUpdates', { offset: first.update_id + 1 })).toMatchObject({
    result: [{ message: { text: 'two' } }],
  });
});

test('a poll is held until something comes, and a second one ends it with 409', async () => {
  const fake = await start();
  const { user, room } = fake.person();
  const held = ask(fake, 'getUpdates', { timeout: 30 });
  await fake.until(() => fake.callsOf('getUpdates').length === 1, 'the first poll is held');
  const second = ask(fake, 'getUpdates', { timeout: 30 });
  expect(await held).toMatchObject({ error_code: 409 });
  room.says(user, 'hi');
  expect(await second).toMatchObject({ result: [{ message: { text: 'hi' } }] });
});

test('more messages than the window lets through are refused with retry_after', async () => {
  const fake = await start({ perSecond: 2 });
  const { user } = fake.person();
  const send = () => ask(fake, 'sendMessage', { chat_id: user.id, text: 'a' });
  expect(await Promise.all([send(), send(), send()])).toContainEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  });
});

test('HTML becomes text and entities, counted in UTF-16 units', () => {
  expect(parseHtml('😀<b>đậm &amp; <i>x</i></b> <a href="https://e.org/?a&amp;b">l</a>')).toEqual({
    text: '😀đậm & x l',
    entities: [
      { type: 'bold', offset: 2, length: 7 },
      { type: 'italic', offset: 8, length: 1 },
      { type: 'text_link', offset: 10, length: 1, url: 'https://e.org/?a&b' },
    ],
  });
});

test.skipIf(!schemaPresent)(
  'the published schema judges calls, answers and updates (skipped without ../shared/specs)',
  () => {
    const schema = openSchema();
    expect(schema.call('sendMessage', { chat_id: 1, text: 'a' })).toEqual([]);
    expect(schema.call('sendMessage', { chat_id: 1 })).toEqual(['sendMessage.text: missing']);
    expect(schema.call('sendMessage', { chat_id: 1, text: 'a', txet: 'b' })).toEqual([
      'sendMessage.txet: unknown',
    ]);
    expect(schema.call('sendMessage', { chat_id: {}, text: 'a' })).toEqual([
      'sendMessage.chat_id: not a Integer',
    ]);
    expect(schema.call('sendMesage', {})).toEqual(['sendMesage: unknown method']);
    expect(schema.result('sendMessage', { message_id: 1 })).not.toEqual([]);
    expect(schema.update({ update_id: 1, message: {} })).not.toEqual([]);
  },
);
