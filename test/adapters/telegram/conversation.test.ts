/** What people see in private chats: questions, commands, buttons, edits, files. */

import { afterEach, expect, test } from 'vitest';
import type { Incoming } from '../../../src/nouns.ts';
import { replyOf } from '../../channel/replies.ts';
import { closeRigs, messageIdOf, startRig } from './rig.ts';

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
      id: `${lan.user.id}/${messageIdOf(update)}`,
      address: { channel: 'telegram', chat: String(lan.user.id) },
      person: String(lan.user.id),
      text: 'Chương trình ITCP là gì?',
      appLanguage: 'vi',
    },
  ]);
});

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

test('a conversation that has nothing to say (seen before) sends nothing', async () => {
  const { fake, heard } = await startRig({ converse: async () => undefined });
  const lan = fake.person();
  lan.room.says(lan.user, 'again');
  await fake.until(() => heard.length === 1 && fake.waiting() === 0, 'the question is dealt with');
  expect(lan.room.fromBot()).toEqual([]);
});

test.each([
  ['/start', { name: 'start', argument: '' }],
  ['/start entry_egdi', { name: 'start', argument: 'entry_egdi' }],
  ['/help@CaudariBot', { name: 'help', argument: '' }],
  ['/language@caudaribot  ko ', { name: 'language', argument: 'ko' }],
  ['/SOURCES', { name: 'sources', argument: '' }],
  ['/unheardof of', { name: 'unheardof', argument: 'of' }],
])('the command %s reaches the conversation as its name and argument', async (text, command) => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  lan.room.says(lan.user, text);
  await fake.until(() => heard.length === 1, 'the command was heard');
  expect(heard[0]?.command).toEqual(command);
});

test('a command for another bot is left alone', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  lan.room.says(lan.user, '/help@OtherBot');
  lan.room.says(lan.user, 'and this?');
  await fake.until(() => heard.length > 0, 'the next question was heard');
  expect(heard.map(({ text }) => text)).toEqual(['and this?']);
});

test('buttons stand under the answer, long ones alone in their row, and come back as their action', async () => {
  const buttons = [
    { label: 'Việt', action: 'language:vi' },
    { label: '한국어', action: 'language:ko' },
    { label: 'Việt Nam xếp thứ mấy về chính phủ điện tử năm 2024?', action: 'ask:egdi' },
  ];
  const { fake, heard } = await startRig({
    converse: async ({ action }) => (action ? replyOf(`pressed ${action}`) : replyOf('choose', { buttons })),
  });
  const lan = fake.person({ language_code: 'ko-KR' });
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the buttons are there');
  const [message] = lan.room.fromBot();
  expect(message?.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text))).toEqual([
    ['Việt', '한국어'],
    ['Việt Nam xếp thứ mấy về chính phủ điện tử năm 2024?'],
  ]);
  if (message) lan.room.presses(lan.user, message, '한국어');
  await fake.until(() => lan.room.fromBot().length === 2, 'the press was answered');
  expect(lan.room.fromBot()[1]?.text).toBe('pressed language:ko');
  expect(heard[1]).toMatchObject({
    action: 'language:ko',
    text: '',
    appLanguage: 'ko',
    person: String(lan.user.id),
  });
  expect(fake.callsOf('answerCallbackQuery')).toHaveLength(1);
});

test('a press is confirmed at once, also while an earlier question of the chat is still being answered', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { fake, heard } = await startRig({
    converse: async ({ text, action }) => {
      if (text === 'slow') await promise;
      return replyOf(action ?? text, { buttons: [{ label: 'Press', action: 'go' }] });
    },
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'first');
  await fake.until(() => lan.room.fromBot().length === 1, 'the first answer is there');
  lan.room.says(lan.user, 'slow');
  const [message] = lan.room.fromBot();
  if (message) lan.room.presses(lan.user, message, 'Press');
  await fake.until(() => fake.callsOf('answerCallbackQuery').length === 1, 'the press was confirmed');
  expect(heard.map(({ text }) => text)).toEqual(['first', 'slow']);
  resolve();
  await fake.until(() => lan.room.fromBot().length === 3, 'both were answered');
  expect(lan.room.fromBot().map(({ text }) => text)).toEqual(['first', 'slow', 'go']);
});

test('a button pressed twice in impatience is answered once; pressed again later, again', async () => {
  const slow = Promise.withResolvers<void>();
  const { fake, heard } = await startRig({
    converse: async ({ action }) => {
      if (action) await slow.promise;
      return replyOf(action ?? 'choose', { buttons: [{ label: 'Press', action: 'go' }] });
    },
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the button is there');
  const [message] = lan.room.fromBot();
  if (!message) throw new Error('no message');
  lan.room.presses(lan.user, message, 'Press');
  lan.room.presses(lan.user, message, 'Press');
  await fake.until(() => fake.callsOf('answerCallbackQuery').length === 2, 'both were confirmed');
  slow.resolve();
  await fake.until(() => lan.room.fromBot().length === 2, 'the press was answered');
  lan.room.presses(lan.user, message, 'Press');
  await fake.until(() => lan.room.fromBot().length === 3, 'the later press was answered');
  expect(heard).toHaveLength(3);
});

test('a press that Telegram calls too old, under a message too old to see, is answered all the same', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  fake.offer({
    callback_query: {
      id: 'expired',
      from: lan.user,
      chat_instance: '1',
      data: 'old:action',
      message: { message_id: 5, date: 0, chat: lan.room.chat.info },
    },
  });
  await fake.until(() => lan.room.fromBot().length === 1, 'the press was answered');
  expect(heard[0]?.action).toBe('old:action');
});

test('buttons that Telegram would refuse the message for are left out, and the log says so', async () => {
  const buttons = [
    { label: 'good', action: 'a'.repeat(64) },
    { label: 'too long', action: 'á'.repeat(33) },
    { label: ' ', action: 'b' },
  ];
  const { fake, lines } = await startRig({ converse: async () => replyOf('text', { buttons }) });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  expect(
    lan.room
      .fromBot()[0]
      ?.reply_markup?.inline_keyboard.flat()
      .map(({ text }) => text),
  ).toEqual(['good']);
  expect(lines.join()).toContain('buttons left out');
});

test('"more" opens the fuller answer in the place of the short one', async () => {
  const buttons = [{ label: 'More', action: 'more:r1' }];
  const { fake } = await startRig({
    converse: async ({ action }) =>
      action === 'more:r1' ? replyOf('short and more') : replyOf('short', { buttons }),
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the short answer is there');
  const [message] = lan.room.fromBot();
  if (message) lan.room.presses(lan.user, message, 'More');
  await fake.until(() => lan.room.fromBot()[0]?.text === 'short and more', 'the answer was opened');
  expect(lan.room.fromBot()).toHaveLength(1);
});

test('"more" under a message that was deleted meanwhile sends the fuller answer anew', async () => {
  const buttons = [{ label: 'More', action: 'more:r1' }];
  const { fake } = await startRig({
    converse: async ({ action }) => (action ? replyOf('all of it') : replyOf('short', { buttons })),
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the short answer is there');
  const [message] = lan.room.fromBot();
  if (message) {
    lan.room.presses(lan.user, message, 'More');
    lan.room.chat.messages.delete(message.message_id);
  }
  await fake.until(() => lan.room.fromBot()[0]?.text === 'all of it', 'the answer came anew');
});

test('"more" of an answer that is kept no longer leaves the short one as it is', async () => {
  const buttons = [{ label: 'More', action: 'more:r1' }];
  const { fake } = await startRig({
    converse: async ({ action }) => (action ? replyOf('gone', { id: 'r2' }) : replyOf('short', { buttons })),
  });
  const lan = fake.person();
  lan.room.says(lan.user, 'hi');
  await fake.until(() => lan.room.fromBot().length === 1, 'the short answer is there');
  const [message] = lan.room.fromBot();
  if (message) lan.room.presses(lan.user, message, 'More');
  await fake.until(() => lan.room.fromBot().length === 2, 'it was told');
  expect(lan.room.fromBot().map(({ text }) => text)).toEqual(['short', 'gone']);
});

test('a file goes out as a document, byte for byte', async () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => at % 256);
  const file = { name: 'sự kiện.ics', type: 'text/calendar', bytes };
  const { fake } = await startRig({ converse: async () => replyOf('the calendar', { files: [file] }) });
  const lan = fake.person();
  lan.room.says(lan.user, 'calendar');
  await fake.until(() => lan.room.fromBot().length === 2, 'text and file are there');
  const sent = fake.callsOf('sendDocument')[0]?.['document'];
  if (!(sent instanceof File)) throw new Error('no file was sent');
  expect(sent.name).toBe('sự kiện.ics');
  expect(new Uint8Array(await sent.arrayBuffer())).toEqual(bytes);
});

test('an edited question is answered anew, as a reply to it', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  const question = lan.room.says(lan.user, 'EGDI 2023?', { at: 1_000 });
  await fake.until(() => lan.room.fromBot().length === 1, 'the first answer is there');
  lan.room.edits(lan.user, question, 'EGDI 2024?', 1_010);
  await fake.until(() => lan.room.fromBot().length === 2, 'the second answer is there');
  expect(heard[1]).toMatchObject({ text: 'EGDI 2024?', edited: true });
  expect(heard[1]?.id).not.toBe(heard[0]?.id);
  expect(fake.callsOf('sendMessage')[1]?.['reply_parameters']).toMatchObject({
    message_id: messageIdOf(question),
  });
});

test('two edits within one second are two questions; an edit that changed no word is none', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  const question = lan.room.says(lan.user, 'one', { at: 1_000 });
  lan.room.edits(lan.user, question, 'two', 1_010);
  lan.room.edits(lan.user, question, 'three', 1_010);
  lan.room.edits(lan.user, question, 'three', 1_020);
  lan.room.says(lan.user, 'last');
  await fake.until(() => heard.some(({ text }) => text === 'last'), 'the last question was heard');
  expect(heard.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'last']);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(4);
});

test('an original that arrives after its own edit is old news', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  const original = { message_id: 9, date: 1_000, chat: lan.room.chat.info, from: lan.user, text: 'before' };
  fake.offer({ edited_message: { ...original, text: 'after', edit_date: 1_005 } });
  fake.offer({ message: original });
  lan.room.says(lan.user, 'last');
  await fake.until(() => heard.some(({ text }) => text === 'last'), 'the last question was heard');
  expect(heard.map(({ text }) => text)).toEqual(['after', 'last']);
});

test('a sticker, a voice message or a photo reaches the conversation without text, so that it can say what it can do', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  const file = { file_id: 'f', file_unique_id: 'u' };
  lan.room.says(lan.user, undefined, { other: { voice: { ...file, duration: 2 } } });
  const photo = [{ ...file, width: 1, height: 1 }];
  lan.room.says(lan.user, undefined, { other: { photo, caption: 'Đây là gì?' } });
  await fake.until(() => heard.length === 2, 'both were heard');
  expect(heard.map(({ text }) => text)).toEqual(['', 'Đây là gì?']);
});

test('the pictures of one album carry one id, so that they are answered once', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  const photo = [{ file_id: 'f', file_unique_id: 'u', width: 1, height: 1 }];
  for (let at = 0; at < 3; at++)
    lan.room.says(lan.user, undefined, { other: { photo, media_group_id: 'album-1' } });
  await fake.until(() => heard.length === 3, 'all were heard');
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
});

test('bots and service messages are not answered', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  const group = fake.group();
  lan.room.says({ ...lan.user, is_bot: true }, 'I am a bot');
  group.says(lan.user, undefined, { other: { new_chat_members: [fake.me] } });
  group.says(lan.user, undefined, { other: { new_chat_title: '@CaudariBot' } });
  lan.room.says(lan.user, 'last');
  await fake.until(() => heard.length > 0, 'the last question was heard');
  expect(heard.map(({ text }) => text)).toEqual(['last']);
});

test('the message replied to is what a question is about; our own is not, unless a passage of it is marked', async () => {
  const { fake, heard } = await startRig();
  const lan = fake.person();
  const about: (Incoming['about'] | 'none')[] = [];
  const forwarded = {
    message_id: 1,
    date: 1,
    chat: lan.room.chat.info,
    from: lan.user,
    text: 'Nghị định số 13',
  };
  lan.room.says(lan.user, 'What is this?', { replyTo: forwarded });
  await fake.until(() => lan.room.fromBot().length === 1, 'the answer is there');
  const [ours] = lan.room.fromBot();
  if (!ours) throw new Error('no answer');
  lan.room.says(lan.user, 'And then?', { replyTo: ours });
  lan.room.says(lan.user, 'This?', {
    replyTo: ours,
    other: { quote: { text: 'What is', position: 0, is_manual: true } },
  });
  await fake.until(() => heard.length === 3, 'all were heard');
  for (const incoming of heard) about.push(incoming.about ?? 'none');
  expect(about).toEqual(['Nghị định số 13', 'none', 'What is']);
});

test('an answer that fails or takes too long ends in a sentence in the language of the app; the log has no word of the question', async () => {
  const { fake, lines } = await startRig({
    converse: async ({ text }) => {
      if (text === 'never ends 7531') await new Promise(() => undefined);
      throw new Error(`could not read ${text}`);
    },
    limits: { answerMs: 30 },
  });
  const lan = fake.person({ language_code: 'vi' });
  lan.room.says(lan.user, 'fails 7531');
  lan.room.says(lan.user, 'never ends 7531');
  await fake.until(() => lan.room.fromBot().length === 2, 'both were told');
  for (const { text } of lan.room.fromBot()) expect(text).toContain('Xin lỗi');
  expect(lines.join()).toContain('an answer failed');
  expect(lines.join()).not.toContain('7531');
  expect(lines.join()).not.toContain(String(lan.user.id));
});
