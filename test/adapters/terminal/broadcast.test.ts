/** `caudari broadcast`: from the draft over two people's agreement to the report, from the command line alone. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ledger, openLedger } from '../../../adapters/ledger/open.ts';
import { beginDue } from '../../../jobs/broadcast.ts';
import type { Address, Language } from '../../../src/nouns.ts';
import { sending, sent, silent } from '../../jobs/sending.ts';
import { person as discordPerson } from '../../platforms/discord/world.ts';
import { startWorld } from '../../whole/world.ts';
import { onEachEngine, type Place } from '../ledger/engines.ts';
import { caudari, emptyFolder } from './program.ts';

const texts = ['--vi', 'Thông báo về diễn đàn.', '--ko', '포럼 안내입니다.', '--en', 'About the forum.'];
const soon = { timeout: 8_000, interval: 30 };

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let ledger: Ledger;
  beforeEach(async () => {
    place = await newPlace();
    ledger = await place.open({ clock: () => new Date() });
  });
  afterEach(() => place.remove());

  function run(...args: string[]) {
    const { dataDir, databaseUrl } = place.settings;
    const env = { DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
    return caudari(['broadcast', ...args], { env });
  }
  async function person(chat: string, language: Language) {
    const address = { channel: 'telegram' as const, chat };
    await ledger.people.heardFrom(address, { language });
    await ledger.people.subscribe(address, [{ topic: 'ai', what: 'news' }]);
    await ledger.people.wish(address, { quietFrom: null, quietTo: null });
  }
  async function submitted() {
    await run('create', 'Forum', ...texts, '--as', 'lan');
    return run('submit', '1', '--as', 'lan');
  }
  /** What the running server does every minute. */
  const begun = () =>
    beginDue({ ...ledger, clock: () => new Date(), log: silent, rates: {} }, new AbortController().signal);
  const stateOf = async () => (await ledger.broadcasts.find(1))?.state;

  test('one writes it, another approves it, all get it, and the report adds up', async () => {
    await person('1', 'vi');
    await person('2', 'ko');
    const created = await run('create', 'Forum', ...texts, '--topic', 'ai', '--as', 'lan');
    expect(created).toMatchObject({ code: 0, stderr: '' });
    expect(created.stdout).toBe('Broadcast 1, "Forum", is a draft. It would go to 2 people, 1 s.\n');
    const preview = await run('preview', '1', '--lang', 'ko', '--channel', 'telegram');
    expect(preview.stdout).toContain(
      '--- telegram, ko\n포럼 안내입니다.\n[이 소식에 대해 묻기] [알림 그만 받기]',
    );
    expect(preview.stdout).toContain('To: topics ai\nReaches 2 people, 1 s.\nHash: ');
    expect(preview.stdout).not.toContain('discord');
    expect((await run('submit', '1', '--as', 'lan')).code).toBe(0);
    expect((await run('approve', '1', '--as', 'minh')).stdout).toContain('It goes to 2 people, 1 s.');
    await begun();
    const loop = await sending(ledger, ({ address }) =>
      address.chat === '2' ? { kind: 'gone', reason: 'blocked' } : sent,
    );
    await expect.poll(stateOf, soon).toBe('done');
    await loop.stop();
    const report = await run('report', '1');
    expect(report.stdout).toContain('Broadcast 1, "Forum": done');
    expect(report.stdout).toMatch(/^ +PLANNED +SENT +FAILED +SKIPPED +UNSURE +WAITING$/m);
    expect(report.stdout).toMatch(/^telegram ko +1 +0 +1 +0 +0 +0$/m);
    expect(report.stdout).toMatch(/^all +2 +1 +1 +0 +0 +0$/m);
    expect(report.stdout).toContain('1 failed: blocked');
    expect(JSON.parse((await run('report', '1', '--json')).stdout)).toMatchObject({ planned: 2, sent: 1 });
    const csv = (await run('report', '1', '--csv')).stdout.split('\r\n');
    expect(csv[0]).toBe('part,address,channel,language,state,attempts,at,reason');
    expect(csv).toHaveLength(4);
    expect((await run('list')).stdout).toMatch(/^1 +done +\d{4}-\d\d-\d\d \d\d:\d\d +lan +minh +Forum$/m);
  });

  test('nobody approves their own, unless urgently, and that is logged', async () => {
    await submitted();
    const own = await run('approve', '1', '--as', 'lan');
    expect(own).toMatchObject({ code: 1, stdout: '' });
    expect(own.stderr).toBe('another person than the one who submitted it has to approve it\n');
    expect(await stateOf()).toBe('submitted');
    const urgent = await run('approve', '1', '--as', 'lan', '--urgent');
    expect(urgent.code).toBe(0);
    expect(urgent.stderr).toContain('urgent path');
    expect(await stateOf()).toBe('approved');
  });

  test('what was looked at is what is approved', async () => {
    const hash = /Hash: (\w{64})/.exec((await submitted()).stdout)?.[1] ?? '';
    expect(await run('approve', '1', '--as', 'minh', '--hash', 'ab')).toMatchObject({ code: 1 });
    expect(await run('approve', '1', '--as', 'minh', '--hash', hash)).toMatchObject({ code: 0 });
  });

  test('a new time voids the approval', async () => {
    await submitted();
    await run('approve', '1', '--as', 'minh');
    const { stdout } = await run(
      'schedule',
      '1',
      '--at',
      '2030-01-01T09:00',
      '--zone',
      'local',
      '--as',
      'lan',
    );
    expect(stdout).toContain('2030-01-01T09:00 (local); it is a draft again');
    expect(await ledger.broadcasts.find(1)).toMatchObject({
      state: 'draft',
      approval: undefined,
      plan: { at: { wall: '2030-01-01T09:00', zone: 'local' } },
    });
    await run('schedule', '1', '--now', '--as', 'lan');
    expect((await ledger.broadcasts.find(1))?.plan.at).toBeUndefined();
  });

  test('it is paused, resumed and cancelled', async () => {
    await person('1', 'vi');
    await submitted();
    expect(await run('pause', '1', '--as', 'lan')).toMatchObject({ code: 1 });
    await run('approve', '1', '--as', 'minh');
    await begun();
    for (const [verb, state] of [
      ['pause', 'paused'],
      ['resume', 'queueing'],
      ['cancel', 'cancelled'],
    ] as const) {
      expect(await run(verb, '1', '--as', 'lan')).toMatchObject({ code: 0 });
      expect(await stateOf()).toBe(state);
    }
    expect((await run('cancel', '1', '--as', 'lan')).stderr).toContain('it cannot be cancelled');
    expect((await ledger.broadcasts.journal(1)).map(({ who }) => who)).toContain('lan');
  });

  test('texts come from files, a language is waived with a reason, and what is missing is told', async () => {
    const file = join(place.settings.dataDir, 'vi.md');
    writeFileSync(file, '# Diễn đàn\n\nNội dung.\n');
    const { stdout } = await run(
      'create',
      'Forum',
      '--vi-file',
      file,
      '--waive',
      'ko=not theirs',
      '--as',
      'lan',
    );
    expect(stdout).toContain('the text in en is missing');
    expect((await run('submit', '1', '--as', 'lan')).stderr).toContain('the text in en is missing');
    expect((await run('preview', '1')).stdout).toContain('DIỄN ĐÀN');
    expect(await run('create', 'Forum', ...texts, '--as', 'lan')).toMatchObject({ code: 1 });
  });

  test('a test goes to the one address named', async () => {
    await person('1', 'vi');
    await run('create', 'Forum', ...texts, '--as', 'lan');
    expect(await run('test', '1', '--to', 'telegram:77', '--lang', 'ko')).toMatchObject({ code: 0 });
    const loop = await sending(ledger, () => sent);
    await expect.poll(() => loop.pushes.map(({ address }) => address.chat), soon).toEqual(['77']);
    await loop.stop();
  });
});

describe('the running server delivers it', { timeout: 60_000 }, () => {
  test('on Telegram and on Discord, once each, over a kill -9; who blocked the bot is told in the report', async () => {
    using place = emptyFolder();
    const env = { DATA_DIR: place.folder };
    const run = (...args: string[]) => caudari(args, { env });
    const world = await startWorld({ env });
    const ledger = await openLedger({ dataDir: place.folder, clock: () => new Date() });
    try {
      const { telegram, discord } = world;
      const rooms = [1, 2, 3].map((n) => telegram.person({ id: 8_100_000_000 + n }).room);
      const direct = discord.world.direct(discordPerson('Lan'));
      if (rooms[2]) rooms[2].chat.forbidden = 'bot was blocked by the user';
      const addresses: Address[] = [
        ...rooms.map(({ id }): Address => ({ channel: 'telegram', chat: String(id) })),
        { channel: 'discord', chat: direct.id },
      ];
      for (const address of addresses) {
        await ledger.people.heardFrom(address, { language: 'ko' });
        await ledger.people.subscribe(address, [{ topic: '*', what: 'news' }]);
        await ledger.people.wish(address, { quietFrom: null, quietTo: null });
        world.unlogged.add(address.chat);
      }
      world.unlogged.add('포럼 안내입니다.');
      const send = async (id: string) => {
        await run('broadcast', 'create', `Forum ${id}`, ...texts, '--as', 'lan');
        await run('broadcast', 'submit', id, '--as', 'lan');
        await run('broadcast', 'approve', id, '--as', 'minh');
        await run('jobs', 'run', 'broadcasts'); // or the server does, which looks every minute
        const state = async () => (await ledger.broadcasts.find(Number(id)))?.state;
        await expect.poll(state, { timeout: 20_000 }).toBe('done');
        return JSON.parse((await run('broadcast', 'report', id, '--json')).stdout);
      };
      expect(await send('1')).toMatchObject({ planned: 4, sent: 3, failed: 1, unsure: 0, waiting: 0 });
      for (const room of rooms.slice(0, 2)) {
        expect(room.fromBot().map(({ text }) => text)).toEqual([expect.stringContaining('포럼 안내입니다.')]);
      }
      expect(discord.in(direct)).toHaveLength(1);
      await world.bot.kill();
      await world.again();
      expect(await send('2')).toMatchObject({ planned: 3, sent: 3, failed: 0 });
      expect(rooms.map((room) => room.fromBot().length)).toEqual([2, 2, 0]);
      expect(discord.in(direct)).toHaveLength(2);
    } finally {
      await ledger.close();
      expect(await world.close()).toEqual([]);
    }
  });
});

describe('wrong words end with exit code 2', () => {
  const create = ['create', 'Forum', '--as', 'lan', ...texts];
  test.each([
    ['no verb', [], 'broadcast knows create, preview'],
    ['a name that every object has', ['toString'], '"toString" is none of them'],
    ['no name', ['create', '--as', 'lan'], 'create needs a name'],
    ['nobody who does it', ['create', 'Forum'], 'create needs --as NAME'],
    ['no number', ['report'], 'report needs the number'],
    ['no number', ['approve', 'forum', '--as', 'minh'], '"forum" is none'],
    ['a channel', [...create, '--channel', 'fax'], '--channel holds "fax"'],
    ['a time', [...create, '--at', 'tomorrow'], '--at holds "tomorrow"'],
    ['a zone', [...create, '--at', '2030-01-01T09:00', '--zone', 'Mars'], '--zone holds "Mars"'],
    ['a schedule', [...create, '--at', '2030-01-01T09:00', '--repeats', '99 * * * *'], '--repeats holds'],
    ['a waiver without a reason', [...create, '--waive', 'en'], '--waive holds "en"'],
    ['a text twice', [...create, '--vi-file', 'x'], '--vi and --vi-file'],
    ['a file', [...create, '--attach', 'nowhere.pdf'], '--attach: "nowhere.pdf" cannot be read'],
    ['nobody to send a test to', ['test', '1', '--to', 'me'], '--to holds "me"'],
    ['neither a time nor now', ['schedule', '1', '--as', 'lan'], 'needs --at'],
  ])('%s', async (_, args, named) => {
    const { code, stdout, stderr } = await caudari(['broadcast', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test('a broadcast that there is not ends with exit code 1', async () => {
    const { code, stderr } = await caudari(['broadcast', 'report', '7']);
    expect({ code, stderr: stderr.slice(0, 26) }).toEqual({ code: 1, stderr: 'there is no broadcast 7; "' });
  });
});
