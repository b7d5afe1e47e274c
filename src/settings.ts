/** The only reader of the environment. A wrong value stops the start with a sentence that names the variable. */

import { z } from 'zod';
import { defaultDataDir, type SettingName, SettingsError } from './setting-names.ts';

const blankIsUnset = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const set = <T extends z.ZodType>(shape: T) => z.preprocess(blankIsUnset, shape);

const text = set(z.string().trim().min(1).optional());
const secret = text;
const url = (protocol: RegExp, wants: string) => set(z.url({ protocol, error: wants }).optional());
const web = url(/^https?$/, 'an address that begins with http:// or https://');
const rate = (usual: number) =>
  set(z.coerce.number({ error: 'a number above 0' }).positive('a number above 0').max(10_000).default(usual));
const zone = z.string().refine(isTimeZone, 'an IANA time zone such as Asia/Ho_Chi_Minh');

const shape = z.object({
  HOST: set(z.string().default('127.0.0.1')),
  PORT: set(
    z.coerce
      .number({ error: 'a port from 0 to 65535' })
      .int('a port from 0 to 65535')
      .min(0, 'a port from 0 to 65535')
      .max(65_535, 'a port from 0 to 65535')
      .default(8080),
  ),
  PUBLIC_URL: web,
  DATA_DIR: set(z.string().default(defaultDataDir)),
  DATABASE_URL: url(/^postgres(ql)?$/, 'an address that begins with postgres://'),
  KEYV_URL: url(/^rediss?$/, 'an address that begins with redis://'),
  TELEGRAM_BOT_TOKEN: secret,
  TELEGRAM_API_ROOT: web,
  TELEGRAM_MODE: set(z.enum(['polling', 'webhook'], { error: '"polling" or "webhook"' }).default('polling')),
  TELEGRAM_WEBHOOK_SECRET: set(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/, '1 to 256 of the characters A-Z a-z 0-9 _ -')
      .optional(),
  ),
  TELEGRAM_MESSAGES_PER_SECOND: rate(30),
  DISCORD_BOT_TOKEN: secret,
  DISCORD_APPLICATION_ID: set(z.string().regex(/^\d+$/, 'the digits of an application id').optional()),
  DISCORD_PUBLIC_KEY: set(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/i, '64 hexadecimal digits')
      .optional(),
  ),
  DISCORD_API_ROOT: web,
  DISCORD_MESSAGES_PER_SECOND: rate(40),
  OPENAI_API_KEY: secret,
  OPENAI_BASE_URL: web,
  OPENAI_MODEL: text,
  OPENAI_EMBEDDING_MODEL: text,
  TIME_ZONE: set(zone.default('Asia/Ho_Chi_Minh')),
  RETENTION_DAYS: set(
    z.coerce
      .number({ error: 'a whole number of days, 1 or more' })
      .int('a whole number of days, 1 or more')
      .min(1, 'a whole number of days, 1 or more')
      .default(90),
  ),
  LOG_LEVEL: set(
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'one of fatal, error, warn, info, debug, trace, silent',
      })
      .default('info'),
  ),
} satisfies Record<SettingName, z.ZodType>);

export type Settings = z.infer<typeof shape>;

/** Variables whose value is never shown. */
const secrets: readonly string[] = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'DISCORD_BOT_TOKEN',
  'OPENAI_API_KEY',
  'DATABASE_URL',
  'KEYV_URL',
];

/** Reads and checks all settings; throws a SettingsError with one line for the first wrong one. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = shape.safeParse(environment);
  if (!read.success) {
    const issue = read.error.issues[0];
    const name = String(issue?.path[0] ?? '');
    throw new SettingsError(`${name} ${holds(name, environment[name])}; it should hold ${issue?.message}.`);
  }
  const settings = read.data;
  if (settings.TELEGRAM_BOT_TOKEN && settings.TELEGRAM_MODE === 'webhook') {
    if (!settings.TELEGRAM_WEBHOOK_SECRET) throw needed('TELEGRAM_WEBHOOK_SECRET', 'a secret of your choice');
    if (!settings.PUBLIC_URL) throw needed('PUBLIC_URL', 'the https:// address that Telegram can reach');
  }
  return settings;
}

function holds(name: string, value: string | undefined): string {
  if (value === undefined || value === '') return 'is not set';
  return secrets.includes(name) ? 'holds a value that does not fit' : `holds "${shown(value)}"`;
}

/** In one line, without the name and password that an address may carry. */
function shown(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .replace(/\/\/[^/]*@/, '//…@')
    .slice(0, 100);
}

function needed(name: string, what: string): SettingsError {
  return new SettingsError(`${name} is not set; with TELEGRAM_MODE=webhook it should hold ${what}.`);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // RangeError is how Intl says that it knows no such zone
  }
}
