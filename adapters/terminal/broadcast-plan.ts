/** The words of `caudari broadcast create` as a broadcast's plan. */

import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Audience, BroadcastPlan, SendAt } from '../../jobs/ports.ts';
import { type Language, languages } from '../../src/nouns.ts';
import { readLanguage, UsageError } from './usage.ts';

export interface PlanTools {
  isZone: (zone: string) => boolean;
  /** Throws a sentence when the words are no schedule. */
  readCron: (text: string, zone: string) => unknown;
  /** The zone of times that name none. */
  zone: string;
}

export const planOptions = {
  vi: { type: 'string' },
  ko: { type: 'string' },
  en: { type: 'string' },
  'vi-file': { type: 'string' },
  'ko-file': { type: 'string' },
  'en-file': { type: 'string' },
  drafted: { type: 'string', multiple: true },
  waive: { type: 'string', multiple: true },
  channel: { type: 'string', multiple: true },
  lang: { type: 'string', multiple: true },
  topic: { type: 'string', multiple: true },
  role: { type: 'string', multiple: true },
  kind: { type: 'string', multiple: true },
  country: { type: 'string', multiple: true },
  'seen-after': { type: 'string' },
  'seen-before': { type: 'string' },
  'except-channel': { type: 'string', multiple: true },
  'except-lang': { type: 'string', multiple: true },
  'except-topic': { type: 'string', multiple: true },
  'except-role': { type: 'string', multiple: true },
  at: { type: 'string' },
  zone: { type: 'string' },
  repeats: { type: 'string' },
  'not-after': { type: 'string' },
  unsure: { type: 'string' },
  urgent: { type: 'boolean' },
  attach: { type: 'string', multiple: true },
} as const;

type Words = {
  [Name in keyof typeof planOptions]?:
    | ((typeof planOptions)[Name] extends { multiple: true }
        ? string[]
        : (typeof planOptions)[Name] extends { type: 'boolean' }
          ? boolean
          : string)
    | undefined;
};

const channels = ['telegram', 'discord', 'web'] as const;
const kinds = ['private', 'group', 'channel'] as const;
const policies = ['resend', 'leave', 'ask'] as const;
const wallForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** Throws a UsageError that names the option. */
export function planFrom(words: Words, tools: PlanTools): Partial<BroadcastPlan> {
  const at = timeFrom(words, tools);
  if (words.repeats !== undefined) {
    if (!at || at.zone === 'local') throw new UsageError('--repeats needs --at, in a named --zone.');
    const { repeats } = words;
    orSay(`--repeats holds "${repeats}"`, () => tools.readCron(repeats, at.zone));
  }
  const notAfter = momentFrom(words['not-after'], '--not-after');
  return {
    texts: textsFrom(words),
    drafted: languagesFrom(words.drafted, '--drafted') ?? [],
    waived: waiversFrom(words.waive ?? []),
    audience: audienceFrom(words),
    unsure: oneOf(words.unsure ?? 'leave', policies, '--unsure'),
    urgent: words.urgent ?? false,
    files: (words.attach ?? []).map(attached),
    ...(at && { at }),
    ...(words.repeats !== undefined && { repeats: words.repeats }),
    ...(notAfter && { notAfter }),
  };
}

/** A wall time and its zone, or each recipient's own clock (`--zone local`). */
export function timeFrom(
  { at, zone }: { at?: string | undefined; zone?: string | undefined },
  tools: PlanTools,
): SendAt | undefined {
  if (at === undefined) {
    if (zone !== undefined) throw new UsageError('--zone needs --at, such as 2026-12-01T09:00.');
    return undefined;
  }
  const wall = Date.parse(`${at}Z`);
  if (!wallForm.test(at) || Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(at)) {
    throw new UsageError(`--at holds "${at}"; it should hold a time such as 2026-12-01T09:00.`);
  }
  const named = zone ?? tools.zone;
  if (named !== 'local' && !tools.isZone(named)) {
    throw new UsageError(`--zone holds "${named}"; it should hold a time zone such as Asia/Seoul, or local.`);
  }
  return { wall: at, zone: named };
}

function textsFrom(words: Words): BroadcastPlan['texts'] {
  const texts: BroadcastPlan['texts'] = {};
  for (const language of languages) {
    const file = words[`${language}-file`];
    if (file !== undefined && words[language] !== undefined) {
      throw new UsageError(`--${language} and --${language}-file cannot both be given.`);
    }
    const text = file === undefined ? words[language] : read(file, `--${language}-file`).toString('utf8');
    if (text?.trim()) texts[language] = text.trim();
  }
  return texts;
}

/** `en=only for officials in Việt Nam`. */
function waiversFrom(words: readonly string[]): BroadcastPlan['waived'] {
  return Object.fromEntries(
    words.map((word): [Language, string] => {
      const [, name, reason] = /^(\w+)=(.*\S.*)$/s.exec(word) ?? [];
      const language = languages.find((one) => one === name);
      if (!language || !reason)
        throw new UsageError(`--waive holds "${word}"; it should hold LANGUAGE=REASON.`);
      return [language, reason.trim()];
    }),
  );
}

function audienceFrom(words: Words): Audience {
  const except = chosen({
    channels: allOf(words['except-channel'], channels, '--except-channel'),
    languages: languagesFrom(words['except-lang'], '--except-lang'),
    topics: words['except-topic'],
    roles: words['except-role'],
  });
  return chosen({
    channels: allOf(words.channel, channels, '--channel'),
    languages: languagesFrom(words.lang, '--lang'),
    topics: words.topic,
    roles: words.role,
    kinds: allOf(words.kind, kinds, '--kind'),
    countries: words.country,
    seenAfter: momentFrom(words['seen-after'], '--seen-after'),
    seenBefore: momentFrom(words['seen-before'], '--seen-before'),
    except: Object.keys(except).length > 0 ? except : undefined,
  });
}

/** Without what was not said. */
function chosen(said: { [Key in keyof Audience]?: Audience[Key] | undefined }): Audience {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function languagesFrom(words: readonly string[] | undefined, option: string): Language[] | undefined {
  return words?.flatMap((word) => readLanguage(word, option) ?? []);
}

function allOf<Choice extends string>(
  words: readonly string[] | undefined,
  choices: readonly Choice[],
  option: string,
): Choice[] | undefined {
  return words?.map((word) => oneOf(word, choices, option));
}

function oneOf<Choice extends string>(word: string, choices: readonly Choice[], option: string): Choice {
  const found = choices.find((one) => one === word);
  if (!found) throw new UsageError(`${option} holds "${word}"; it should hold one of ${choices.join(', ')}.`);
  return found;
}

/** A day begins at midnight UTC. */
function momentFrom(word: string | undefined, option: string): string | undefined {
  if (word === undefined) return undefined;
  const at = Date.parse(word);
  if (Number.isNaN(at) || !/^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:\d\d))?$/.test(word)) {
    throw new UsageError(
      `${option} holds "${word}"; it should hold a day, or a time with its zone (ISO 8601).`,
    );
  }
  return new Date(at).toISOString();
}

const fileTypes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.ics': 'text/calendar',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

function attached(file: string): BroadcastPlan['files'][number] {
  const type = fileTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
  return { name: basename(file), type, base64: read(file, '--attach').toString('base64') };
}

function read(file: string, option: string): Buffer {
  return orSay(`${option}: "${file}" cannot be read`, () => readFileSync(file));
}

function orSay<Result>(sentence: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split(',')[0] : String(cause);
    throw new UsageError(`${sentence}: ${why}.`);
  }
}
