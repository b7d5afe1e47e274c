/** Runs the real program in a process of its own, in an empty folder and with an empty environment. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export const programFolder = join(import.meta.dirname, '../../..');
const node = join(programFolder, 'node_modules/.bin/node');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Surroundings {
  stdin?: string;
  env?: Readonly<Record<string, string>>;
  /** A folder with another copy of the program. */
  program?: string;
}

/** The program until its end. */
export async function caudari(
  args: readonly string[],
  { stdin = '', env = {}, program = programFolder }: Surroundings = {},
): Promise<Ran> {
  using place = emptyFolder();
  const child = startProgram(args, place.folder, env, program);
  child.stdin.on('error', () => {}); // it may end before it has read everything
  child.stdin.end(stdin);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** The program under way: whoever starts it ends it. */
export function startProgram(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
  program = programFolder,
): ChildProcessWithoutNullStreams {
  return spawn(node, [join(program, 'src/caudari.js'), ...args], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', HOME: folder, ...env },
  });
}

export function emptyFolder(): Disposable & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'caudari-terminal-'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Megabytes that a process holds in memory now. */
export function heldMegabytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}
