/** The manual of jobs/broadcast.ts, on both engines: from the draft over two people's agreement to the report. */

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../../adapters/ledger/open.ts';
import {
  approveBroadcast,
  type BroadcastTools,
  beginDue,
  cancelBroadcast,
  correctBroadcast,
  createBroadcast,
  editBroadcast,
  estimateBroadcast,
  localTimes,
  pauseBroadcast,
  previewBroadcast,
  resendToFailed,
  resumeBroadcast,
  scheduleBroadcast,
  submitBroadcast,
  testBroadcast,
} from '../../jobs/broadcast.ts';
import { hashOf, newPlan } from '../../jobs/plan.ts';
import type { BroadcastPlan } from '../../jobs/ports.ts';
import { csvOf, reportOf } from '../../jobs/report.ts';
import type { ChannelName, Language } from '../../src/nouns.ts';
import { onEachEngine, type Place } from '../adapters/ledger/engines.ts';
import { type Answer, type Sending, sending, sent, silent } from './sending.ts';

const texts = { vi: 'Thông báo về diễn đàn.', ko: '포럼 안내입니다.', en: 'About the forum.' };
const noSignal = new AbortController().signal;
const soon = { timeout: 8000, interval: 30 };

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let ledger: Ledger;
  let tools: BroadcastTools;
  let now = new Date();
  const running: Sending[] = [];
  beforeEach(async () => {
    now = new Date();
    place = await newPlace();
    ledger = await place.open({ clock: () => now });
    tools = { ...ledger, clock: () => now, log: silent, rates: { telegram: 30, discord: 40 } };
  });
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop().catch(() => {});
    await place.remove();
  });

  async function person(
    chat: string,
    about: {
      channel?: ChannelName;
      language?: Language;
      topics?: string[];
      zone?: string;
      role?: string;
    } = {},
  ) {
    const { channel = 'telegram', language = 'vi', topics = ['*'], zone, role } = about;
    const address = { channel, chat };
    await ledger.people.heardFrom(address, { language, ...(zone && { zone }), ...(role && { role }) });
    await ledger.people.subscribe(
      address,
      topics.map((topic) => ({ topic, what: 'news' as const })),
    );
    await ledger.people.wish(address, { quietFrom: null, quietTo: null });
    return address;
  }
  const create = (plan: Partial<BroadcastPlan> = {}, name = 'forum') =>
    createBroadcast(tools, { name, plan: { texts, ...plan }, who: 'lan' });
  async function approved(plan: Partial<BroadcastPlan> = {}, name = 'forum') {
    const id = await create(plan, name);
    await submitBroadcast(tools, { id, who: 'lan' });
    await approveBroadcast(tools, { id, who: 'minh' });
    return id;
  }
  async function deliverAll(id: number, answer: Answer = () => sent, channelName: ChannelName = 'telegram') {
    await beginDue(tools, noSignal);
    const one = await sending(ledger, answer, { channelName });
    running.push(one);
    await expect.poll(() => stateOf(id), soon).toBe('done');
    await one.stop();
    return one;
  }
  async function stateOf(id: number) {
    return (await ledger.broadcasts.find(id))?.state;
  }

  test('from the draft to everybody, each in their own language, and the report adds up', async () => {
    await person('1');
    await person('2', { language: 'ko' });
    await person('3', { language: 'en' });
    const id = await approved();
    const { pushes } = await deliverAll(id, ({ address }) =>
      address.chat === '2' ? { kind: 'gone', reason: 'blocked' } : sent,
    );
    expect(pushes.map(({ language }) => language).sort()).toEqual(['en', 'ko', 'vi']);
    const report = await reportOf(ledger.reports, id);
    expect(report).toMatchObject({ planned: 3, sent: 2, failed: 1, skipped: 0, unsure: 0, waiting: 0 });
    expect(report.by.find(({ language }) => language === 'ko')).toMatchObject({ planned: 1, failed: 1 });
    expect(report.reasons).toEqual([{ state: 'failed', reason: 'blocked', count: 1 }]);
    const csv = (await Array.fromAsync(csvOf(ledger.reports, id))).join('');
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toMatch(/^part,address,channel,language,state,attempts,at,reason\r\n/);
  });

  test('nobody gets what they did not subscribe to', async () => {
    await person('1', { topics: ['ai'] });
    await person('2', { topics: ['egov'] });
    await ledger.people.heardFrom({ channel: 'telegram', chat: '3' });
    const { people } = await estimateBroadcast(tools, await create({ audience: { topics: ['ai'] } }));
    expect(people).toBe(1);
    expect((await estimateBroadcast(tools, await create({}, 'all'))).people).toBe(2);
  });

  test('an audience by channel, language and role, with exclusions, is counted exactly', async () => {
    await person('1', { role: 'official' });
    await person('2', { role: 'press' });
    await person('3', { language: 'ko', role: 'official' });
    await person('4', { channel: 'discord', role: 'official' });
    const count = async (audience: BroadcastPlan['audience'], name: string) =>
      (await estimateBroadcast(tools, await create({ audience }, name))).people;
    expect(await count({ channels: ['telegram'] }, 'a')).toBe(3);
    expect(await count({ roles: ['official'], languages: ['vi'] }, 'b')).toBe(2);
    expect(await count({ except: { roles: ['press'] } }, 'c')).toBe(3);
    expect(await count({ except: { languages: ['ko'], channels: ['telegram'] } }, 'd')).toBe(3);
  });

  test('the estimate tells people and time at the slowest channel', async () => {
    for (let n = 0; n < 61; n++) await person(String(n));
    await person('d', { channel: 'discord' });
    expect(await estimateBroadcast(tools, await create())).toMatchObject({
      people: 62,
      messages: 62,
      seconds: 3,
    });
  });

  test('a person with linked addresses gets it once, at the preferred one', async () => {
    const telegram = await person('1');
    const discord = await person('2', { channel: 'discord' });
    expect(await ledger.links.accept(discord, await ledger.links.offer(telegram))).toBe(true);
    await ledger.links.prefer(discord);
    const id = await approved();
    expect((await estimateBroadcast(tools, id)).counts).toEqual([
      { channel: 'discord', language: 'vi', count: 1 },
    ]);
    const { pushes } = await deliverAll(id, () => sent, 'discord');
    expect(pushes).toHaveLength(1);
    expect(await ledger.links.addressesOf(telegram)).toEqual([discord, telegram]);
  });

  test('a missing language needs a waiver, a machine draft a person', async () => {
    const id = await create({ texts: { vi: texts.vi, ko: texts.ko }, drafted: ['ko'] });
    await expect(submitBroadcast(tools, { id, who: 'lan' })).rejects.toThrow(
      /text in en is missing.*|ko was drafted/,
    );
    await editBroadcast(tools, {
      id,
      change: { drafted: [], waived: { en: 'only for officials' } },
      who: 'lan',
    });
    await submitBroadcast(tools, { id, who: 'lan' });
    expect(await stateOf(id)).toBe('submitted');
  });

  test('nobody approves their own, except loudly on the urgent path', async () => {
    const id = await create();
    await submitBroadcast(tools, { id, who: 'lan' });
    await expect(approveBroadcast(tools, { id, who: 'lan' })).rejects.toThrow('another person');
    await approveBroadcast(tools, { id, who: 'lan', urgent: true });
    expect((await ledger.broadcasts.find(id))?.approval).toMatchObject({ urgent: true });
    expect((await ledger.broadcasts.journal(id)).map(({ what }) => what)).toContain(
      'approved on the urgent path',
    );
  });

  test('what was looked at is what is approved', async () => {
    const id = await create();
    const seen = hashOf((await ledger.broadcasts.find(id))?.plan ?? newPlan({}));
    await editBroadcast(tools, { id, change: { texts: { ...texts, en: 'Another text.' } }, who: 'lan' });
    await submitBroadcast(tools, { id, who: 'lan' });
    await expect(approveBroadcast(tools, { id, who: 'minh', hash: seen })).rejects.toThrow(
      'edited meanwhile',
    );
  });

  test('no edit of text, languages, audience or time leaves an approval standing', async () => {
    const id = await create();
    const change = fc.oneof(
      fc.string().map((vi) => ({ texts: { ...texts, vi: `x${vi}` } })),
      fc
        .constantFrom('vi' as const, 'ko' as const)
        .map((language) => ({ audience: { languages: [language] } })),
      fc.string().map((topic) => ({ audience: { topics: [topic] } })),
      fc
        .integer({ min: 10, max: 23 })
        .map((hour) => ({ at: { wall: `2030-01-01T${hour}:00`, zone: 'Asia/Seoul' } })),
      fc.constantFrom({ urgent: true }, { unsure: 'resend' as const }, { waived: { en: 'why' } }),
    );
    await fc.assert(
      fc.asyncProperty(change, async (edit) => {
        await editBroadcast(tools, { id, change: newPlan({ texts }), who: 'lan' });
        await submitBroadcast(tools, { id, who: 'lan' });
        await approveBroadcast(tools, { id, who: 'minh' });
        await editBroadcast(tools, { id, change: edit, who: 'lan' });
        const after = await ledger.broadcasts.find(id);
        expect(after).toMatchObject({ state: 'draft', approval: undefined });
        await beginDue(tools, noSignal);
        expect(await stateOf(id)).toBe('draft');
      }),
      { numRuns: 12 },
    );
  });

  test('it waits for its time in a named zone', async () => {
    await person('1');
    now = new Date('2026-12-01T00:00:00Z');
    const id = await approved({ at: { wall: '2026-12-01T09:30', zone: 'Asia/Seoul' } });
    now = new Date('2026-12-01T00:29:59Z');
    await beginDue(tools, noSignal);
    expect(await stateOf(id)).toBe('approved');
    now = new Date('2026-12-01T00:30:00Z');
    await beginDue(tools, noSignal);
    expect(await stateOf(id)).toBe('sending');
  });

  test("at each recipient's local hour it goes when their clock shows it", async () => {
    await person('seoul', { zone: 'Asia/Seoul' });
    await person('paris', { zone: 'Europe/Paris' });
    now = new Date('2026-12-01T00:05:00Z');
    const id = await approved({ at: { wall: '2026-12-01T09:00', zone: 'local' } });
    await beginDue(tools, noSignal);
    const one = await sending(ledger, () => sent, { clock: () => now });
    running.push(one);
    await expect.poll(async () => (await reportOf(ledger.reports, id)).sent, soon).toBe(1);
    expect(one.pushes.map(({ address }) => address.chat)).toEqual(['seoul']);
    now = new Date('2026-12-01T08:01:00Z');
    await expect.poll(async () => (await reportOf(ledger.reports, id)).sent, soon).toBe(2);
  });

  test('paused it sends nothing, resumed it goes on, cancelled it ends', async () => {
    for (let n = 0; n < 20; n++) await person(String(n));
    const id = await approved();
    await beginDue(tools, noSignal);
    await pauseBroadcast(tools, { id, who: 'lan' });
    const one = await sending(ledger, () => sent);
    running.push(one);
    await resumeBroadcast(tools, { id, who: 'lan' });
    await beginDue(tools, noSignal);
    await expect.poll(async () => (await reportOf(ledger.reports, id)).sent, soon).toBe(20);
    expect(one.pushes).toHaveLength(20);
    await expect.poll(() => stateOf(id), soon).toBe('done');
    await expect(cancelBroadcast(tools, { id, who: 'lan' })).rejects.toThrow(
      'is done: it cannot be cancelled',
    );
  });

  test('what is sent again goes to the failed ones only, a correction to those who got it', async () => {
    for (const chat of ['1', '2', '3']) await person(chat);
    const id = await approved();
    await deliverAll(id, ({ address }) => (address.chat === '1' ? { kind: 'refused', reason: 'odd' } : sent));
    const again = await resendToFailed(tools, { id, name: 'again', who: 'lan' });
    const fix = await correctBroadcast(tools, { id, name: 'fix', texts, who: 'lan' });
    expect((await estimateBroadcast(tools, again)).people).toBe(1);
    expect((await estimateBroadcast(tools, fix)).people).toBe(2);
    for (const one of [again, fix]) {
      await submitBroadcast(tools, { id: one, who: 'lan' });
      await approveBroadcast(tools, { id: one, who: 'minh' });
    }
    const { pushes } = await deliverAll(fix);
    await deliverAll(again);
    expect((await reportOf(ledger.reports, again)).sent).toBe(1);
    expect((await reportOf(ledger.reports, fix)).sent).toBe(2);
    expect(JSON.stringify(pushes)).toContain('Đính chính');
  });

  test('a test goes to oneself alone, marked as one', async () => {
    await person('1');
    const me = await person('me');
    await testBroadcast(tools, { id: await create(), to: me, language: 'ko' });
    const one = await sending(ledger, () => sent);
    running.push(one);
    await expect.poll(() => one.pushes.map(({ address }) => address.chat), soon).toEqual(['me']);
    expect(JSON.stringify(one.pushes[0]?.blocks)).toContain('시험 발송');
  });

  test('every push carries one button that stops everything', async () => {
    const messages = await previewBroadcast(tools, await create());
    for (const { parts } of messages) {
      expect(parts.at(-1)?.buttons.map(({ action }) => action)).toContain('stop');
    }
    expect(messages.map(({ channel, language }) => `${channel} ${language}`)).toContain('discord ko');
  });

  test('what repeats is planned anew for its next time, approved as it was', async () => {
    now = new Date('2026-12-01T02:00:00Z');
    const at = { wall: '2026-12-01T09:00', zone: 'Asia/Ho_Chi_Minh' };
    await approved({ at, repeats: '0 9 * * 1' }, 'weekly');
    await beginDue(tools, noSignal);
    const [next] = await ledger.broadcasts.list(['approved']);
    expect(next).toMatchObject({ name: 'weekly @ 2026-12-07T09:00', state: 'approved' });
    expect(next?.approval?.hash).toBe(next && hashOf(next.plan));
  });

  test('rescheduling voids the approval like any other edit', async () => {
    const id = await approved();
    await scheduleBroadcast(tools, { id, at: { wall: '2030-01-01T09:00', zone: 'Asia/Seoul' }, who: 'lan' });
    expect(await ledger.broadcasts.find(id)).toMatchObject({ state: 'draft', approval: undefined });
  });

  test('a name is given once', async () => {
    await create();
    await expect(create()).rejects.toThrow('there is a broadcast "forum" already');
  });
});

test('local times: each zone its own moment, the unnamed as in Việt Nam', () => {
  const times = localTimes({ wall: '2026-12-01T09:00', zone: 'local' }, ['Asia/Seoul']);
  expect(times.get('Asia/Seoul')?.toISOString()).toBe('2026-12-01T00:00:00.000Z');
  expect(times.get('')?.toISOString()).toBe('2026-12-01T02:00:00.000Z');
});
