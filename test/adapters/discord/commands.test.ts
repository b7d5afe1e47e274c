/** The commands: what Discord is told, in three languages, and only when it has changed. */

import { afterEach, expect, test } from 'vitest';
import { commands, sameCommands } from '../../../adapters/discord/commands.ts';
import { endRig, type Rig, startRig } from './rig.ts';

let rig: Rig | undefined;

afterEach(async () => {
  if (rig) expect(await endRig(rig)).toEqual([]);
  rig = undefined;
});

test('they are registered when Discord has none', async () => {
  rig = await startRig();
  const { rest, when } = rig.fake;
  await when('they are written', () => rest.commandWrites === 1);
  expect(rest.commands.map(({ name }) => name)).toEqual([
    'ask',
    'topic',
    'language',
    'sources',
    'help',
    'Ask about this message',
  ]);
  expect(sameCommands(rest.commands)).toBe(true);
});

test('they are not written again when Discord has them, with all that it adds of its own', async () => {
  rig = await startRig({
    before({ rest }) {
      rest.commands = structuredClone(commands).map((one, at) => ({
        ...one,
        id: `${at + 1}`,
        application_id: '1',
        version: '2',
        default_member_permissions: null,
        nsfw: false,
        description: 'description' in one ? one.description : '',
      }));
    },
  });
  const { calls, rest, when } = rig.fake;
  await when('they were read', () =>
    calls.some(({ method, path }) => method === 'GET' && path.endsWith('/commands')),
  );
  await rig.stop();
  expect(rest.commandWrites).toBe(0);
});

test('a given application id is not asked for', async () => {
  rig = await startRig({ settings: { applicationId: '1234567890123456789' } });
  const { calls, when } = rig.fake;
  await when('they were read', () =>
    calls.some(({ path }) => path === '/applications/1234567890123456789/commands'),
  );
  expect(calls.some(({ path }) => path === '/applications/@me')).toBe(false);
});

test('one word that differs is a change, and so is one command more', () => {
  expect(sameCommands(commands)).toBe(true);
  const [first, ...rest] = commands;
  expect(sameCommands([{ ...first, name_localizations: { vi: 'hỏi', ko: '물음' } }, ...rest])).toBe(false);
  expect(sameCommands([...commands, { name: 'old', type: 1 }])).toBe(false);
  expect(sameCommands(rest)).toBe(false);
  expect(sameCommands('nonsense')).toBe(false);
});

test('every name and description keeps Discord’s rules in every language', () => {
  const named = commands.flatMap((one) => [one, ...('options' in one ? one.options : [])]);
  for (const { name, name_localizations, ...about } of named) {
    const isMenu = name === 'Ask about this message';
    for (const word of [name, ...Object.values(name_localizations ?? {})].filter((one) => one !== null)) {
      expect(word.length).toBeLessThanOrEqual(32);
      if (!isMenu) expect(word).toMatch(/^[-_'\p{L}\p{N}]+$/u);
      if (!isMenu) expect(word).toBe(word.toLowerCase().normalize('NFC'));
    }
    if (!('description' in about)) continue;
    for (const words of [about.description, ...Object.values(about.description_localizations ?? {})]) {
      expect(words?.length).toBeLessThanOrEqual(100);
    }
  }
});
