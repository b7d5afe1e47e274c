/** What platforms deliver over HTTP, through the real server: Telegram's webhook and Discord's interactions. */

import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Interaction } from '../platforms/discord/interactions.ts';
import { seen } from './talks/discord.ts';
import { telegramTalk } from './talks/telegram.ts';
import { startWorld, type World } from './world.ts';

const secret = 'a-secret_of-the-webhook';
const question = '구삐는 언제부터 제공되었나요?';
const answered = /2021년 3월 29일/;

let world: World;

beforeAll(async () => {
  const port = await freePort();
  const env = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: secret,
  };
  world = await startWorld({ env });
  world.unlogged.add(secret).add(question);
}, 60_000);

afterAll(async () => {
  expect(await world?.close()).toEqual([]);
}, 30_000);

test('Telegram delivers to the webhook, and nobody polls', async () => {
  const { telegram } = world;
  const said = await telegramTalk(world, 'ko').say(question);
  expect(said.text).toMatch(answered);
  await telegram.until(() => telegram.waiting() === 0, 'the update was taken');
  expect(telegram.hook().secret).toBe(secret);
  expect(telegram.callsOf('getUpdates')).toEqual([]);
});

test.each([
  ['without a secret', {}],
  ['with a wrong secret', { 'x-telegram-bot-api-secret-token': `${secret}x` }],
])('an update %s is refused with 401, and nothing comes of it', async (_, headers) => {
  const { telegram, bot } = world;
  const { user, room } = telegram.person();
  const message = {
    message_id: 1,
    date: 1,
    chat: { id: room.id, type: 'private' },
    from: user,
    text: question,
  };
  const response = await fetch(`${bot.url}/telegram/webhook`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ update_id: 9_999, message }),
  });
  await response.text();
  await telegramTalk(world).say('hello');
  expect(response.status).toBe(401);
  expect(room.fromBot()).toEqual([]);
});

test('an interaction over HTTP is answered in the response, or edited in after it', async () => {
  const { discord } = world;
  const hall = discord.world.channel('hall');
  const asked = discord.people.slash('ask', { question }, { place: hall, locale: 'ko' });
  expect(await deliver(asked)).toEqual({ status: 204 });
  const original = await discord.when('it is answered', () => !asked.thinking && asked.original);
  const said = seen(original);
  expect(said.text).toMatch(answered);
  expect(said.sources[0]).toMatchObject({
    about: expect.stringMatching(/^\[1\]/),
    url: expect.stringMatching(/^https?:/),
  });
});

test('a ping of Discord is answered with a pong; one with a wrong signature with 401', async () => {
  const { people } = world.discord;
  const ping = { id: '1', application_id: '2', type: 1, token: 't', version: 1 };
  const good = await send(people.request(ping));
  expect([good.status, await good.json()]).toEqual([200, { type: 1 }]);
  const tampered = await send(people.request(ping, { tamper: true }));
  const old = await send(people.request(ping, { at: new Date(Date.now() - 3_600_000) }));
  const unsigned = await fetch(`${world.bot.url}/discord/interactions`, { method: 'POST', body: '{}' });
  const refused = [tampered, old, unsigned];
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401]);
  await Promise.all(refused.map((response) => response.text()));
});

const first = z.looseObject({ type: z.int(), data: z.unknown().optional() });

/** As Discord does: what comes back is the first response. */
async function deliver(interaction: Interaction) {
  const { people, interactions } = world.discord;
  const response = await send(people.request(interaction.payload));
  return interactions.respond(interaction, first.parse(await response.json()), []);
}

async function send(request: Request): Promise<Response> {
  const { method, headers } = request;
  return fetch(`${world.bot.url}/discord/interactions`, { method, headers, body: await request.text() });
}

/** The program must know its public address before it listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}
