/** What the conversation keeps in the ledger: messages seen, answers, preferences, gaps, values. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../../../adapters/ledger/open.ts';
import type { Reply } from '../../../src/nouns.ts';
import type { KeptAnswer } from '../../../src/ports.ts';
import { onEachEngine, type Place } from './engines.ts';

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let ledger: Ledger;
  let nowMs = Date.parse('2026-11-20T03:00:00Z');
  const clock = () => new Date(nowMs);
  beforeEach(async () => {
    place = await newPlace();
    ledger = await place.open({ clock });
  });
  afterEach(() => place.remove());

  test('a message is new once, busy while it is dealt with, then done for good', async () => {
    expect(await ledger.seen.begin('telegram:1')).toBe('new');
    expect(await ledger.seen.begin('telegram:1')).toBe('busy');
    await ledger.seen.settle('telegram:1');
    expect(await ledger.seen.begin('telegram:1')).toBe('done');
    expect(await ledger.seen.begin('telegram:2')).toBe('new');
  });

  test('of many that begin the same message at once exactly one is told that it is new', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ledger.seen.begin('same')));
    expect(answers.filter((answer) => answer === 'new')).toHaveLength(1);
  });

  test('a message settled before a restart is done after it', async () => {
    await ledger.seen.begin('a');
    await ledger.seen.settle('a');
    const again = await place.open({ clock });
    expect(await again.seen.begin('a')).toBe('done');
  });

  test('a kept answer is found at once and after closing, files included', async () => {
    const kept = keptAnswer('a1');
    await ledger.answers.keep(kept);
    expect(await ledger.answers.find('a1')).toEqual(kept);
    await ledger.close();
    const again = await place.open({ clock });
    expect(await again.answers.find('a1')).toEqual(kept);
    expect(await again.answers.find('a2')).toBeUndefined();
  });

  test('more answers than are written together all arrive', async () => {
    const ids = Array.from({ length: 250 }, (_, n) => `many-${n}`);
    for (const id of ids) await ledger.answers.keep(keptAnswer(id));
    await ledger.close();
    const again = await place.open({ clock });
    const found = await Promise.all(ids.map((id) => again.answers.find(id)));
    expect(found.filter(Boolean)).toHaveLength(250);
  });

  test('a language belongs to one address; a thread is an address of its own', async () => {
    const group = { channel: 'telegram', chat: '-100' } as const;
    await ledger.preferences.setLanguage(group, 'vi');
    await ledger.preferences.setLanguage({ ...group, thread: '7' }, 'ko');
    expect(await ledger.preferences.languageOf(group)).toBe('vi');
    expect(await ledger.preferences.languageOf({ ...group, thread: '7' })).toBe('ko');
    expect(await ledger.preferences.languageOf({ ...group, channel: 'discord' })).toBeUndefined();
  });

  test('a language can be changed and taken back', async () => {
    const address = { channel: 'web', chat: 's' } as const;
    await ledger.preferences.setLanguage(address, 'en');
    await ledger.preferences.setLanguage(address, 'ko');
    expect(await ledger.preferences.languageOf(address)).toBe('ko');
    await ledger.preferences.setLanguage(address, undefined);
    expect(await ledger.preferences.languageOf(address)).toBeUndefined();
  });

  test('gaps come newest first, page by page', async () => {
    for (const question of ['một', 'hai', 'ba']) {
      await ledger.gaps.record({ at: clock(), channel: 'web', person: 'h', language: 'vi', question });
    }
    const page = await ledger.gaps.list({ limit: 2 });
    expect(page.map(({ question }) => question)).toEqual(['ba', 'hai']);
    expect(page[0]).toMatchObject({ at: clock(), channel: 'web', person: 'h', language: 'vi' });
    const before = page[1]?.id ?? 0;
    expect((await ledger.gaps.list({ limit: 2, before })).map(({ question }) => question)).toEqual(['một']);
  });

  test('a value is gone when its time is up, and swept away later', async () => {
    await ledger.values.set('k', 'v', 1000);
    await ledger.values.set('forever', 'v');
    expect(await ledger.values.get('k')).toBe('v');
    nowMs += 1000;
    expect(await ledger.values.get('k')).toBeUndefined();
    expect(await ledger.values.sweep()).toBe(1);
    expect(await ledger.values.get('forever')).toBe('v');
  });

  test('values are replaced, deleted, and cleared by their prefix alone', async () => {
    await ledger.values.set('a:1', 'x', 60_000);
    await ledger.values.set('a:1', 'y', 60_000);
    await ledger.values.set('ab:1', 'z', 60_000);
    expect(await ledger.values.get('a:1')).toBe('y');
    await ledger.values.clear('a:');
    expect(await ledger.values.get('a:1')).toBeUndefined();
    expect(await ledger.values.delete('ab:1')).toBe(true);
    expect(await ledger.values.delete('ab:1')).toBe(false);
  });
});

function keptAnswer(id: string): KeptAnswer {
  const reply: Reply = {
    id,
    language: 'vi',
    status: 'answered',
    blocks: [{ kind: 'paragraph', spans: [{ text: 'Có.' }, { text: '[1]', cite: 1 }] }],
    more: [{ kind: 'table', head: ['Năm'], rows: [[[{ text: '2024', bold: true }]]] }],
    citations: [],
    entries: ['egdi'],
    suggestions: ['Còn năm 2022?'],
    buttons: [{ label: 'Thêm', action: `more:${id}` }],
    files: [{ name: 'a.ics', type: 'text/calendar', bytes: new Uint8Array([0, 255, 128]) }],
    model: 'none',
    release: 'r1',
    private: false,
  };
  const at = new Date('2026-11-20T03:00:00Z');
  return {
    id,
    at,
    channel: 'web',
    person: 'hmac',
    question: 'EGDI?',
    status: 'answered',
    language: 'vi',
    reply,
  };
}
