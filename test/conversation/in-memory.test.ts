/** The ports in memory: what was kept is found, the oldest goes first, and nothing grows without end. */

import { expect, test } from 'vitest';
import { createInMemory } from '../../src/conversation/in-memory.ts';
import { startTalk } from './rig.ts';

const chat = { channel: 'terminal' as const, chat: 'c' };

test('a value is found again until it is deleted', async () => {
  const { memory } = createInMemory();
  await memory.set('k', { a: 1 }, 1000);
  expect(await memory.get('k')).toEqual({ a: 1 });
  await memory.delete('k');
  expect(await memory.get('k')).toBeUndefined();
});

test('a message is new once, busy until it is settled, done afterwards', async () => {
  const { seen } = createInMemory();
  expect([await seen.begin('m'), await seen.begin('m')]).toEqual(['new', 'busy']);
  await seen.settle('m');
  expect(await seen.begin('m')).toBe('done');
});

test('a language is chosen for a chat, and unchosen', async () => {
  const { preferences } = createInMemory();
  await preferences.setLanguage(chat, 'ko');
  expect(await preferences.languageOf({ ...chat, thread: '7' })).toBe('ko');
  expect(await preferences.languageOf({ ...chat, channel: 'web' })).toBeUndefined();
  await preferences.setLanguage(chat, undefined);
  expect(await preferences.languageOf(chat)).toBeUndefined();
});

test('of more than it holds, what was set longest ago is forgotten', async () => {
  const { memory } = createInMemory(3);
  for (const key of ['a', 'b', 'c']) await memory.set(key, key, 1000);
  await memory.set('a', 'again', 1000);
  await memory.set('d', 'd', 1000);
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((key) => memory.get(key)))).toEqual([
    'again',
    undefined,
    'c',
    'd',
  ]);
});

test('a conversation goes on where another process left it: its state is plain JSON', async () => {
  const first = startTalk();
  await first.say('Việt Nam xếp thứ mấy về EGDI năm 2024?');
  const [key, state] = first.handed.findLast(({ port }) => port === 'memory')?.values ?? [];
  const second = startTalk();
  await second.tools.memory.set(String(key), JSON.parse(JSON.stringify(state)), 1000);
  expect((await second.say('còn năm 2022?')).entries).toContain('egdi');
});
