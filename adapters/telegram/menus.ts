/** The command menu in every language; it is set only where it differs from what Telegram has. */

import type { Logger } from 'pino';
import { z } from 'zod';
import { type Language, languages } from '../../src/nouns.ts';
import { commandMenu } from '../../src/say/telegram.ts';
import type { Call } from './call.ts';

/** A menu that could not be set is no reason not to answer: it is logged and tried at the next start. */
export async function setMenus(call: Call, log: Logger, signal: AbortSignal): Promise<void> {
  await setMenu(undefined);
  for (const language of languages) if (language !== 'en') await setMenu(language);

  async function setMenu(language: Language | undefined) {
    const wanted = commandMenu.map(({ command, description }) => ({
      command,
      description: description[language ?? 'en'],
    }));
    const scope = language === undefined ? {} : { language_code: language };
    const how = { signal, repeat: 'same' } as const;
    const current = await call('getMyCommands', scope, how);
    if (signal.aborted || (current.kind === 'ok' && sameMenu(current.result, wanted))) return;
    const answer = await call('setMyCommands', { commands: wanted, ...scope }, how);
    if (answer.kind !== 'ok' && !signal.aborted) {
      log.warn({ outcome: answer.kind, reason: answer.reason, language }, 'the command menu was not set');
    }
  }
}

const menuSchema = z.array(z.looseObject({ command: z.string(), description: z.string() }));

function sameMenu(current: unknown, wanted: { command: string; description: string }[]): boolean {
  const read = menuSchema.safeParse(current);
  const key = (menu: { command: string; description: string }[]) =>
    JSON.stringify(menu.map(({ command, description }) => [command, description]));
  return read.success && key(read.data) === key(wanted);
}
