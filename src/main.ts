/** The program's commands: one line each, the work is elsewhere. What a command does not need is not loaded. */

import { randomBytes } from 'node:crypto';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../adapters/ledger/open.ts';
import type { Terminal } from '../adapters/terminal/ask.ts';
import type { AnswerModel, Converse } from './ports.ts';
import { anySetting, defaultDataDir } from './setting-names.ts';
import type { Settings } from './settings.ts';

/** `settings` is undefined where the environment sets none of them. */
type Run = (args: string[], settings: Settings | undefined, signal: AbortSignal) => Promise<number>;

const commands: Readonly<Record<string, { run: Run; does: string }>> = {
  serve: { run: serve, does: 'run every configured channel, the web chat and the jobs' },
  ask: { run: ask, does: 'one answer: ask [--lang vi|ko|en] [--json] QUESTION, or --jsonl' },
  chat: { run: chat, does: 'a conversation in the terminal' },
  knowledge: { run: knowledge, does: 'the knowledge base: check, list, show ID, search TEXT' },
  eval: { run: evaluate, does: 'answer a question set and score it: eval FILE.jsonl' },
  events: { run: events, does: 'the calendar: list, import FILE.ics, export [FILE.ics], add' },
  broadcast: {
    run: broadcast,
    does: 'a message to all who want it: create, submit, approve, report …',
  },
  jobs: { run: jobs, does: 'what it does unasked: list, run NAME' },
  backup: { run: backup, does: 'the whole durable state into one file: backup FILE' },
  restore: { run: restore, does: 'the state of a backup in place of what is there: restore FILE' },
  prepare: {
    run: prepare,
    does: 'after an install: index the content, so that the first answer is as quick as any',
  },
};

const terminal: Terminal = {
  stdin: process.stdin,
  stdout: process.stdout,
  columns: process.stdout.columns,
  now: () => performance.now(),
};
const clock = () => new Date();
const print = (text: string) => process.stdout.write(`${text}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main([name = 'help', ...args]: string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') return help();
  if (existsSync('.env')) process.loadEnvFile('.env');
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return fail(`There is no command "${name}"; "caudari help" lists them.`, 2);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    // Checking settings loads zod, which costs more than an answer: with none set there is nothing to check.
    const settings = anySetting(process.env) ? await checkedSettings() : undefined;
    return await command.run(args, settings, ending.signal);
  } catch (error) {
    return await failed(error);
  }
}

async function checkedSettings(): Promise<Settings> {
  return (await import('./settings.ts')).readSettings(process.env);
}

function help(): number {
  for (const [name, { does }] of Object.entries(commands)) print(`caudari ${name.padEnd(12)} ${does}`);
  return 0;
}

async function failed(error: unknown): Promise<number> {
  const { SettingsError } = await import('./setting-names.ts');
  const { UsageError } = await import('../adapters/terminal/usage.ts');
  const wrongWords = error instanceof SettingsError || error instanceof UsageError;
  const debugging = process.env['LOG_LEVEL'] === 'debug' || process.env['LOG_LEVEL'] === 'trace';
  return fail(
    debugging && error instanceof Error ? (error.stack ?? error.message) : messageOf(error),
    wrongWords ? 2 : 1,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function fail(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

async function serve(_: string[], settings: Settings | undefined, signal: AbortSignal): Promise<number> {
  const { serve } = await import('./serve.ts');
  await serve(settings ?? (await checkedSettings()), print, AbortSignal.any([signal, endOfNpm()]));
  return 0;
}

/** `npm start` passes a SIGTERM to its shell alone: that our parent changed is how we hear of it. */
function endOfNpm(): AbortSignal {
  const ended = new AbortController();
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event']) {
    const watch = setInterval(() => {
      if (process.ppid !== parent) ended.abort();
    }, 250);
    watch.unref();
  }
  return ended.signal;
}

async function ask(args: string[], settings: Settings | undefined, signal: AbortSignal): Promise<number> {
  const { ask } = await import('../adapters/terminal/ask.ts');
  await ask(args, await oneOffConversation(settings), terminal, signal);
  return 0;
}

async function chat(_: string[], settings: Settings | undefined, signal: AbortSignal): Promise<number> {
  const { chat } = await import('../adapters/terminal/chat.ts');
  const session = randomBytes(6).toString('hex');
  await chat({ converse: await oneOffConversation(settings), terminal, session, person: 'terminal' }, signal);
  return 0;
}

async function knowledge(
  args: string[],
  settings: Settings | undefined,
  signal: AbortSignal,
): Promise<number> {
  const dataDir = settings?.DATA_DIR ?? defaultDataDir;
  const { documentsCommand, documentVerbs } = await import('../adapters/terminal/documents.ts');
  if (documentVerbs.includes(args[0] ?? '')) {
    const { corpusTools } = await import('../knowledge/corpus/tools.ts');
    const progress = (text: string) => void process.stderr.write(text);
    const tools = { ...corpusTools(dataDir), print, ...(process.stderr.isTTY ? { progress } : {}) };
    return documentsCommand(args, tools, signal);
  }
  const { knowledgeCommand } = await import('../adapters/terminal/knowledge.ts');
  const { openKnowledgeWith, shippedFolder } = await import('../knowledge/open.ts');
  const openKnowledge = () => openKnowledgeWith(dataDir);
  const check = async () => (await import('../knowledge/read.ts')).readContent(shippedFolder).mistakes;
  return knowledgeCommand(args, { open: openKnowledge, check, print });
}

async function evaluate(
  args: string[],
  settings: Settings | undefined,
  signal: AbortSignal,
): Promise<number> {
  const { evalCommand } = await import('../adapters/terminal/eval.ts');
  return evalCommand(
    args,
    { converse: await oneOffConversation(settings), now: terminal.now, print },
    signal,
  );
}

async function events(args: string[], settings: Settings | undefined): Promise<number> {
  const { eventsCommand } = await import('../adapters/terminal/events.ts');
  const [{ importEvents }, { writeChanges }, zones, { calendarText }] = await Promise.all([
    import('../jobs/calendar/import.ts'),
    import('../jobs/reminders.ts'),
    import('../jobs/zone.ts'),
    import('./serve.ts'),
  ]);
  return withLedger(settings, (ledger, { TIME_ZONE: zone }) =>
    eventsCommand(args, {
      ...ledger,
      ...zones,
      importText: (text) => importEvents({ ...ledger, clock, zone }, text),
      tellChanges: (changes) => writeChanges({ ...ledger, clock }, changes),
      exportText: (query) => calendarText(ledger.events, query, clock()),
      zone,
      clock,
      print,
    }),
  );
}

async function broadcast(args: string[], settings: Settings | undefined): Promise<number> {
  const { broadcastCommand } = await import('../adapters/terminal/broadcast.ts');
  const [does, report, plans, { isZone }, { cron }, { broadcastTools, openLog }] = await Promise.all([
    import('../jobs/broadcast.ts'),
    import('../jobs/report.ts'),
    import('../jobs/plan.ts'),
    import('../jobs/zone.ts'),
    import('../jobs/cron.ts'),
    import('./serve.ts'),
  ]);
  return withLedger(settings, (ledger, settings) =>
    broadcastCommand(args, {
      ...plans,
      does,
      with: broadcastTools(ledger, settings, openLog(settings)),
      report,
      reports: ledger.reports,
      isZone,
      readCron: cron,
      zone: settings.TIME_ZONE,
      print,
      write: (text) => process.stdout.write(text),
    }),
  );
}

async function jobs(args: string[], settings: Settings | undefined, signal: AbortSignal): Promise<number> {
  const { jobsCommand } = await import('../adapters/terminal/jobs.ts');
  const [{ listJobs }, { runNow }, { openKnowledgeWith }, { realTimers }, { jobsWith, openLog }] =
    await Promise.all([
      import('../jobs/schedule.ts'),
      import('../jobs/due.ts'),
      import('../knowledge/open.ts'),
      import('./pace.ts'),
      import('./serve.ts'),
    ]);
  return withLedger(settings, async (ledger, settings) => {
    const { dues } = ledger;
    // What comes of a run is told in a sentence; lines of the log beside it are for debugging.
    const log = openLog(settings, { quiet: true });
    const knowledge = await openKnowledgeWith(settings.DATA_DIR);
    const all = jobsWith({ ledger, knowledge, settings, log });
    const options = { dues, clock, timers: realTimers, log };
    const tools = {
      list: () => listJobs(all, dues, clock()),
      runNow: async (name: string) => {
        const job = all.find((one) => one.name === name);
        return job ? runNow(job, options, signal) : false;
      },
      print,
    };
    return jobsCommand(args, tools, signal);
  });
}

async function backup(args: string[], settings: Settings | undefined): Promise<number> {
  const { backupCommand } = await import('../adapters/terminal/backup.ts');
  const { backupTo } = await import('../jobs/backup.ts');
  return backupCommand(args, {
    act: async (file) => withLedger(settings, ({ backup }) => backupTo(backup, file)),
    print,
  });
}

async function restore(args: string[], settings: Settings | undefined): Promise<number> {
  const { restoreCommand } = await import('../adapters/terminal/backup.ts');
  const { restoreFrom } = await import('../jobs/backup.ts');
  return restoreCommand(args, {
    act: async (file) => withLedger(settings, ({ backup }) => restoreFrom(backup, file)),
    print,
  });
}

/** The durable state for one command: also while a server works with it. */
async function withLedger<Result>(
  given: Settings | undefined,
  run: (ledger: Ledger, settings: Settings) => Promise<Result>,
): Promise<Result> {
  const settings = given ?? (await checkedSettings());
  const { openLedger } = await import('../adapters/ledger/open.ts');
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = settings;
  await using closing = new AsyncDisposableStack();
  const ledger = await openLedger({ databaseUrl, dataDir, clock });
  closing.defer(() => ledger.close());
  return await run(ledger, settings);
}

/** npm runs it at the end of `npm ci`; also lets `npx caudari` find the program without asking the registry. */
async function prepare(): Promise<number> {
  const { openKnowledge } = await import('../knowledge/open.ts');
  await openKnowledge();
  const bin = join(import.meta.dirname, '../node_modules/.bin');
  if (!existsSync(bin) || existsSync(join(bin, 'caudari'))) return 0;
  symlinkSync(join('..', '..', 'src', 'caudari.js'), join(bin, 'caudari'));
  return 0;
}

/** A conversation that keeps nothing: what is asked from the command line stays there. */
async function oneOffConversation(settings: Settings | undefined): Promise<Converse> {
  const [{ createConversation }, { createInMemory }, { openKnowledgeWith }] = await Promise.all([
    import('./conversation/converse.ts'),
    import('./conversation/in-memory.ts'),
    import('../knowledge/open.ts'),
  ]);
  const model = await configuredModel(settings);
  return createConversation({
    ...createInMemory(),
    knowledge: await openKnowledgeWith(settings?.DATA_DIR ?? defaultDataDir),
    clock: () => new Date(),
    newId: () => randomBytes(9).toString('base64url'),
    personKey: '',
    ...(model ? { model } : {}),
  });
}

async function configuredModel(settings: Settings | undefined): Promise<AnswerModel | undefined> {
  if (!settings?.OPENAI_API_KEY && !settings?.OPENAI_BASE_URL) return undefined;
  const { configuredModel } = await import('./serve.ts');
  return configuredModel(settings);
}
