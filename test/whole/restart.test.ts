/** The program ends or is killed in the middle: nothing is lost, nothing is said twice; on SQLite, and on PostgreSQL with Redis. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missing, onEachEngine } from '../adapters/ledger/engines.ts';
import { answer } from '../platforms/openai/behaviour.ts';
import { fakeOpenAI } from '../platforms/openai/server.ts';
import { until } from './bot.ts';
import { holdModel } from './held-model.ts';
import { discordTalk } from './talks/discord.ts';
import { telegramTalk } from './talks/telegram.ts';
import { webTalk } from './talks/web.ts';
import { type Env, startWorld, type World } from './world.ts';

const redis = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const question = 'Luật Trí tuệ nhân tạo có hiệu lực từ khi nào?';
const answered = /01\/0?3\/2026/;

const redisAnswers = await answers(redis);

onEachEngine((_, newPlace) => {
  let place: Awaited<ReturnType<typeof newPlace>>;
  let world: World | undefined;

  beforeEach(async () => {
    place = await newPlace();
  });

  afterEach(async () => {
    const wrong = await world?.close();
    world = undefined;
    await place.remove();
    expect(wrong).toEqual([]);
  });

  async function start(env: Env = {}): Promise<World> {
    const { databaseUrl } = place.settings;
    const servers: Env = databaseUrl
      ? { DATABASE_URL: databaseUrl, ...(redisAnswers && { KEYV_URL: redis }) }
      : {};
    world = await startWorld({ env: { ...servers, ...env } });
    return world;
  }

  test('an update that comes again after a kill is not answered again; the conversation goes on', {
    timeout: 90_000,
  }, async () => {
    const { telegram, bot, again } = await start();
    const { user, room } = telegram.person();
    const update = room.says(user, 'Việt Nam xếp thứ mấy về EGDI năm 2024?');
    await telegram.until(() => room.fromBot().length === 1, 'it is answered');
    await bot.kill();
    telegram.again(update);
    await again();
    room.says(user, 'con nam 2022?');
    await telegram.until(() => room.fromBot().length >= 2, 'the next question is answered');
    await telegram.until(() => telegram.waiting() === 0, 'both were taken');
    const [, next, more] = room.fromBot();
    expect(next?.text).toMatch(/\b86\b/);
    expect(more).toBeUndefined();
  });

  test('after an end and a new start an answer has its address, and a chat its language', {
    timeout: 90_000,
  }, async () => {
    const whole = await start();
    const web = await webTalk(whole);
    const telegram = telegramTalk(whole);
    await web.say(question);
    await telegram.say('/language ko');
    whole.bot.askToEnd();
    await whole.bot.ended();
    const { url } = await whole.again();
    const page = await fetch(`${url}/a/${web.answer().id}`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringMatching(answered)]);
    expect((await telegram.say(question)).text).toMatch(/2026년 3월 1일/);
  });

  test('a kill while an answer is being made: it is made anew, and said once', {
    timeout: 90_000,
  }, async () => {
    await using model = await fakeOpenAI();
    await using held = await holdModel(model.url);
    model.next({ kind: 'writes', text: answer() });
    const { telegram, bot, again } = await start(modelAt(held.url));
    const { user, room } = telegram.person();
    room.says(user, question);
    await until('the answer is in the making', () => held.came() === 1 || undefined);
    await bot.kill();
    expect(room.fromBot()).toEqual([]);
    held.release();
    await again();
    await telegram.until(() => room.fromBot().length > 0, 'it is answered');
    await telegram.until(() => telegram.waiting() === 0, 'it was taken');
    expect(room.fromBot().map(({ text }) => text)).toEqual([expect.stringMatching(answered)]);
  });

  test('a kill while an answer is being sent: it is not sent again', { timeout: 90_000 }, async () => {
    const { telegram, bot, again } = await start();
    const { user, room } = telegram.person();
    const gate = Promise.withResolvers<void>();
    telegram.fault('sendMessage', { kind: 'slow', until: gate.promise });
    room.says(user, question);
    await telegram.until(() => telegram.callsOf('sendMessage').length === 1, 'it is being sent');
    await bot.kill();
    gate.resolve();
    await again();
    await telegram.until(() => telegram.waiting() === 0, 'the update was taken again');
    expect(room.fromBot()).toHaveLength(1);
  });

  test('asked to end, it finishes what is in flight on every channel, and ends well within five seconds', {
    timeout: 90_000,
  }, async () => {
    await using model = await fakeOpenAI();
    await using held = await holdModel(model.url);
    model.next({ kind: 'writes', text: answer() });
    const whole = await start(modelAt(held.url));
    const web = await webTalk(whole);
    const answers = [telegramTalk(whole), discordTalk(whole), web].map((talk) => talk.say(question));
    await until('all are in the making', () => held.came() === 3 || undefined);
    whole.bot.askToEnd();
    await until('nobody is let in any more', () =>
      fetch(`${whole.bot.url}/healthz`).then(
        () => undefined,
        () => true,
      ),
    );
    held.release();
    for (const said of await Promise.all(answers)) expect(said.text).toMatch(answered);
    const { code, afterMs } = await whole.bot.ended();
    expect(code).toBe(0);
    expect(afterMs).toBeLessThan(5_000);
    expect(whole.telegram.waiting()).toBe(0);
  });

  test('an answer that does not come in time does not keep it from ending; its successor gives it', {
    timeout: 90_000,
  }, async () => {
    await using model = await fakeOpenAI();
    await using held = await holdModel(model.url);
    const { telegram, bot, again } = await start(modelAt(held.url));
    const { user, room } = telegram.person();
    room.says(user, question);
    await until('the answer is in the making', () => held.came() === 1 || undefined);
    bot.askToEnd();
    const { code, afterMs } = await bot.ended();
    expect(code).toBe(0);
    expect(afterMs).toBeLessThan(5_000);
    await again({ OPENAI_BASE_URL: '', OPENAI_API_KEY: '' });
    await telegram.until(() => room.fromBot().length > 0, 'its successor answers');
    expect(room.fromBot().map(({ text }) => text)).toEqual([expect.stringMatching(answered)]);
  });
});

if (!redisAnswers) missing('Redis', redis);

const modelAt = (url: string): Env => ({
  OPENAI_BASE_URL: `${url}/v1`,
  OPENAI_API_KEY: 'sk-fake',
  OPENAI_MODEL: 'test-model',
});

async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port) || 6379, hostname);
  return once(socket, 'connect')
    .then(
      () => true,
      () => false,
    )
    .finally(() => socket.destroy());
}
