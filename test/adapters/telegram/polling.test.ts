/** Polling: what survives, what is acknowledged when, how many at once, and how it ends. */

import { afterEach, expect, test } from 'vitest';
import { replyOf } from '../../channel/replies.ts';
import { startFakeTelegram } from '../../platforms/telegram/fake.ts';
import { closeRigs, startRig } from './rig.ts';

afterEach(async () => expect(await closeRigs()).toEqual([]));

const refusal = (error_code: number, description: string) =>
  ({ kind: 'refusal', refusal: { error_code, description } }) as const;

test.each([
  ['a 502 of the gateway', { kind: 'status', status: 502 }],
  ['a cut connection', { kind: 'cut' }],
  ['a page in place of JSON', { kind: 'nonsense', body: '<html>' }],
  ['null', { kind: 'nonsense', body: 'null' }],
  ['an answer without a result', { kind: 'nonsense', body: '{"ok":true}' }],
  ['a refusal without a code', { kind: 'nonsense', body: '{"ok":false}' }],
  ['a result that is no list', { kind: 'nonsense', body: '{"ok":true,"result":{"update_id":1}}' }],
  ['updates without numbers', { kind: 'nonsense', body: '{"ok":true,"result":[null,{}]}' }],
  ['another poller (409)', refusal(409, 'Conflict: terminated by other getUpdates request')],
  ['a flood refusal (429)', refusal(429, 'Too Many Requests: retry after 2')],
  ['an error nobody has heard of (418)', refusal(418, "I'm a teapot")],
] as const)('polling survives %s, five times in a row', async (_, fault) => {
  const fake = await startFakeTelegram();
  for (const method of ['getMe', 'deleteWebhook', 'getUpdates']) fake.fault(method, fault, 5);
  const lan = fake.person();
  lan.room.says(lan.user, 'still there?');
  await startRig({ fake });
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
});

test('while somebody else polls, health says so plainly; when they stop, it hears again', async () => {
  const { fake, channel } = await startRig();
  await fake.until(() => channel.health().ready, 'the channel is ready');
  fake.fault('getUpdates', refusal(409, 'Conflict: terminated by other getUpdates request'), 3);
  const lan = fake.person();
  lan.room.says(lan.user, 'wake up');
  await fake.until(() => !channel.health().ready, 'health tells of it');
  expect(channel.health().detail).toContain('Another program receives with the same bot token');
  lan.room.says(lan.user, 'and now?');
  await fake.until(() => lan.room.fromBot().length === 2, 'it hears again');
  expect(channel.health()).toMatchObject({ ready: true, detail: 'Polling.', heardAt: expect.any(Date) });
});

test('two channels with one token: both go on, and every question is answered', async () => {
  const one = await startRig();
  const { fake } = one;
  await startRig({ fake });
  const lan = fake.person();
  await fake.until(() => fake.callsOf('getUpdates').length >= 4, 'both poll');
  lan.room.says(lan.user, 'anybody?');
  await fake.until(() => lan.room.fromBot().length >= 1, 'the answer is there');
});

test('a wrong token ends it with a sentence that names the variable and not the token', async () => {
  const { channel, fake, lines } = await startRig({ settings: { token: '99:wrong-token' }, run: false });
  const error = await channel.run(new AbortController().signal).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain('TELEGRAM_BOT_TOKEN');
  expect(String(error)).not.toContain('wrong-token');
  expect(lines.join()).not.toContain('wrong-token');
  expect(fake.calls).toEqual([]);
});

test('a token revoked while polling ends it with the same sentence', async () => {
  const { channel, fake } = await startRig({ run: false });
  fake.fault('getUpdates', refusal(401, 'Unauthorized'));
  await expect(channel.run(new AbortController().signal)).rejects.toThrow('TELEGRAM_BOT_TOKEN');
  expect(channel.health().ready).toBe(false);
});

test('a webhook left behind is removed, and what waited for it is answered', async () => {
  const fake = await startFakeTelegram();
  fake.hook().url = 'https://old.example/hook';
  const lan = fake.person();
  lan.room.says(lan.user, 'waited');
  await startRig({ fake });
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
});

test('one chat is answered in order and one at a time, chats side by side', async () => {
  const first = Promise.withResolvers<void>();
  const { fake, heard } = await startRig({
    converse: async ({ text }) => {
      if (text === 'slow') await first.promise;
      return replyOf(text);
    },
  });
  const lan = fake.person();
  const minjun = fake.person();
  lan.room.says(lan.user, 'slow');
  lan.room.says(lan.user, 'second');
  minjun.room.says(minjun.user, 'other chat');
  await fake.until(() => minjun.room.fromBot().length === 1, 'the other chat is answered');
  expect(heard.map(({ text }) => text).sort()).toEqual(['other chat', 'slow']);
  lan.room.says(lan.user, 'third, which came during the first');
  first.resolve();
  await fake.until(() => lan.room.fromBot().length === 3, 'all are answered');
  expect(lan.room.fromBot().map(({ text }) => text)).toEqual([
    'slow',
    'second',
    'third, which came during the first',
  ]);
});

test('no more are answered at once than the cap, and all in the end', async () => {
  let atOnce = 0;
  let most = 0;
  const { fake } = await startRig({
    converse: async ({ text }) => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce--;
      return replyOf(text);
    },
    limits: { runningMax: 3, waitingMax: 5 },
  });
  const people = Array.from({ length: 20 }, () => fake.person());
  for (const { room, user } of people) room.says(user, 'hi');
  await fake.until(() => people.every(({ room }) => room.fromBot().length === 1), 'everybody has an answer');
  expect(most).toBe(3);
});

test('a flood in one chat does not keep the others waiting, and what is left out stands in the log', async () => {
  const stuck = Promise.withResolvers<void>();
  const { fake, lines } = await startRig({
    converse: async ({ text }) => {
      if (text === 'flood') await stuck.promise;
      return replyOf(text);
    },
    limits: { waitingInLaneMax: 3 },
  });
  const flooder = fake.person();
  const lan = fake.person();
  for (let at = 0; at < 250; at++) flooder.room.says(flooder.user, 'flood');
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the other chat is answered');
  stuck.resolve();
  await fake.until(() => flooder.room.fromBot().length === 4, 'what was taken of the flood is answered');
  expect(lines.filter((line) => line.includes('left out'))).toHaveLength(246);
});

test('an update is acknowledged when it is answered, not before', async () => {
  const slow = Promise.withResolvers<void>();
  const { fake } = await startRig({
    converse: async ({ text }) => {
      if (text === 'slow') await slow.promise;
      return replyOf(text);
    },
  });
  const [lan, minjun] = [fake.person(), fake.person()];
  lan.room.says(lan.user, 'slow');
  minjun.room.says(minjun.user, 'quick');
  await fake.until(() => minjun.room.fromBot().length === 1, 'the quick one is answered');
  const polls = fake.callsOf('getUpdates').length;
  await fake.until(() => fake.callsOf('getUpdates').length > polls + 1, 'it polls on');
  expect(fake.waiting()).toBe(2);
  slow.resolve();
  await fake.until(() => fake.waiting() === 0, 'both are acknowledged');
  expect([lan, minjun].map(({ room }) => room.fromBot().length)).toEqual([1, 1]);
});

test('a backlog larger than one batch is acknowledged no faster than it is answered', async () => {
  const fake = await startFakeTelegram();
  const people = Array.from({ length: 50 }, () => fake.person());
  for (let at = 0; at < 5; at++) for (const { room, user } of people) room.says(user, `question ${at}`);
  await startRig({ fake, faster: 1 });
  const answered = () => people.reduce((sum, { room }) => sum + room.fromBot().length, 0);
  let early = 0;
  await fake.until(() => {
    early = Math.max(early, 250 - fake.waiting() - answered());
    return answered() === 250 && fake.waiting() === 0;
  }, 'all are answered and acknowledged');
  expect(early).toBe(0);
});

test('at the end what is in flight is answered and acknowledged, and nothing comes twice after it', async () => {
  const slow = Promise.withResolvers<void>();
  const first = await startRig({
    converse: async ({ text }) => {
      await slow.promise;
      return replyOf(text);
    },
  });
  const { fake } = first;
  const lan = fake.person();
  lan.room.says(lan.user, 'in flight');
  await fake.until(() => first.heard.length === 1, 'the question is in flight');
  const stopped = first.stop();
  slow.resolve();
  await stopped;
  expect(lan.room.fromBot().map(({ text }) => text)).toEqual(['in flight']);
  expect(fake.waiting()).toBe(0);
});

test('what is not answered by the end is not acknowledged: the next process gets it with the same id', async () => {
  const first = await startRig({
    converse: (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    limits: { drainMs: 20 },
  });
  const { fake } = first;
  const lan = fake.person();
  lan.room.says(lan.user, 'stuck');
  lan.room.says(lan.user, 'behind it');
  await fake.until(() => first.heard.length === 1, 'the question is in flight');
  await first.stop();
  expect(lan.room.fromBot()).toEqual([]);
  expect(fake.waiting()).toBe(2);
  const second = await startRig({ fake });
  await fake.until(() => lan.room.fromBot().length === 2, 'the next process answered');
  expect(second.heard[0]?.id).toBe(first.heard[0]?.id);
  expect(lan.room.fromBot().map(({ text }) => text)).toEqual(['echo: stuck', 'echo: behind it']);
});

test('a process that dies between answering and acknowledging: the question comes again, and is answered once', async () => {
  const seen = new Set<string>();
  const answerOnce = async ({ id, text }: { id: string; text: string }) => {
    if (seen.has(id)) return undefined;
    seen.add(id);
    fake.fault('getUpdates', { kind: 'cut' }, 1_000);
    return replyOf(text);
  };
  const first = await startRig({ converse: answerOnce });
  const { fake } = first;
  const lan = fake.person();
  lan.room.says(lan.user, 'once');
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  await first.stop();
  expect(fake.waiting()).toBe(1);
  fake.mend('getUpdates');
  const second = await startRig({ fake, converse: answerOnce });
  await fake.until(() => fake.waiting() === 0, 'the next process dealt with it');
  expect(second.heard.map(({ id }) => id)).toEqual(first.heard.map(({ id }) => id));
  expect(lan.room.fromBot()).toHaveLength(1);
});

test('it ends at once while the poll is held, and can run again', async () => {
  const { fake, channel, stop } = await startRig();
  await fake.until(() => fake.callsOf('getUpdates').length > 0, 'the poll is held');
  await stop();
  const again = new AbortController();
  const running = channel.run(again.signal);
  const lan = fake.person();
  lan.room.says(lan.user, 'back?');
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  again.abort();
  await running;
});

test('the command menu is set in every language, and not again when it is the same', async () => {
  const first = await startRig();
  const { fake } = first;
  await fake.until(() => fake.menus.size === 3, 'the menus are set');
  expect([...fake.menus.keys()].sort()).toEqual(['', 'ko', 'vi']);
  expect(fake.menus.get('vi')).toContainEqual({ command: 'language', description: 'Chọn ngôn ngữ' });
  await first.stop();
  await startRig({ fake });
  await fake.until(() => fake.callsOf('getMyCommands').length === 6, 'the menus were looked at');
  expect(fake.callsOf('setMyCommands')).toHaveLength(3);
});
