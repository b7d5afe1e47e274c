/** `caudari backup FILE` and `caudari restore FILE`: the whole durable state in one file, while everything runs. */

import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { readWords, UsageError } from './usage.ts';

export interface BackupTools<Result> {
  /** Backup: the file appears when it is whole, or not at all. Restore: gives the number of rows, or changes nothing. */
  act: (file: string) => Promise<Result>;
  print: (text: string) => void;
}

export async function backupCommand(args: string[], { act, print }: BackupTools<void>): Promise<number> {
  const file = fileIn(args, 'backup');
  usable(dirname(file), constants.W_OK, `"${file}" cannot be written`);
  await act(file);
  print(`Everything is in ${file} (${statSync(file).size} bytes); "caudari restore ${file}" brings it back.`);
  return 0;
}

export async function restoreCommand(args: string[], { act, print }: BackupTools<number>): Promise<number> {
  const file = fileIn(args, 'restore');
  usable(file, constants.R_OK, `"${file}" cannot be read`);
  const rows = await act(file).catch((cause: unknown) => {
    throw isOfZip(cause) ? new Error(`"${file}" is no whole backup; nothing was changed.`, { cause }) : cause;
  });
  print(`${rows} rows are restored. What was being sent then is paused; "caudari broadcast list" shows it.`);
  return 0;
}

function fileIn(args: string[], verb: string): string {
  const { positionals } = readWords({ args, allowPositionals: true, options: {} });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new UsageError(`${verb} needs one file: caudari ${verb} FILE.`);
  return file;
}

function usable(path: string, mode: number, sentence: string): void {
  try {
    accessSync(path, mode);
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split(',')[0] ?? '') : String(cause);
    throw new UsageError(`${sentence}: ${why}.`);
  }
}

/** What zlib cannot unpack is cut short, or no backup at all. */
function isOfZip(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_');
}
