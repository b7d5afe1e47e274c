/** Reminders, changes, digests, programme updates and retention, on both engines. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../../adapters/ledger/open.ts';
import { importEvents } from '../../jobs/calendar/import.ts';
import { writeDigests } from '../../jobs/digest.ts';
import { acceptNews } from '../../jobs/feeds.ts';
import type { Subscription } from '../../jobs/ports.ts';
import { writeChanges, writeReminders } from '../../jobs/reminders.ts';
import { writeUpdates } from '../../jobs/updates.ts';
import type { Entry, Language, Statement } from '../../src/nouns.ts';
import { onEachEngine, type Place } from '../adapters/ledger/engines.ts';

const day = 86_400_000;

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let ledger: Ledger;
  let now = new Date();
  const clock = () => now;
  beforeEach(async () => {
    now = new Date('2026-11-01T03:00:00Z');
    place = await newPlace();
    ledger = await place.open({ clock });
  });
  afterEach(() => place.remove());

  const subscribe = async (chat: string, wanted: Subscription[], language: Language = 'vi') => {
    await ledger.people.subscribe({ channel: 'telegram', chat }, wanted);
    await ledger.people.wish({ channel: 'telegram', chat }, { language });
  };
  const forum = (sequence: number, start: string, status = 'CONFIRMED') =>
    importEvents(
      { events: ledger.events, clock, zone: 'UTC' },
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:f\r\nSEQUENCE:${sequence}\r\nDTSTART:${start}\r\nDURATION:PT2H\r\nSTATUS:${status}\r\nSUMMARY:Diễn đàn\r\nCATEGORIES:forum\r\nLOCATION:Hà Nội\r\nEND:VEVENT\r\nEND:VCALENDAR`,
    );
  const tools = () => ({ ...ledger, clock });
  /** What was written to whom: names of pushes with the number of rows. */
  async function written() {
    const runs = await ledger.deliveries.active('telegram');
    const texts: { to: number[]; text: string }[] = [];
    for (const { broadcast } of runs) {
      const rows = await ledger.deliveries.peek({
        broadcast,
        channel: 'telegram',
        part: 1,
        after: 0,
        now,
        limit: 99,
      });
      const content = await ledger.deliveries.content(broadcast, rows[0]?.variant ?? 0);
      texts.push({ to: rows.map(({ address }) => address), text: JSON.stringify(content.parts) });
    }
    return texts;
  }

  test('each lead time comes once, at its time, to those who asked for it', async () => {
    await subscribe('1', [
      { topic: 'forum', what: '7d' },
      { topic: 'forum', what: '1h' },
    ]);
    await subscribe('2', [{ topic: '*', what: '1d' }], 'ko');
    await subscribe('3', [{ topic: 'ai', what: '1d' }]);
    await forum(0, '20261121T020000Z');
    const at = async (iso: string) => {
      now = new Date(iso);
      return writeReminders(tools());
    };
    expect(await at('2026-11-14T01:59:00Z')).toBe('0 reminded');
    expect(await at('2026-11-14T02:00:00Z')).toBe('1 reminded');
    expect(await at('2026-11-14T02:05:00Z')).toBe('0 reminded');
    expect(await at('2026-11-20T02:01:00Z')).toBe('1 reminded');
    expect(await at('2026-11-21T01:01:00Z')).toBe('1 reminded');
    expect(await at('2026-11-21T02:01:00Z')).toBe('0 reminded');
    const texts = (await written()).map(({ text }) => text);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toMatch(/Nhắc lịch \(còn 7 ngày\).*giờ Hà Nội.*giờ Seoul.*Hà Nội.*event\.ics/);
    expect(texts[1]).toContain('일정 안내(내일)');
  });

  test('an event entered three days before brings no reminder of seven days', async () => {
    await subscribe('1', [{ topic: 'forum', what: '7d' }]);
    now = new Date('2026-11-18T02:00:00Z');
    await forum(0, '20261121T020000Z');
    expect(await writeReminders(tools())).toBe('0 reminded');
  });

  test('moved, it is announced and reminded of anew; called off, it is announced and not reminded of', async () => {
    await subscribe('1', [{ topic: 'forum', what: '1d' }]);
    await forum(0, '20261121T020000Z');
    now = new Date('2026-11-20T03:00:00Z');
    expect(await writeReminders(tools())).toBe('1 reminded');
    expect(await writeChanges(tools(), await forum(1, '20261125T020000Z'))).toBe(1);
    now = new Date('2026-11-24T03:00:00Z');
    expect(await writeReminders(tools())).toBe('1 reminded');
    expect(await writeChanges(tools(), await forum(2, '20261125T020000Z', 'CANCELLED'))).toBe(1);
    expect(await writeReminders(tools())).toBe('0 reminded');
    const texts = (await written()).map(({ text }) => text).join();
    expect(texts).toContain('Sự kiện thay đổi thời gian');
    expect(texts).toContain('Sự kiện đã hủy');
  });

  test('a digest tells what is coming and what is new, once a week, to each by their topics', async () => {
    await subscribe('1', [{ topic: 'forum', what: 'digest' }]);
    await subscribe('2', [{ topic: '*', what: 'digest' }], 'en');
    await subscribe('3', [{ topic: 'health', what: 'digest' }]);
    now = new Date('2026-11-16T01:00:00Z');
    await forum(0, '20261121T020000Z');
    const item = {
      id: 'n',
      feed: 'f',
      url: 'https://example.org/n',
      title: 'AI plan',
      text: '',
      foundAt: now,
    };
    await ledger.news.add([{ ...item, topics: ['ai'] }]);
    expect(await acceptNews({ ...ledger }, { id: 'n', who: 'lan' })).toBe(0);
    expect(await writeDigests(tools(), now)).toBe('2 digests');
    expect(await writeDigests(tools(), now)).toBe('0 digests');
    const [forForum, forAll] = (await written()).sort((one, other) => (one.to[0] ?? 0) - (other.to[0] ?? 0));
    expect(forForum?.text).not.toContain('AI plan');
    expect(forAll?.text).toMatch(/Coming events.*Diễn đàn.*News.*AI plan/);
  });

  test('subscribers of a topic are told once what changed in it; the first look only notes', async () => {
    await subscribe('1', [{ topic: 'ai', what: 'news' }]);
    await subscribe('2', [{ topic: 'egov', what: 'news' }]);
    const update = (vi: string) =>
      writeUpdates({ ...ledger, sources: new Map(), entries: new Map([['e', entry('e', ['ai'], vi)]]) });
    expect(await update('Cũ.')).toBe('noted for the first time');
    expect(await update('Cũ.')).toBe('0 changed, 0 told');
    expect(await update('Mới.')).toBe('1 changed, 1 told');
    expect(await update('Mới.')).toBe('0 changed, 0 told');
    const [told] = await written();
    expect(told?.text).toMatch(/Cập nhật thông tin chương trình.*Mới\./);
  });

  test('news that was accepted goes to its subscribers once', async () => {
    await subscribe('1', [{ topic: 'ai', what: 'news' }]);
    const item = {
      id: 'n',
      feed: 'f',
      url: 'https://example.org/n',
      title: 'T',
      text: 'x',
      topics: ['ai'],
      foundAt: now,
    };
    expect(await ledger.news.add([item, { ...item, id: 'd' }])).toBe(2);
    expect(await ledger.news.add([item])).toBe(0);
    expect(await ledger.news.decide('d', 'declined', 'lan')).toBe(true);
    expect(await acceptNews({ ...ledger }, { id: 'd', who: 'lan' })).toBeUndefined();
    expect(await acceptNews({ ...ledger }, { id: 'n', who: 'lan' })).toBe(1);
    expect(await acceptNews({ ...ledger }, { id: 'n', who: 'lan' })).toBeUndefined();
  });

  test('texts go after their time, people who subscribed stay', async () => {
    await subscribe('stays', [{ topic: '*', what: 'news' }]);
    await ledger.preferences.setLanguage({ channel: 'web', chat: 'goes' }, 'ko');
    await ledger.gaps.record({ at: now, channel: 'web', person: '', language: 'vi', question: 'gì' });
    await ledger.seen.begin('m');
    const keep = { texts: new Date(now.getTime() - day), traces: new Date(now.getTime() - day) };
    expect(await ledger.retention.remove(keep)).toEqual({});
    now = new Date(now.getTime() + 2 * day);
    const removed = await ledger.retention.remove({ texts: now, traces: now });
    expect(removed).toEqual({ gaps: 1, seen: 1, addresses: 1 });
    expect(await ledger.people.subscriptionsOf({ channel: 'telegram', chat: 'stays' })).toHaveLength(1);
  });

  test('wishes and subscriptions are kept, changed and given up', async () => {
    const address = { channel: 'telegram', chat: '1' } as const;
    expect(await ledger.people.wishesOf(address)).toEqual({
      quietFrom: 21,
      quietTo: 7,
      cap: null,
      pausedUntil: null,
    });
    await ledger.people.subscribe(address, [
      { topic: 'ai', what: '1d' },
      { topic: 'ai', what: 'news' },
    ]);
    await ledger.people.subscribe(address, [{ topic: 'ai', what: '1d' }]);
    await ledger.people.wish(address, { zone: 'Asia/Seoul', quietFrom: 22, cap: 3, pausedUntil: now });
    expect(await ledger.people.wishesOf(address)).toMatchObject({
      zone: 'Asia/Seoul',
      quietFrom: 22,
      quietTo: 7,
      cap: 3,
    });
    await ledger.people.unsubscribe(address, { what: 'news' });
    expect(await ledger.people.subscriptionsOf(address)).toEqual([{ topic: 'ai', what: '1d' }]);
    await ledger.people.unsubscribe(address);
    expect(await ledger.people.subscriptionsOf(address)).toEqual([]);
  });

  test('a link code works once, and not after ten minutes', async () => {
    const [one, other, third] = ['1', '2', '3'].map((chat) => ({ channel: 'telegram' as const, chat }));
    if (!one || !other || !third) throw new Error('three addresses');
    const code = await ledger.links.offer(one);
    expect(await ledger.links.accept(one, code)).toBe(false);
    const second = await ledger.links.offer(one);
    expect(await ledger.links.accept(other, second.toLowerCase())).toBe(true);
    expect(await ledger.links.accept(third, second)).toBe(false);
    const late = await ledger.links.offer(one);
    now = new Date(now.getTime() + 600_001);
    expect(await ledger.links.accept(third, late)).toBe(false);
    expect(await ledger.links.addressesOf(other)).toEqual([one, other]);
  });
});

function entry(id: string, topics: string[], vi: string): Entry {
  const text = { vi, ko: '새로운 내용.', en: 'New.' };
  const none = { vi: [], ko: [], en: [] };
  const statement: Statement = {
    id: `${id}/s`,
    entry: id,
    says: ['definition'],
    as_of: '2026',
    text,
    sources: [],
    figures: [],
    cues: none,
  };
  const names = { vi: 'Chương trình', ko: '사업', en: 'Programme' };
  return {
    id,
    formerly: [],
    kind: 'program',
    names,
    short: names,
    aliases: none,
    topics,
    related: [],
    confidence: 'verified',
    dates: {},
    statements: [statement],
  };
}
