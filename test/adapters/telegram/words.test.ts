/** Mentions and commands in a text: what is left of it, and whom it speaks to. */

import { expect, test } from 'vitest';
import type { Entity } from '../../../adapters/telegram/update.ts';
import { wordsOf } from '../../../adapters/telegram/words.ts';

const me = { id: 1, username: 'CaudariBot' };

/** Marks every @name and every /command at the start, as Telegram does. */
function words(text: string) {
  const entities: Entity[] = [...text.matchAll(/@\w+|^\/\w+(@\w+)?/g)].map(({ 0: word, index }) => ({
    type: word.startsWith('/') ? 'bot_command' : 'mention',
    offset: index,
    length: word.length,
  }));
  return wordsOf({ message_id: 1, date: 1, chat: { id: 1, type: 'group' }, text, entities }, me);
}

test.each([
  ['@CaudariBot ITCP là gì?', 'ITCP là gì?'],
  ['@caudaribot: 디지털 협력', '디지털 협력'],
  ['ITCP là gì, @CaudariBot?', 'ITCP là gì, ?'],
  ['Hỏi @CaudariBot, ai phụ trách?', 'Hỏi ai phụ trách?'],
  ['👩‍💻 @CaudariBot hi', '👩‍💻 hi'],
  ['@CaudariBot @CaudariBot hi', 'hi'],
  ['@CaudariBot', ''],
  ['@CaudariBot\nline one\nline two', 'line one\nline two'],
])('%j without the mention is %j', (text, left) => {
  expect(words(text)).toEqual({ text: left, names: true, forAnother: false });
});

test.each(['@CaudariBot2 hi', 'mail me@CaudariBots.org', 'CaudariBot hi'])('%j does not name us', (text) => {
  expect(words(text)).toEqual({ text, names: false, forAnother: false });
});

test.each([
  ['/help', { name: 'help', argument: '' }, true, false],
  ['/Help@CAUDARIBOT', { name: 'help', argument: '' }, true, false],
  ['/language ko', { name: 'language', argument: 'ko' }, true, false],
  ['/start entry_egdi', { name: 'start', argument: 'entry_egdi' }, true, false],
  ['/weather Seoul', { name: 'weather', argument: 'Seoul' }, false, false],
  ['/weather@CaudariBot Seoul', { name: 'weather', argument: 'Seoul' }, true, false],
  ['/help@OtherBot', { name: 'help', argument: '' }, false, true],
  ['/language @CaudariBot vi', { name: 'language', argument: 'vi' }, true, false],
] as const)('%j is the command %j', (text, command, names, forAnother) => {
  expect(words(text)).toMatchObject({ command, names, forAnother });
});
