/** The manual of jobs/wish-words.ts and jobs/wishes.ts. */

import { describe, expect, test } from 'vitest';
import { wishIn } from '../../jobs/wish-words.ts';
import { answerWish, wishOfAction } from '../../jobs/wishes.ts';
import type { Language } from '../../src/nouns.ts';
import { sqlitePlace } from '../adapters/ledger/engines.ts';

describe('words', () => {
  test.each([
    ['Nhắc tôi trước 1 ngày', { kind: 'want', what: '1d' }],
    ['nhac toi truoc mot tuan nhe', { kind: 'want', what: '7d' }],
    ['Hãy nhắc trước 30 ngày', { kind: 'want', what: '30d' }],
    ['nhắc trước 1 tiếng', { kind: 'want', what: '1h' }],
    ['하루 전에 알려줘', { kind: 'want', what: '1d' }],
    ['한 시간 전 알림 부탁해요', { kind: 'want', what: '1h' }],
    ['일주일 전에 알려 주세요', { kind: 'want', what: '7d' }],
    ['Remind me one day before', { kind: 'want', what: '1d' }],
    ['Tắt thông báo', { kind: 'stop' }],
    ['hủy đăng ký', { kind: 'stop' }],
    ['알림 꺼줘', { kind: 'stop' }],
    ['구독 취소해 주세요', { kind: 'stop' }],
    ['Stop', { kind: 'stop' }],
    ['turn off notifications', { kind: 'stop' }],
    ['Tạm dừng thông báo 7 ngày', { kind: 'pause', days: 7 }],
    ['2주 동안 알림 꺼줘', { kind: 'pause', days: 14 }],
    ['mute messages for 3 days', { kind: 'pause', days: 3 }],
    ['Gửi tôi bản tin hằng tuần', { kind: 'want', what: 'digest' }],
    ['주간 소식 받고 싶어요', { kind: 'want', what: 'digest' }],
    ['subscribe to the weekly digest', { kind: 'want', what: 'digest' }],
    ['내 구독 목록', { kind: 'show' }],
    ['my subscriptions', { kind: 'show' }],
    ['Xem đăng ký', { kind: 'show' }],
  ])('%s', (text, wish) => expect(wishIn(text)).toEqual(wish));

  test.each([
    'Diễn đàn hợp tác số diễn ra một ngày trước hội nghị nào?',
    'Dừng dịch vụ công trực tuyến có thông báo gì?',
    'Luật Giao dịch điện tử là gì',
    '포럼은 하루 전에 등록해야 하나요?',
    '알림 서비스는 무엇인가요?',
    'When does the forum stop?',
    'What is EGDI',
    '',
  ])('%j is no wish', (text) => expect(wishIn(text)).toBeUndefined());
});

test.each(['vi', 'ko', 'en'] as const)(
  'a conversation about messages in %s: asked for, shown, given up',
  async (language: Language) => {
    const place = await sqlitePlace();
    const ledger = await place.open();
    const tools = { people: ledger.people, now: new Date('2026-11-20T00:00:00Z'), zone: 'Asia/Ho_Chi_Minh' };
    const address = { channel: 'telegram', chat: '1' } as const;
    const say = (wish: Parameters<typeof answerWish>[1]['wish'], drop = false) =>
      answerWish(tools, { address, language, wish, drop });

    const empty = await say({ kind: 'show' });
    expect(empty.buttons.map(({ action }) => action)).toEqual([
      'sub:news',
      'sub:digest',
      'sub:30d',
      'sub:7d',
      'sub:1d',
      'sub:1h',
    ]);
    const asked = wishOfAction('sub:1d');
    const one = await say(asked?.wish ?? { kind: 'show' }, asked?.drop);
    expect(one.buttons.map(({ action }) => action)).toContain('unsub:1d');
    expect(one.buttons.at(-1)?.action).toBe('stop');
    expect(await ledger.people.subscriptionsOf(address)).toEqual([{ topic: '*', what: '1d' }]);
    await say({ kind: 'pause', days: 7 });
    expect((await ledger.people.wishesOf(address)).pausedUntil?.toISOString()).toBe(
      '2026-11-27T00:00:00.000Z',
    );
    const given = wishOfAction('unsub:1d');
    await say(given?.wish ?? { kind: 'show' }, given?.drop);
    expect(await ledger.people.subscriptionsOf(address)).toEqual([]);
    await say({ kind: 'want', what: 'news' });
    await say({ kind: 'stop' });
    expect(await ledger.people.subscriptionsOf(address)).toEqual([]);
    await place.remove();
  },
);

test('other buttons are no wishes', () => {
  expect(wishOfAction('ask:1:2')).toBeUndefined();
  expect(wishOfAction('sub:everything')).toBeUndefined();
});
