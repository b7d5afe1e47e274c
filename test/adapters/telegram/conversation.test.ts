/** What people see in private chats: questions, commands, buttons, edits. */

import { afterEach, expect, test } from 'vitest';
import { closeRigs, replyOf, startRig } from './rig.ts';

afterEach(async () => expect(await closeRigs()).toEqual([]));

test('a question in a private chat is answered in the same chat, without a link preview', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person({ language_code: 'vi' });
  const update = lan.room.says(lan.user, 'Chương trình ITCP là gì?');
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  expect(lan.room.fromBot()[0]?.text).toBe('echo: Chương trình ITCP là gì?');
  expect(fake.callsOf('sendMessage')[0]).toMatchObject({
    chat_id: lan.user.id,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  });
  expect(fake.callsOf('sendMessage')[0]).not.toHaveProperty('reply_parameters');
  expect(heard).toEqual([
    {
      id: `${lan.user.id}/${messageId(update)}`,
      address: { channel: 'telegram', chat: String(lan.user.id) },
      person: String(lan.user.id),
      text: 'Chương trình ITCP là gì?',
      appLanguage: 'vi',
    },
  ]);
});

function messageId(update: Record<string, unknown>): unknown {
  const { message } = update;
  return typeof message === 'object' && message !== null && 'message_id' in message ? message.message_id : undefined;
}

test('"typing…" is shown while the answer is in the making, again and again', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { fake } = await startRig({
    converse: async () => {
      await promise;
      return replyOf('done');
    },
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => fake.callsOf('sendChatAction').length >= 3, 'typing was shown three times');
  resolve();
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  expect(fake.callsOf('sendChatAction')[0]).toEqual({ chat_id: lan.user.id, action: 'typing' });
});
