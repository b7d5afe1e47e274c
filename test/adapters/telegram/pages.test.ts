/** Long answers: pages turned with buttons, on the spot and after a restart. */

import { afterEach, expect, test } from 'vitest';
import type { Block, Reply } from '../../../src/nouns.ts';
import { replyOf } from '../../channel/replies.ts';
import type { Message } from '../../platforms/telegram/chats.ts';
import { closeRigs, startRig } from './rig.ts';

afterEach(async () => expect(await closeRigs()).toEqual([]));

const sentences = Array.from({ length: 300 }, (_, at) => `Câu số ${at}: <chuyển đổi số> & 디지털 전환.`);
const blocks: Block[] = sentences.map((text) => ({ kind: 'paragraph', spans: [{ text }] }));
const long: Reply = replyOf('', { id: 'long-1', blocks, buttons: [{ label: 'Sources', action: 'sources' }] });

function labelsOf(message: Message | undefined): string[] {
  return message?.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}

test('a long answer is one message whose pages are turned in place; nothing is cut, nothing is missing', async () => {
  const { fake } = await startRig({ converse: async () => long });
  const lan = fake.person();
  lan.room.says(lan.user, 'all of it');
  await fake.until(() => lan.room.fromBot().length === 1, 'the first page is there');
  const seen: string[] = [];
  for (let page = 2; ; page++) {
    const [message] = lan.room.fromBot();
    if (!message) throw new Error('the message is gone');
    seen.push(message.text ?? '');
    expect(labelsOf(message)).toContain('Sources');
    const next = labelsOf(message).find((label) => label.startsWith(`${page} ›`));
    if (next === undefined) break;
    lan.room.presses(lan.user, message, next);
    await fake.until(() => lan.room.fromBot()[0]?.text !== seen.at(-1), `page ${page} is shown`);
  }
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.join('\n\n')).toBe(sentences.join('\n\n'));
  expect(lan.room.fromBot()).toHaveLength(1);
});

test('pressing the page that is shown changes nothing and is no failure', async () => {
  const { fake, lines } = await startRig({ converse: async () => long });
  const lan = fake.person();
  lan.room.says(lan.user, 'all of it');
  await fake.until(() => lan.room.fromBot().length === 1, 'the first page is there');
  const [message] = lan.room.fromBot();
  if (message) lan.room.presses(lan.user, message, labelsOf(message)[0] ?? '');
  lan.room.says(lan.user, 'and then?');
  await fake.until(() => lan.room.fromBot().length === 2, 'the press and what came after it were dealt with');
  expect(fake.callsOf('editMessageText')).toHaveLength(1);
  expect(lines.filter((line) => line.includes('did not go out'))).toEqual([]);
});

test('after a restart a page is turned all the same: the conversation opens the reply again', async () => {
  const first = await startRig({ converse: async () => long });
  const { fake } = first;
  const lan = fake.person();
  lan.room.says(lan.user, 'all of it');
  await fake.until(() => lan.room.fromBot().length === 1, 'the first page is there');
  await first.stop();
  const second = await startRig({ fake, converse: async () => long });
  const [message] = lan.room.fromBot();
  if (message) lan.room.presses(lan.user, message, '2 ›');
  await fake.until(() => labelsOf(lan.room.fromBot()[0]).includes('‹ 1'), 'the second page is shown');
  expect(second.heard.map(({ action }) => action)).toEqual(['open:long-1']);
});

test('a reply that is kept no longer: what the conversation says instead is sent', async () => {
  const first = await startRig({ converse: async () => long });
  const { fake } = first;
  const lan = fake.person();
  lan.room.says(lan.user, 'all of it');
  await fake.until(() => lan.room.fromBot().length === 1, 'the first page is there');
  await first.stop();
  await startRig({ fake, converse: async () => replyOf('That answer is kept no longer.', { id: 'other' }) });
  const [message] = lan.room.fromBot();
  if (message) lan.room.presses(lan.user, message, '2 ›');
  await fake.until(() => lan.room.fromBot().length === 2, 'it was told');
  expect(lan.room.fromBot()[1]?.text).toBe('That answer is kept no longer.');
});

test('the pages of the fuller answer are those of the fuller answer, also after a restart', async () => {
  const short = replyOf('short', { id: 'long-1', buttons: [{ label: 'More', action: 'more:long-1' }] });
  const converse = async ({ action }: { action?: string }) => (action === 'more:long-1' ? long : short);
  const first = await startRig({ converse });
  const { fake } = first;
  const lan = fake.person();
  lan.room.says(lan.user, 'tell me');
  await fake.until(() => lan.room.fromBot().length === 1, 'the short answer is there');
  const [message] = lan.room.fromBot();
  if (message) lan.room.presses(lan.user, message, 'More');
  await fake.until(() => labelsOf(lan.room.fromBot()[0]).includes('2 ›'), 'the fuller answer is open');
  await first.stop();
  const second = await startRig({ fake, converse });
  const [opened] = lan.room.fromBot();
  if (opened) lan.room.presses(lan.user, opened, '2 ›');
  await fake.until(() => labelsOf(lan.room.fromBot()[0]).includes('‹ 1'), 'its second page is shown');
  expect(second.heard.map(({ action }) => action)).toEqual(['more:long-1']);
});

test('a reply whose id is too long for a button comes page after page', async () => {
  const { fake } = await startRig({ converse: async () => ({ ...long, id: 'x'.repeat(60) }) });
  const lan = fake.person();
  lan.room.says(lan.user, 'all of it');
  await fake.until(() => labelsOf(lan.room.fromBot().at(-1)).includes('Sources'), 'the last page is there');
  const texts = lan.room.fromBot().map(({ text }) => text);
  expect(texts.join('\n\n')).toBe(sentences.join('\n\n'));
});
