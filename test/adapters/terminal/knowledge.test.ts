/** `caudari knowledge`: what the bot knows, seen from the command line. */

import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { caudari, emptyFolder, programFolder } from './program.ts';

describe('check', () => {
  test('finds nothing wrong with the content that ships', async () => {
    const { code, stdout } = await caudari(['knowledge', 'check']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'The content is in order.\n' });
  });

  test('names file and line of a mistake, and fails; every other command refuses to start', async () => {
    using place = emptyFolder();
    copyProgram(place.folder);
    const file = join(place.folder, 'knowledge/entries/gii.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^kind: .*$/m, 'kind: planet'));
    const line = readFileSync(file, 'utf8').split('\n').indexOf('kind: planet') + 1;
    const checked = await caudari(['knowledge', 'check'], { program: place.folder });
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain(`knowledge/entries/gii.yaml:${line}: kind: `);
    expect(checked.stdout).toMatch(/\d+ to put right\.\n$/);
    const asked = await caudari(['ask', 'GoodPy là gì?'], { program: place.folder });
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    expect(asked.stderr).toContain(`knowledge/entries/gii.yaml:${line}: kind: `);
    expect(asked.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('list', () => {
  const idsShape = z.array(z.object({ id: z.string(), kind: z.string(), topics: z.array(z.string()) }));

  test('has every entry with its name', async () => {
    const { stdout } = await caudari(['knowledge', 'list', '--lang', 'ko']);
    expect(stdout).toMatch(/^goodpy +system +.*[가-힣]/m);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.at(-1)).toBe(`${lines.length - 1} entries`);
    expect(lines.length).toBeGreaterThan(60);
  });

  test('has those of one kind or topic only, also as JSON', async () => {
    const { stdout } = await caudari(['knowledge', 'list', '--kind', 'law', '--topic', 'ai', '--json']);
    const entries = idsShape.parse(JSON.parse(stdout));
    expect(entries.map(({ id }) => id)).toContain('law-ai-2025');
    expect(entries.every(({ kind, topics }) => kind === 'law' && topics.includes('ai'))).toBe(true);
  });
});

describe('show', () => {
  test('gives an entry with each statement and its sources', async () => {
    const { stdout } = await caudari(['knowledge', 'show', 'egdi', '--lang', 'en']);
    expect(stdout).toContain('egdi/rank-2024  (rank; as of 2024-09-17)');
    expect(stdout).toMatch(/ – .+: https?:\/\//);
  });

  test('fails for an entry that there is not, and says how to find one', async () => {
    const { code, stdout } = await caudari(['knowledge', 'show', 'atlantis']);
    expect(code).toBe(1);
    expect(stdout).toBe('There is no entry "atlantis"; "caudari knowledge list" names them all.\n');
  });
});

describe('search', () => {
  test.each(['xep hang chinh phu dien tu', '전자정부순위', 'e-government ranking'])(
    'finds "%s"',
    async (text) => {
      const { code, stdout } = await caudari(['knowledge', 'search', '--json', '--limit', '5', text]);
      const found = z.array(z.object({ id: z.string() })).parse(JSON.parse(stdout));
      expect(code).toBe(0);
      expect(found.length).toBeLessThanOrEqual(5);
      expect(found.some(({ id }) => id.startsWith('egdi'))).toBe(true);
    },
  );

  test('fails where nothing is found', async () => {
    expect(await caudari(['knowledge', 'search', 'qqqqxyzzy'])).toMatchObject({ code: 1, stdout: '' });
  });
});

test.each([
  ['no word', [], 'knowledge knows check, list'],
  ['a word that there is not', ['destroy'], '"destroy"'],
  ['a language that it does not speak', ['list', '--lang', 'fr'], '--lang holds "fr"'],
  ['no id', ['show'], 'needs the id'],
  ['no text', ['search'], 'needs a text'],
  ['no number', ['search', '--limit', 'many', 'x'], '--limit holds "many"'],
])('%s is a mistake in the words', async (_, words, named) => {
  const { code, stderr } = await caudari(['knowledge', ...words]);
  expect(code).toBe(2);
  expect(stderr).toContain(named);
});

function copyProgram(folder: string): void {
  for (const part of ['src', 'adapters', 'knowledge', 'package.json'])
    cpSync(join(programFolder, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  // Packages one by one, so that the copy has a cache of its own.
  for (const name of ['yaml', 'zod'])
    symlinkSync(join(programFolder, 'node_modules', name), join(folder, 'node_modules', name));
}
