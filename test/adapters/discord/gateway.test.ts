/** The line to the gateway: comes back by itself, loses nothing that can be resumed, ends in order. */

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

test('a cut line is resumed, and what was said meanwhile is answered', async () => {
  const { fake, channel, people, hall, us } = await start();
  fake.gateway.drop();
  await fake.when('it is noticed', () => !channel.health().ready);
  expect(channel.health().detail).toContain('connecting again');
  people.write({ place: hall, content: `${us} meanwhile` });
  const answer = await fake.when('the answer is there', () => fake.in(hall)[0]);
  expect(shown(answer)).toBe('You said: meanwhile');
  expect([fake.gateway.state.identifies, fake.gateway.state.resumes]).toEqual([1, 1]);
  expect(channel.health()).toMatchObject({ ready: true, heardAt: expect.any(Date) });
});

test('asked to reconnect it resumes', async () => {
  const { fake, people, hall, us } = await start();
  fake.gateway.askToReconnect();
  await fake.when('it resumes', () => fake.gateway.state.resumes === 1 && fake.gateway.connected());
  people.write({ place: hall, content: `${us} still there?` });
  await fake.when('the answer is there', () => fake.in(hall)[0]);
});

test('an invalid session begins anew', async () => {
  const { fake, people, hall, us } = await start();
  fake.gateway.invalidate(false);
  await fake.when(
    'it identifies again',
    () => fake.gateway.state.identifies === 2 && fake.gateway.connected(),
  );
  people.write({ place: hall, content: `${us} still there?` });
  await fake.when('the answer is there', () => fake.in(hall)[0]);
});

test('a line that is dead without knowing it is noticed by its heartbeats', async () => {
  const { fake } = await start({
    before({ gateway }) {
      gateway.state.heartbeatMs = 60;
    },
  });
  fake.gateway.state.deaf = true;
  await fake.when('it comes back', () => fake.gateway.state.resumes >= 1);
  fake.gateway.state.deaf = false;
  await fake.when('it is on the gateway', () => fake.gateway.connected());
});

test('heartbeats keep the time at which it was heard', async () => {
  let now = new Date('2026-11-21T10:00:00Z');
  const { fake, channel } = await start({
    clock: () => now,
    before({ gateway }) {
      gateway.state.heartbeatMs = 30;
    },
  });
  now = new Date('2026-11-21T10:05:00Z');
  await fake.when('it was heard anew', () => channel.health().heardAt?.getTime() === now.getTime());
});

test('a wrong token ends the run with a sentence that names the variable and not the token', async () => {
  const { ended, channel } = await start({ connected: false, settings: { token: 'wrong.token.entirely' } });
  await expect(ended).rejects.toThrow(/DISCORD_BOT_TOKEN/);
  await expect(ended).rejects.not.toThrow(/wrong\.token/);
  expect(channel.health().ready).toBe(false);
});

test('a token that is refused only by the gateway ends the run, too', async () => {
  const { ended } = await start({
    connected: false,
    before({ gateway }) {
      gateway.state.refuseIdentify = true;
    },
  });
  await expect(ended).rejects.toThrow(/DISCORD_BOT_TOKEN/);
});

test('a token that was reset while it runs ends the run', async () => {
  const { fake, ended } = await start();
  fake.gateway.drop(4004);
  await expect(ended).rejects.toThrow(/DISCORD_BOT_TOKEN/);
});

test('a gateway that cannot be reached is tried until it can', async () => {
  const { fake, channel, people, hall, us } = await start({
    connected: false,
    before(platform) {
      platform.fail({ kind: 'status', status: 503 }, { path: /gateway\/bot/, times: 6 });
    },
  });
  await fake.when('it says so', () => channel.health().detail.includes('cannot be reached'));
  await fake.when('it is there', () => channel.health().ready);
  people.write({ place: hall, content: `${us} hello` });
  await fake.when('the answer is there', () => fake.in(hall)[0]);
});

test('a gateway that closes every line at first is tried again', async () => {
  const { fake, channel } = await start({
    before({ gateway }) {
      gateway.state.refuseLines = 2;
    },
  });
  expect(channel.health().ready).toBe(true);
  expect(fake.gateway.state.identifies).toBe(1);
});

test('a gateway behind a broken proxy is tried again', async () => {
  const { fake, channel } = await start({
    before({ gateway }) {
      gateway.state.refuseUpgrades = 3;
    },
  });
  expect(channel.health().ready).toBe(true);
  expect(fake.gateway.state.identifies).toBe(1);
});

test('events with less in them than Discord sends, and nonsense, do not end the program', async () => {
  const { fake, people, hall, us, heard } = await start({
    before({ world }) {
      world.channel('known');
    },
  });
  const known = [...fake.world.places.values()].find(({ name }) => name === 'known');
  const sparse = { channel_id: known?.id, guild_id: fake.world.guildId, author: { id: '42', username: 'x' } };
  people.event('MESSAGE_CREATE', null);
  people.event('MESSAGE_CREATE', 'nonsense');
  people.event('INTERACTION_CREATE', {});
  people.event('GUILD_CREATE', { id: '1' });
  people.event('THREAD_CREATE', {});
  people.event('MESSAGE_CREATE', {
    ...sparse,
    id: '700',
    content: `${us} hello`,
    mentions: [{ id: fake.world.bot.id }],
  });
  await fake.when('the sparse one is answered', () => known && fake.in(known)[0]);
  people.write({ place: hall, content: `${us} still there?` });
  await fake.when('the next one is answered', () => fake.in(hall)[0]);
  expect(heard.map(({ text }) => text)).toEqual(['hello', 'still there?']);
});

test('at its end it finishes what is in flight and closes the line', async () => {
  const gate = Promise.withResolvers<void>();
  const { fake, people, hall, us, stop, heard } = await start({
    async converse({ text }) {
      await gate.promise;
      return replyOf(text);
    },
  });
  people.write({ place: hall, content: `${us} in flight` });
  const asked = people.overGateway(
    people.slash('ask', { question: 'deferred' }, { place: fake.world.channel('b') }),
  );
  await fake.when('both are in flight', () => heard.length === 2 && asked.thinking);
  const stopped = stop();
  gate.resolve();
  await stopped;
  expect(fake.in(hall).map(shown)).toEqual(['in flight']);
  expect(shown(asked.original)).toBe('deferred');
  await fake.when('the line is closed', () => fake.gateway.state.closeCodes.includes(1000));
});

test('what does not finish in time is broken off, and the end does not wait for it', async () => {
  const { fake, people, hall, us, stop, heard } = await start({
    limits: { drainMs: 50 },
    converse: () => new Promise(() => undefined),
  });
  people.write({ place: hall, content: `${us} for ever` });
  await fake.when('it is in flight', () => heard.length === 1);
  const before = performance.now();
  await stop();
  expect(performance.now() - before).toBeLessThan(2_000);
});

test('an end while the line is being made anew waits for it and closes it: no line is left behind', async () => {
  const { fake, channel, stop } = await start();
  fake.gateway.drop();
  await fake.when('it is noticed', () => !channel.health().ready);
  await stop();
  expect([fake.gateway.state.resumes, fake.gateway.connected()]).toEqual([1, false]);
  expect(fake.gateway.state.closeCodes.at(-1)).toBe(1000);
});

test('an end while the gateway stays away comes in time, and then nobody knocks there any more', async () => {
  const { fake, channel, stop } = await start();
  fake.gateway.state.refuseUpgrades = 1_000;
  fake.gateway.drop();
  await fake.when('it is noticed', () => !channel.health().ready);
  const beforeMs = performance.now();
  await stop();
  expect(performance.now() - beforeMs).toBeLessThan(4_000);
  const { attempts } = fake.gateway.state;
  const afterMs = performance.now();
  await fake.when('two further tries would have come', () => performance.now() - afterMs > 1_300);
  expect(fake.gateway.state.attempts).toBe(attempts);
});

test('answers ride out limits, errors and cut lines, and come once', async () => {
  const { fake, people, hall, us } = await start();
  const path = /\/messages$/;
  fake.fail({ kind: 'limited', retryAfterS: 0.3 }, { path });
  fake.fail({ kind: 'status', status: 502 }, { path });
  fake.fail({ kind: 'cut', after: true }, { path });
  people.write({ place: hall, content: `${us} rough` });
  await fake.when('a call succeeds', () =>
    fake.calls.some((one) => path.test(one.path) && one.status === 200),
  );
  expect(fake.in(hall).map(shown)).toEqual(['You said: rough']);
});

test('a limit of the whole bot is told to the pace', async () => {
  const told: unknown[] = [];
  const { fake, people, hall, us } = await start({
    realTime: true,
    pace: { take: async () => ({ done: (outcome) => void told.push(outcome?.retryAfterMs) }) },
  });
  fake.fail({ kind: 'limited', retryAfterS: 1, global: true }, { path: /\/messages$/ });
  people.write({ place: hall, content: `${us} hello` });
  await fake.when('the answer is there', () => fake.in(hall)[0]);
  expect(told[0]).toBeCloseTo(1_050, -2);
  expect(told[1]).toBeUndefined();
});

test.each(['', '/', '/v10', '/v10/'])('the API root may end in "%s"', async (end) => {
  const { channel } = await start({ rootEnd: end });
  expect(channel.health().ready).toBe(true);
});
