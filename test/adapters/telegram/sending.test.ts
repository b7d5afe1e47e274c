/** Replies on a bad day: floods, faults, blocks; and that nothing secret reaches the log. */

import { afterEach, expect, test } from 'vitest';
import { createPace, realTimers } from '../../../src/pace.ts';
import type { Permit } from '../../../src/ports.ts';
import { replyOf } from '../../channel/replies.ts';
import { closeRigs, startRig } from './rig.ts';

afterEach(async () => expect(await closeRigs()).toEqual([]));

test('a refusal with retry_after is sat out, told to the pace, and the answer goes out once', async () => {
  const told: (number | undefined)[] = [];
  const done: Permit['done'] = (outcome) => void told.push(outcome?.retryAfterMs);
  const { fake, waits } = await startRig({ pace: { take: async () => ({ done }) } });
  fake.fault('sendMessage', {
    kind: 'refusal',
    refusal: {
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    },
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => told.length === 2, 'the answer is there');
  expect(lan.room.fromBot()).toHaveLength(1);
  expect(waits.some((ms) => ms > 6_500 && ms <= 7_000)).toBe(true);
  expect(told).toEqual([7_000, undefined]);
});

test('after such a refusal everything else waits too: one place knows of it', async () => {
  const { fake, waits } = await startRig();
  const [lan, minjun] = [fake.person(), fake.person()];
  fake.fault('sendMessage', {
    kind: 'refusal',
    refusal: { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 60 } },
  });
  lan.room.says(lan.user, 'hi');
  await fake.until(() => waits.some((ms) => ms > 50_000), 'the first waits');
  const before = fake.callsOf('sendMessage').length;
  minjun.room.says(minjun.user, 'hi');
  await fake.until(() => waits.filter((ms) => ms > 50_000).length >= 2, 'the second waits');
  expect(fake.callsOf('sendMessage')).toHaveLength(before);
  await fake.until(() => lan.room.fromBot().length + minjun.room.fromBot().length === 2, 'both are answered');
});

test('with the real pace sixty answers at thirty a second meet hardly a refusal, and each arrives once', async () => {
  const pace = createPace({ overall: { count: 30, windowMs: 1_000 }, timers: realTimers });
  const { fake } = await startRig({ platform: { perSecond: 30 }, pace });
  const people = Array.from({ length: 60 }, () => fake.person());
  for (const { room, user } of people) room.says(user, 'hi');
  await fake.until(() => people.every(({ room }) => room.fromBot().length === 1), 'everybody has an answer');
  expect(people.every(({ room }) => room.fromBot().length === 1)).toBe(true);
  expect(fake.callsOf('sendMessage').length).toBeLessThanOrEqual(63);
});

test.each([
  ['a 502 before it took effect', { kind: 'status', status: 502 }],
  ['a connection cut before it took effect', { kind: 'cut' }],
] as const)('an answer that meets %s is sent again', async (_, fault) => {
  const { fake } = await startRig();
  fake.fault('sendMessage', fault, 2);
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  expect(fake.callsOf('sendMessage')).toHaveLength(3);
});

test('an answer that was refused four times is given up with a line in the log; the next question is answered', async () => {
  const { fake, lines } = await startRig();
  fake.fault('sendMessage', { kind: 'status', status: 500 }, 4);
  const lan = fake.person();
  lan.room.says(lan.user, 'one');
  lan.room.says(lan.user, 'two');
  await fake.until(() => lan.room.fromBot().length === 1, 'the second answer is there');
  expect(lan.room.fromBot()[0]?.text).toBe('echo: two');
  expect(lines.join()).toContain('a reply did not go out');
});

test.each(['bot was blocked by the user', 'user is deactivated', 'bot was kicked from the supergroup chat'])(
  'who is not there any more (403: %s) is not tried again',
  async (forbidden) => {
    const { fake, lines } = await startRig();
    const lan = fake.person();
    lan.room.chat.forbidden = forbidden;
    lan.room.says(lan.user, 'hi');
    await fake.until(() => lines.some((line) => line.includes('"outcome":"gone"')), 'the log tells of it');
    expect(fake.callsOf('sendMessage')).toHaveLength(1);
  },
);

test('HTML that Telegram cannot read goes out as plain text, with a line in the log', async () => {
  const { fake, lines } = await startRig({
    converse: async () =>
      replyOf('', { blocks: [{ kind: 'paragraph', spans: [{ text: 'a < b', bold: true }] }] }),
  });
  fake.fault('sendMessage', {
    kind: 'refusal',
    refusal: {
      error_code: 400,
      description: 'Bad Request: can\'t parse entities: Unsupported start tag "secretword" at byte offset 3',
    },
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  expect(lan.room.fromBot()[0]?.text).toBe('a < b');
  expect(fake.callsOf('sendMessage')[1]).not.toHaveProperty('parse_mode');
  expect(lines.join()).toContain('refused a message as HTML');
  expect(lines.join()).not.toContain('secretword');
});

test('an answer refused for a reason that nobody foresaw goes out without markup and buttons', async () => {
  const { fake } = await startRig({
    converse: async () => replyOf('words', { buttons: [{ label: 'Press', action: 'go' }] }),
  });
  fake.fault('sendMessage', {
    kind: 'refusal',
    refusal: { error_code: 400, description: 'Bad Request: MESSAGE_TOO_ODD' },
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  expect(lan.room.fromBot()[0]?.text).toBe('words');
  expect(lan.room.fromBot()[0]).not.toHaveProperty('reply_markup');
});

test('a topic that was deleted gets no answer elsewhere', async () => {
  const { fake, lines } = await startRig();
  const forum = fake.group({ forum: true, topics: [] });
  const { user } = fake.person();
  forum.says(user, '@CaudariBot hi', { thread: 42 });
  await fake.until(
    () => lines.some((line) => line.includes('message thread not found')),
    'the log tells of it',
  );
  expect(forum.fromBot()).toEqual([]);
});

test('no token, no text and no address in any line of the log, whatever fails', async () => {
  const { fake, lines, channel } = await startRig({
    platform: { token: 'odd-token-without-digits' },
    converse: async ({ text }) => replyOf(`you said ${text}`),
  });
  const lan = fake.person();
  for (const method of ['getUpdates', 'sendMessage', 'setMyCommands', 'sendChatAction']) {
    fake.fault(method, { kind: 'nonsense', body: '<html>' }, 2);
    fake.fault(method, { kind: 'cut' }, 3);
  }
  for (let at = 0; at < 3; at++) lan.room.says(lan.user, 'secretword');
  await fake.until(() => lan.room.fromBot().length > 0 && channel.health().ready, 'it came through');
  const all = lines.join() + JSON.stringify(channel.health());
  for (const secret of ['odd-token', 'secretword', String(lan.user.id), '127.0.0.1']) {
    expect(all).not.toContain(secret);
  }
});
