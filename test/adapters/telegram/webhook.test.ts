/** The webhook: its secret, its redelivery, and that it stays ours. */

import { serve } from '@hono/node-server';
import { afterEach, expect, test } from 'vitest';
import type { Channel } from '../../../src/ports.ts';
import { replyOf } from '../../channel/replies.ts';
import { type FakeTelegram, startFakeTelegram } from '../../platforms/telegram/fake.ts';
import { closeRigs, type Rig, type RigOptions, startRig } from './rig.ts';

const servers: { close(): unknown }[] = [];

afterEach(async () => {
  const violations = await closeRigs();
  for (const server of servers.splice(0)) server.close();
  expect(violations).toEqual([]);
});

/** A rig whose webhook is reached over real HTTP. */
async function startHook(options: RigOptions & { fake?: FakeTelegram } = {}): Promise<Rig> {
  let channel: Channel | undefined;
  const fetch = (request: Request) =>
    channel?.receive?.(request) ?? Promise.resolve(new Response(null, { status: 500 }));
  const port = await new Promise<number>((resolve) => {
    servers.push(serve({ fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port)));
  });
  const settings = {
    mode: 'webhook',
    publicUrl: `http://127.0.0.1:${port}/`,
    webhookSecret: 'a-secret_1',
    ...options.settings,
  } as const;
  const rig = await startRig({ ...options, settings });
  channel = rig.channel;
  return rig;
}

function post(body: string, secret?: string): Request {
  return new Request('http://localhost/telegram/webhook', {
    method: 'POST',
    body,
    headers: secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret },
  });
}

test('updates come by webhook and are answered; the secret is set with Telegram', async () => {
  const { fake, channel } = await startHook();
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  await fake.until(() => fake.waiting() === 0, 'the update was taken');
  expect(fake.hook()).toMatchObject({ secret: 'a-secret_1' });
  expect(fake.callsOf('getUpdates')).toEqual([]);
  expect(channel.health()).toMatchObject({ ready: true, detail: 'Receiving by webhook.' });
});

test('without the right secret: 401, and nothing is heard', async () => {
  const { fake, channel, heard } = await startHook();
  await fake.until(() => fake.hook().url !== '', 'the webhook is set');
  const update = JSON.stringify({ update_id: 1 });
  for (const secret of [undefined, '', 'a-secret_2', 'a-secret_1 ', 'A-SECRET_1']) {
    const response = await channel.receive?.(post(update, secret));
    expect(response?.status).toBe(secret === 'a-secret_1 ' ? 200 : 401);
  }
  expect(heard).toEqual([]);
});

test('a body that is no update is 400, one that is too large 413; an update of a kind we do not know is taken', async () => {
  const { channel } = await startHook();
  const status = async (body: string) => (await channel.receive?.(post(body, 'a-secret_1')))?.status;
  expect(await status('{')).toBe(400);
  expect(await status('[]')).toBe(400);
  expect(await status('{"update_id":"1"}')).toBe(400);
  expect(await status(`"${'x'.repeat(1_000_001)}"`)).toBe(413);
  expect(await status('{"update_id":5,"chat_boost":{}}')).toBe(200);
  expect(await status('{"update_id":6,"message":{"message_id":"no"}}')).toBe(200);
});

test('without a secret in the settings one is derived from the token, which it does not show', async () => {
  const fake = await startFakeTelegram();
  const { channel } = await startHook({ fake, settings: { webhookSecret: undefined } });
  await fake.until(() => fake.hook().url !== '', 'the webhook is set');
  expect(fake.hook().secret).toMatch(/^[0-9a-f]{64}$/);
  const response = await channel.receive?.(post('{"update_id":1}', fake.hook().secret));
  expect(response?.status).toBe(200);
});

test('an update that is not answered by the end is refused with 503, so that Telegram brings it again', async () => {
  const first = await startHook({
    converse: (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    limits: { drainMs: 20, holdMs: 1_000_000 },
  });
  const { fake } = first;
  const lan = fake.person();
  lan.room.says(lan.user, 'stuck');
  await fake.until(() => first.heard.length === 1, 'the question is in flight');
  await first.stop();
  expect(fake.waiting()).toBe(1);
  const second = await startHook({ fake });
  await fake.until(() => lan.room.fromBot().length === 1, 'the next process answered');
  expect(second.heard[0]?.id).toBe(first.heard[0]?.id);
});

test('an answer that takes long does not hold the request for ever', async () => {
  const slow = Promise.withResolvers<void>();
  const { fake } = await startHook({
    converse: async () => {
      await slow.promise;
      return replyOf('at last');
    },
    limits: { holdMs: 500 },
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'long');
  await fake.until(() => fake.waiting() === 0, 'Telegram was told that it is taken');
  slow.resolve();
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
});

test('a duplicate delivery carries the same id', async () => {
  const { fake, heard } = await startHook();
  const lan = fake.person();
  const update = lan.room.says(lan.user, 'twice');
  await fake.until(() => fake.waiting() === 0 && heard.length === 1, 'the first was taken');
  fake.again(update);
  await fake.until(() => heard.length === 2, 'the second was heard');
  expect(heard[0]?.id).toBe(heard[1]?.id);
});

test('a webhook that somebody removed is set again', async () => {
  const { fake, channel } = await startHook();
  await fake.until(() => channel.health().ready, 'the webhook is set');
  fake.hook().url = '';
  await fake.until(() => fake.callsOf('setWebhook').length === 2, 'the webhook is set again');
});

test('when Telegram cannot deliver, health says so', async () => {
  const { fake, channel } = await startHook({ settings: { publicUrl: 'http://127.0.0.1:1' } });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => channel.health().detail.includes('cannot deliver'), 'health tells of it');
  expect(channel.health().ready).toBe(false);
});

test.each([
  [{ publicUrl: undefined }, 'PUBLIC_URL'],
  [{ publicUrl: 'ftp://example.org' }, 'PUBLIC_URL'],
  [{ publicUrl: 'https://example.org', webhookSecret: 'dấu' }, 'TELEGRAM_WEBHOOK_SECRET'],
])('settings that cannot work end it with a sentence that names the variable: %j', async (settings, name) => {
  const { channel } = await startRig({ run: false, settings: { mode: 'webhook', ...settings } });
  await expect(channel.run(new AbortController().signal)).rejects.toThrow(name);
});

test('a process that does not run the channel (another holds the lease) takes webhook requests all the same', async () => {
  const { fake, channel } = await startRig({
    run: false,
    faster: 1,
    settings: { webhookSecret: 'a-secret_1' },
  });
  const lan = fake.person();
  const update = lan.room.says(lan.user, 'hi');
  const response = await channel.receive?.(post(JSON.stringify(update), 'a-secret_1'));
  expect(response?.status).toBe(200);
  expect(lan.room.fromBot()).toHaveLength(1);
});
