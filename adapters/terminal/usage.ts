/** The words of the command line: a mistake in them ends the program with exit code 2. */

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Language, languages } from '../../src/nouns.ts';

/** The words are wrong: the message names the option. */
export class UsageError extends Error {}

/** parseArgs whose errors name the option in one line. */
export function readWords<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause));
  }
}

export function readLanguage(word: string | undefined, option = '--lang'): Language | undefined {
  if (word === undefined) return undefined;
  const language = languages.find((one) => one === word);
  if (!language) throw new UsageError(`${option} holds "${word}"; it should hold vi, ko or en.`);
  return language;
}
