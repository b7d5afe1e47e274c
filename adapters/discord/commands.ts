/** Our slash commands and the entry of the context menu; told to Discord only when they have changed. */

import type { APIApplicationCommandBasicOption, RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import { languages } from '../../src/nouns.ts';
import * as say from '../../src/say/discord.ts';
import { automatic, languageNames } from '../../src/say/talk.ts';
import type { Call, How } from './call.ts';
import { Routes } from './routes.ts';
import { sentSchema } from './update.ts';

/** ApplicationCommandType, ApplicationCommandOptionType, InteractionContextType, ApplicationIntegrationType. */
const chatInput = 1;
const onMessage = 3;
const stringOption = 3;
const booleanOption = 5;
const inServersAndDirect = [0, 1];
const installedOnServers = [0];

const where = { contexts: inServersAndDirect, integration_types: installedOnServers };
const questionMax = 2_000;

export const commands = [
  command(say.askCommand, [
    { ...named(say.questionOption), type: stringOption, required: true, max_length: questionMax },
    { ...named(say.privateOption), type: booleanOption },
  ]),
  command(say.topicCommand, [
    { ...named(say.entryOption), type: stringOption, required: true, autocomplete: true },
    { ...named(say.privateOption), type: booleanOption },
  ]),
  command(say.languageCommand, [
    { ...named(say.languageOption), type: stringOption, choices: languageChoices() },
  ]),
  command(say.sourcesCommand, []),
  command(say.helpCommand, []),
  { type: onMessage, ...where, name: say.aboutMessage.en, name_localizations: localized(say.aboutMessage) },
] satisfies RESTPutAPIApplicationCommandsJSONBody;

function command(words: say.Named, options: APIApplicationCommandBasicOption[]) {
  return { type: chatInput, ...where, ...named(words), options };
}

function named({ name, description }: say.Named) {
  return {
    name: name.en,
    name_localizations: localized(name),
    description: description.en,
    description_localizations: localized(description),
  };
}

function localized({ vi, ko }: { vi: string; ko: string }) {
  return { vi, ko };
}

function languageChoices() {
  return [
    ...languages.map((language) => ({ name: languageNames[language], value: language })),
    { name: automatic.en, name_localizations: localized(automatic), value: 'auto' },
  ];
}

export interface RegisterOptions {
  call: Call;
  log: Logger;
  applicationId: string | undefined;
}

/** Failures are logged: the bot answers mentions without its commands, too. */
export async function registerCommands(options: RegisterOptions, signal: AbortSignal): Promise<void> {
  const { call, log } = options;
  const how: How = { signal, repeat: 'same' };
  const application = options.applicationId ?? (await applicationOf(call, how));
  if (application === undefined)
    return log.warn('the commands were not registered: the application is not known');
  const route = Routes.commands(application);
  const known = await call({ method: 'get', route, query: { with_localizations: 'true' } }, how);
  if (known.kind === 'ok' && sameCommands(known.result)) return;
  const put = await call({ method: 'put', route, body: commands }, how);
  if (put.kind === 'ok') log.info({ count: commands.length }, 'the commands were registered');
  else log.warn({ reason: put.reason }, 'the commands were not registered');
}

async function applicationOf(call: Call, how: How): Promise<string | undefined> {
  const answer = await call({ method: 'get', route: Routes.application() }, how);
  return answer.kind === 'ok' ? sentSchema.safeParse(answer.result).data?.id : undefined;
}

const record = z.record(z.string(), z.unknown());

/** True when Discord has them word for word: what it adds of its own does not count. */
export function sameCommands(known: unknown): boolean {
  const read = z.array(record).safeParse(known);
  if (!read.success || read.data.length !== commands.length) return false;
  return commands.every((ours) => {
    const theirs = read.data.find((one) => one['name'] === ours.name && one['type'] === ours.type);
    return contains(theirs, ours);
  });
}

/** Whether everything of `ours` is in `theirs`; Discord leaves out empty lists and false. */
function contains(theirs: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    const list = theirs === undefined ? [] : theirs;
    if (!Array.isArray(list) || list.length !== ours.length) return false;
    return ours.every((one, at) => contains(list[at], one));
  }
  if (typeof ours !== 'object' || ours === null) return ours === theirs;
  const read = record.safeParse(theirs);
  return read.success && Object.entries(ours).every(([key, value]) => contains(read.data[key], value));
}
