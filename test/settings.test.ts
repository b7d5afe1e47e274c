/** The settings: what holds when nothing is set, what is read, and the one sentence for a wrong value. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anySetting, SettingsError, settingNames } from '../src/setting-names.ts';
import { readSettings } from '../src/settings.ts';

function wrong(environment: Record<string, string>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong');
}

test('with an empty environment everything has its default, and nothing is set', () => {
  expect(readSettings({})).toEqual({
    HOST: '127.0.0.1',
    PORT: 8080,
    DATA_DIR: './data',
    TELEGRAM_MODE: 'polling',
    TELEGRAM_MESSAGES_PER_SECOND: 30,
    DISCORD_MESSAGES_PER_SECOND: 40,
    TIME_ZONE: 'Asia/Ho_Chi_Minh',
    RETENTION_DAYS: 90,
    LOG_LEVEL: 'info',
  });
  expect(anySetting({ PATH: '/bin', HOME: '/root' })).toBe(false);
  expect(anySetting({ PORT: '0' })).toBe(true);
});

test('an empty value, as .env.example has them, is none', () => {
  const empty = Object.fromEntries(settingNames.map((name) => [name, '']));
  const blank = Object.fromEntries(settingNames.map((name) => [name, '  ']));
  expect(readSettings(empty)).toEqual(readSettings({}));
  expect(readSettings(blank)).toEqual(readSettings({}));
});

test('.env.example has every setting, each with what holds anyway or with nothing', () => {
  const file = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const lines = [...file.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
  expect(lines.map(([name]) => name).sort()).toEqual([...settingNames].sort());
  expect(readSettings(Object.fromEntries(lines))).toEqual(readSettings({}));
});

describe('what is set is read', () => {
  test.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['DATABASE_URL', 'postgresql://u:p@h/db', 'postgresql://u:p@h/db'],
    ['KEYV_URL', 'rediss://h:6380', 'rediss://h:6380'],
    ['TELEGRAM_MESSAGES_PER_SECOND', '0.5', 0.5],
    ['TIME_ZONE', 'Asia/Seoul', 'Asia/Seoul'],
    ['RETENTION_DAYS', '1', 1],
    ['OPENAI_BASE_URL', 'http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1'],
  ] as const)('%s=%s', (name, value, expected) => {
    expect(readSettings({ [name]: value })[name]).toBe(expected);
  });
});

describe('a wrong value is told in one line, with its name, what it holds and what it should hold', () => {
  test.each([
    ['PORT', 'http', 'a port from 0 to 65535'],
    ['PORT', '65536', 'a port from 0 to 65535'],
    ['PORT', '-1', 'a port from 0 to 65535'],
    ['PORT', '80.5', 'a port from 0 to 65535'],
    ['PUBLIC_URL', 'ftp://x', 'an address that begins with http:// or https://'],
    ['TELEGRAM_MODE', 'push', '"polling" or "webhook"'],
    ['TELEGRAM_MESSAGES_PER_SECOND', '0', 'a number above 0'],
    ['DISCORD_MESSAGES_PER_SECOND', 'fast', 'a number above 0'],
    ['DISCORD_APPLICATION_ID', 'abc', 'the digits of an application id'],
    ['DISCORD_PUBLIC_KEY', 'abc', '64 hexadecimal digits'],
    ['TIME_ZONE', 'Hanoi', 'an IANA time zone such as Asia/Ho_Chi_Minh'],
    ['RETENTION_DAYS', '0', 'a whole number of days, 1 or more'],
    ['LOG_LEVEL', 'verbose', 'one of fatal, error, warn, info, debug, trace, silent'],
  ])('%s=%s', (name, value, should) => {
    expect(wrong({ [name]: value })).toBe(`${name} holds "${value}"; it should hold ${should}.`);
  });

  test('also where it has several lines, or is endless', () => {
    expect(wrong({ PORT: 'a\nb' })).toBe('PORT holds "a b"; it should hold a port from 0 to 65535.');
    expect(wrong({ PORT: 'x'.repeat(10_000) }).length).toBeLessThan(200);
  });
});

describe('a secret is never told', () => {
  test.each([
    ['DATABASE_URL', 'mysql://admin:geheim@h/db'],
    ['KEYV_URL', 'memcached://geheim'],
    ['TELEGRAM_WEBHOOK_SECRET', 'geheim!'],
    ['OPENAI_BASE_URL', 'ftp://admin:geheim@model.example/v1'],
    ['PUBLIC_URL', 'ws://admin:ge@heim@x'],
  ])('%s', (name, value) => {
    expect(wrong({ [name]: value })).toContain(name);
    expect(wrong({ [name]: value })).not.toMatch(/geheim|heim@/);
  });
});

describe('a Telegram webhook', () => {
  const webhook = { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_MODE: 'webhook' };

  test.each([
    ['its secret', webhook, 'TELEGRAM_WEBHOOK_SECRET is not set'],
    ['its address', { ...webhook, TELEGRAM_WEBHOOK_SECRET: 's' }, 'PUBLIC_URL is not set'],
  ])('needs %s', (_, environment, sentence) => {
    expect(wrong(environment)).toContain(sentence);
  });

  test('needs neither while there is no bot', () => {
    expect(readSettings({ TELEGRAM_MODE: 'webhook' }).TELEGRAM_MODE).toBe('webhook');
  });
});
