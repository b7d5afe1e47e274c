/** `caudari jobs list|run NAME`: what the bot does unasked, when, and what came of it. */

import type { FinishedRun } from '../../jobs/ports.ts';
import type { ListedJob } from '../../jobs/schedule.ts';
import { bothClocks, cutTo, table, widthMax } from './table.ts';
import { readWords, UsageError } from './usage.ts';

export interface JobTools {
  list: () => Promise<readonly ListedJob[]>;
  /** Runs a job now; false when it is running already. */
  runNow: (name: string, signal: AbortSignal) => Promise<boolean>;
  print: (text: string) => void;
}

/** Gives the exit code. Throws a UsageError for wrong words. */
export async function jobsCommand(args: string[], tools: JobTools, signal: AbortSignal): Promise<number> {
  const [verb, ...rest] = args;
  switch (verb) {
    case 'list':
      return list(rest, tools);
    case 'run':
      return run(rest, tools, signal);
    default:
      throw new UsageError(`jobs knows list and run; "${verb ?? ''}" is none of them.`);
  }
}

async function list(args: string[], tools: JobTools): Promise<number> {
  const { values } = readWords({ args, options: { json: { type: 'boolean' } } });
  const jobs = await tools.list();
  if (values.json) {
    tools.print(JSON.stringify(jobs));
    return 0;
  }
  const rows = jobs.map(({ name, last, next }) => [name, ...clocks(last?.startedAt), ...clocks(next)]);
  const [head, ...lines] = table(['JOB', 'LAST (HÀ NỘI)', 'SEOUL', 'NEXT (HÀ NỘI)', 'SEOUL'], rows);
  tools.print(head ?? '');
  jobs.forEach(({ does, last }, at) => {
    tools.print(lines[at] ?? '');
    tools.print(cutTo(`    ${does}; ${resultOf(last)}`, widthMax));
  });
  return 0;
}

function clocks(at: Date | undefined): string[] {
  if (!at) return ['–', ''];
  const { hanoi, seoul } = bothClocks(at);
  return [hanoi, seoul];
}

function resultOf(last: FinishedRun | undefined): string {
  if (!last) return 'never run';
  return last.result ? `${last.state}: ${last.result}` : last.state;
}

async function run(args: string[], tools: JobTools, signal: AbortSignal): Promise<number> {
  const { values, positionals } = readWords({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const [name = ''] = positionals;
  const names = (await tools.list()).map((job) => job.name);
  if (!names.includes(name) || positionals.length > 1) {
    throw new UsageError(`jobs run needs one of ${names.join(', ')}; "${positionals.join(' ')}" is none.`);
  }
  if (!(await tools.runNow(name, signal))) {
    throw new Error(`"${name}" is running already; "caudari jobs list" shows what comes of it.`);
  }
  const last = (await tools.list()).find((job) => job.name === name)?.last;
  if (last?.state === 'failed') throw new Error(`"${name}" failed: ${last.result}`);
  tools.print(values.json ? JSON.stringify(last) : `${name}: ${resultOf(last)}`);
  return 0;
}
