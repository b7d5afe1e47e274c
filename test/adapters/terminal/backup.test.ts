/** `caudari backup` and `restore`: the whole state, while a server runs, and from one engine to the other. */

import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBot } from '../../whole/bot.ts';
import { onEachEngine, type Place, sqlitePlace } from '../ledger/engines.ts';
import { caudari } from './program.ts';

const question = 'Luật Trí tuệ nhân tạo có hiệu lực từ khi nào?';
const soonMs = 5_000;

const envOf = ({ settings: { dataDir, databaseUrl } }: Place) => ({
  DATA_DIR: dataDir,
  ...(databaseUrl && { DATABASE_URL: databaseUrl }),
});
const addEvent = (place: Place, id: string) =>
  caudari(['events', 'add', '--en', id, '--id', id, '--start', '2030-01-01'], { env: envOf(place) });
const eventsIn = async (place: Place): Promise<string[]> => {
  const { stdout } = await caudari(['events', 'list', '--all', '--json'], { env: envOf(place) });
  return JSON.parse(stdout).map(({ id }: { id: string }) => id);
};

onEachEngine((_engine, newPlace) => {
  let place: Place;
  let file: string;
  beforeEach(async () => {
    place = await newPlace();
    file = join(place.settings.dataDir, 'state.gz');
  });
  afterEach(() => place.remove());

  test('what was there at the backup is there again after the restore, while the server answers', async () => {
    const bot = await startBot(place.settings.dataDir, envOf(place));
    try {
      const asked = await fetch(`${bot.url}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      });
      const { id } = (await asked.json()) as { id: string };
      await addEvent(place, 'before');
      // Answers are written a little after they are given.
      const kept = async () => {
        await caudari(['backup', file], { env: envOf(place) });
        const ledger = await place.open();
        return (await ledger.answers.find(id)) !== undefined;
      };
      await expect.poll(kept, { timeout: soonMs }).toBe(true);
      expect(await caudari(['backup', file], { env: envOf(place) })).toMatchObject({ code: 0, stderr: '' });
      await addEvent(place, 'after');
      expect(await eventsIn(place)).toEqual(['after', 'before']);
      const { code, stdout } = await caudari(['restore', file], { env: envOf(place) });
      expect(code).toBe(0);
      expect(stdout).toMatch(/^\d+ rows are restored\./);
      expect(await eventsIn(place)).toEqual(['before']);
      expect(await (await fetch(`${bot.url}/a/${id}`)).text()).toContain(question);
      expect(await (await fetch(`${bot.url}/events.ics`)).text()).not.toContain('UID:after');
      expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    } finally {
      bot.askToEnd();
      expect((await bot.ended()).code).toBe(0);
    }
  });

  test('it moves to SQLite', async () => {
    const other = await sqlitePlace();
    await addEvent(place, 'moves');
    await caudari(['backup', file], { env: envOf(place) });
    expect(await caudari(['restore', file], { env: envOf(other) })).toMatchObject({ code: 0 });
    expect(await eventsIn(other)).toEqual(['moves']);
    await other.remove();
  });

  test('it comes from SQLite', async () => {
    const other = await sqlitePlace();
    await addEvent(other, 'comes');
    await caudari(['backup', file], { env: envOf(other) });
    expect(await caudari(['restore', file], { env: envOf(place) })).toMatchObject({ code: 0 });
    expect(await eventsIn(place)).toEqual(['comes']);
    await other.remove();
  });

  test.each([
    ['that is cut short', (path: string) => truncateSync(path, readFileSync(path).length - 20)],
    ['that is something else', (path: string) => writeFileSync(path, 'no backup')],
  ])('a file %s changes nothing', async (_, spoil) => {
    await addEvent(place, 'stays');
    await caudari(['backup', file], { env: envOf(place) });
    spoil(file);
    const { code, stdout, stderr } = await caudari(['restore', file], { env: envOf(place) });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`"${file}" is no whole backup; nothing was changed.\n`);
    expect(await eventsIn(place)).toEqual(['stays']);
  });
});

describe('wrong words end with exit code 2', () => {
  test.each([
    ['no file', ['backup'], 'backup needs one file'],
    ['two files', ['restore', 'a', 'b'], 'restore needs one file'],
    ['a folder that there is not', ['backup', 'nowhere/state.gz'], '"nowhere/state.gz" cannot be written'],
    ['a file that there is not', ['restore', 'nowhere.gz'], '"nowhere.gz" cannot be read'],
  ])('%s', async (_, args, named) => {
    const { code, stdout, stderr } = await caudari(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
  });
});
