/** Groups and forum topics: when the bot speaks, to whom and where. */

import { afterEach, expect, test } from 'vitest';
import { closeRigs, messageIdOf, startRig } from './rig.ts';

afterEach(async () => expect(await closeRigs()).toEqual([]));

test('in a group the bot answers who mentions it, in reply to the message, without the mention', async () => {
  const { fake, heard } = await startRig();
  const group = fake.group();
  const { user } = fake.person();
  group.says(user, 'What do you all think?');
  const question = group.says(user, '@caudaribot, ITCP là gì?');
  group.says(user, 'Cho hỏi @CaudariBot NIPA là gì?');
  group.says(user, '@CaudariBotTwo NIPA?');
  await fake.until(() => group.fromBot().length === 2, 'both answers are there');
  expect(heard.map(({ text }) => text)).toEqual(['ITCP là gì?', 'Cho hỏi NIPA là gì?']);
  expect(heard[0]).toMatchObject({ address: { chat: String(group.id) }, person: String(user.id) });
  expect(fake.callsOf('sendMessage')[0]?.['reply_parameters']).toEqual({
    message_id: messageIdOf(question),
    allow_sending_without_reply: true,
  });
});

test('a reply to the bot is meant for it; a reply to somebody else is not', async () => {
  const { fake, heard } = await startRig();
  const group = fake.group();
  const { user } = fake.person();
  group.says(user, '@CaudariBot hi');
  await fake.until(() => group.fromBot().length === 1, 'the answer is there');
  const [ours] = group.fromBot();
  if (!ours) throw new Error('no answer');
  group.says(user, 'còn năm 2025?', { replyTo: ours });
  group.says(user, 'I agree', { replyTo: { ...ours, from: user } });
  group.says(user, '@CaudariBot last');
  await fake.until(() => heard.length === 3, 'the last was heard');
  expect(heard.map(({ text }) => text)).toEqual(['hi', 'còn năm 2025?', 'last']);
});

test('in a group our commands work with and without our name, those of others do not', async () => {
  const { fake, heard } = await startRig();
  const group = fake.group();
  const { user } = fake.person();
  for (const text of ['/help', '/ban', '/ban@OtherBot', '/language@CaudariBot vi']) group.says(user, text);
  await fake.until(() => heard.length === 2, 'both were heard');
  expect(heard.map(({ command }) => command)).toEqual([
    { name: 'help', argument: '' },
    { name: 'language', argument: 'vi' },
  ]);
});

test('a person without a user name who is mentioned by link, and a caption, count as well', async () => {
  const { fake, heard } = await startRig();
  const group = fake.group();
  const { user } = fake.person();
  group.says(user, 'Caudari giúp tôi', {
    other: { entities: [{ type: 'text_mention', offset: 0, length: 7, user: fake.me }] },
  });
  const photo = [{ file_id: 'f', file_unique_id: 'u', width: 1, height: 1 }];
  const caption_entities = [{ type: 'mention', offset: 0, length: 11 }];
  group.says(user, undefined, { other: { photo, caption: '@CaudariBot đây là gì?', caption_entities } });
  await fake.until(() => heard.length === 2, 'both were heard');
  expect(heard.map(({ text }) => text)).toEqual(['giúp tôi', 'đây là gì?']);
});

test('a question in a forum topic is answered in that topic, and typing is shown there', async () => {
  const { fake, heard } = await startRig();
  const forum = fake.group({ forum: true, topics: [42] });
  const { user } = fake.person();
  forum.says(user, '@CaudariBot hi', { thread: 42 });
  await fake.until(() => forum.fromBot().length === 1, 'the answer is there');
  expect(forum.fromBot()[0]).toMatchObject({ message_thread_id: 42, is_topic_message: true });
  expect(heard[0]?.address).toEqual({ channel: 'telegram', chat: String(forum.id), thread: '42' });
  await fake.until(() => fake.callsOf('sendChatAction').length === 1, 'typing was shown');
  expect(fake.callsOf('sendChatAction')[0]?.['message_thread_id']).toBe(42);
});

test('a chain of replies outside a forum has a thread id too, which is no topic and not written to', async () => {
  const { fake } = await startRig();
  const group = fake.group();
  const { user } = fake.person();
  group.says(user, '@CaudariBot hi', { other: { message_thread_id: 77 } });
  await fake.until(() => group.fromBot().length === 1, 'the answer is there');
  expect(fake.callsOf('sendMessage')[0]).not.toHaveProperty('message_thread_id');
});

test('the message that opened a topic is not "replied to", even when the bot opened it', async () => {
  const { fake, heard } = await startRig();
  const forum = fake.group({ forum: true, topics: [42] });
  const { user } = fake.person();
  const opened = {
    message_id: 42,
    date: 1,
    chat: forum.chat.info,
    from: fake.me,
    forum_topic_created: { name: 'AI', icon_color: 1 },
  };
  forum.says(user, 'talking among ourselves', { thread: 42, replyTo: opened });
  forum.says(user, '@CaudariBot hi', { thread: 42, replyTo: opened });
  await fake.until(() => heard.length === 1, 'the question was heard');
  expect(heard[0]?.text).toBe('hi');
  expect(heard[0]).not.toHaveProperty('about');
});

test('an edit in a group is answered only when the original was meant for the bot', async () => {
  const { fake, heard } = await startRig();
  const group = fake.group();
  const { user } = fake.person();
  const question = group.says(user, '@CaudariBot EGDI 2023?', { at: 1_000 });
  const chatter = group.says(user, 'lunch?', { at: 1_000 });
  group.edits(user, question, 'EGDI 2024?', 1_010);
  group.edits(user, chatter, '@CaudariBot lunch?', 1_010);
  group.says(user, '@CaudariBot last');
  await fake.until(() => heard.some(({ text }) => text === 'last'), 'the last was heard');
  expect(heard.map(({ text }) => text)).toEqual(['EGDI 2023?', 'EGDI 2024?', 'last']);
});

test('an administrator who stays anonymous is a person; a post copied from the linked channel is not', async () => {
  const { fake, heard } = await startRig();
  const group = fake.group();
  const anonymous = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
  group.says(anonymous, '@CaudariBot hi', { other: { sender_chat: group.chat.info } });
  group.says({ id: 777_000, is_bot: false, first_name: 'Telegram' }, '@CaudariBot post', {
    other: { is_automatic_forward: true },
  });
  group.says(anonymous, '@CaudariBot last', { other: { sender_chat: group.chat.info } });
  await fake.until(() => heard.length === 2, 'both were heard');
  expect(heard.map(({ text, person }) => [text, person])).toEqual([
    ['hi', String(group.id)],
    ['last', String(group.id)],
  ]);
});

test('a group that became a supergroup is followed to its new id, and that is told', async () => {
  const { fake, moved } = await startRig();
  const group = fake.group({ type: 'group' });
  const grown = fake.group();
  group.chat.movedTo = grown.id;
  const { user } = fake.person();
  group.says(user, '@CaudariBot hi');
  await fake.until(() => grown.fromBot().length === 1, 'the answer is in the new group');
  expect(moved[0]).toEqual([String(group.id), String(grown.id)]);
});

test('the service message about such a move is told as well, and not answered', async () => {
  const { fake, moved, heard } = await startRig();
  const group = fake.group({ type: 'group' });
  const { user } = fake.person();
  group.says(user, undefined, { other: { migrate_to_chat_id: -1_009 } });
  await fake.until(() => moved.length === 1, 'the move was told');
  expect(moved).toEqual([[String(group.id), '-1009']]);
  expect(heard).toEqual([]);
});
