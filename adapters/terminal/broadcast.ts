/** `caudari broadcast …`: a coordinator's message, from the draft over two people's agreement to the report. */

import type * as Broadcasting from '../../jobs/broadcast.ts';
import type { Broadcast } from '../../jobs/ports.ts';
import type * as Reporting from '../../jobs/report.ts';
import type { Address } from '../../src/nouns.ts';
import { type PlanTools, planFrom, planOptions, timeFrom } from './broadcast-plan.ts';
import { audienceText, durationText, messageText, reportText } from './broadcast-show.ts';
import { bothClocks, table } from './table.ts';
import { readLanguage, readWords, UsageError } from './usage.ts';

export interface BroadcastCommandTools extends PlanTools {
  /** The functions of jobs/broadcast.ts, and what they work with. */
  does: typeof Broadcasting;
  with: Broadcasting.BroadcastTools;
  report: typeof Reporting;
  reports: Parameters<typeof Reporting.csvOf>[0] & Parameters<typeof Reporting.reportOf>[0];
  /** What keeps a plan from being submitted. */
  complaintsAbout: (plan: Broadcast['plan']) => string[];
  hashOf: (plan: Broadcast['plan']) => string;
  print: (text: string) => void;
  /** Without a line break of its own. */
  write: (text: string) => void;
}

type Verb = (args: string[], tools: BroadcastCommandTools) => Promise<void>;

const verbs: Readonly<Record<string, Verb>> = {
  create,
  preview,
  test: sendTest,
  submit,
  approve,
  schedule,
  pause: moving('pauseBroadcast', 'is paused'),
  resume: moving('resumeBroadcast', 'goes on'),
  cancel: moving('cancelBroadcast', 'is cancelled'),
  report,
  list,
};

const who = { as: { type: 'string' } } as const;
const json = { json: { type: 'boolean' } } as const;

/** Gives the exit code. Throws a UsageError for wrong words, a BroadcastError for what cannot be done. */
export async function broadcastCommand(args: string[], tools: BroadcastCommandTools): Promise<number> {
  const [name = '', ...rest] = args;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    throw new UsageError(`broadcast knows ${Object.keys(verbs).join(', ')}; "${name}" is none of them.`);
  }
  await verb(rest, tools);
  return 0;
}

async function create(args: string[], tools: BroadcastCommandTools) {
  const { values, positionals } = readWords({
    args,
    allowPositionals: true,
    options: { ...planOptions, ...who, ...json },
  });
  const name = positionals.join(' ').trim();
  if (!name)
    throw new UsageError('broadcast create needs a name: caudari broadcast create NAME --vi … --ko … --en …');
  const plan = planFrom(values, tools);
  const id = await tools.does.createBroadcast(tools.with, { name, plan, who: whoFrom(values, 'create') });
  const found = await existing(tools, id);
  if (values.json) return tools.print(JSON.stringify(found));
  tools.print(`Broadcast ${id}, "${name}", is a draft. It would go to ${await reach(tools, id)}.`);
  for (const complaint of tools.complaintsAbout(found.plan))
    tools.print(`  Before it is submitted: ${complaint}.`);
}

async function preview(args: string[], tools: BroadcastCommandTools) {
  const { values, id } = readId(args, 'preview', {
    ...json,
    lang: { type: 'string' },
    channel: { type: 'string' },
  });
  const language = readLanguage(values.lang);
  const broadcast = await existing(tools, id);
  const messages = (await tools.does.previewBroadcast(tools.with, id)).filter(
    (one) =>
      (language === undefined || one.language === language) &&
      (values.channel === undefined || one.channel === values.channel),
  );
  const estimate = await tools.does.estimateBroadcast(tools.with, id);
  const hash = tools.hashOf(broadcast.plan);
  if (values.json) return tools.print(JSON.stringify({ id, hash, estimate, messages }));
  for (const message of messages) tools.print(`${messageText(message)}\n`);
  tools.print(`To: ${audienceText(broadcast.plan)}`);
  tools.print(`Reaches ${await reach(tools, id)}.`);
  tools.print(`Hash: ${hash}`);
}

async function sendTest(args: string[], tools: BroadcastCommandTools) {
  const { values, id } = readId(args, 'test', { lang: { type: 'string' }, to: { type: 'string' } });
  const language = readLanguage(values.lang) ?? 'vi';
  await tools.does.testBroadcast(tools.with, { id, to: addressFrom(values.to), language });
  tools.print(`A test of broadcast ${id} in ${language} is on its way to ${values.to}.`);
}

function addressFrom(word: string | undefined): Address {
  const [, channel, chat] = /^(telegram|discord):(.+)$/.exec(word ?? '') ?? [];
  if ((channel !== 'telegram' && channel !== 'discord') || !chat) {
    throw new UsageError(`--to holds "${word ?? ''}"; it should hold telegram:CHAT or discord:CHANNEL.`);
  }
  return { channel, chat };
}

async function submit(args: string[], tools: BroadcastCommandTools) {
  const { values, id } = readId(args, 'submit', { ...who });
  await tools.does.submitBroadcast(tools.with, { id, who: whoFrom(values, 'submit') });
  tools.print(
    `Broadcast ${id} waits for another person's approval. It would go to ${await reach(tools, id)}.`,
  );
  tools.print(`Hash: ${tools.hashOf((await existing(tools, id)).plan)}`);
}

async function approve(args: string[], tools: BroadcastCommandTools) {
  const { values, id } = readId(args, 'approve', {
    ...who,
    hash: { type: 'string' },
    urgent: { type: 'boolean' },
  });
  const told = { id, who: whoFrom(values, 'approve'), urgent: values.urgent ?? false };
  await tools.does.approveBroadcast(tools.with, { ...told, ...(values.hash && { hash: values.hash }) });
  const { at } = (await existing(tools, id)).plan;
  const when = at ? `at ${at.wall} (${at.zone})` : 'within a minute of the running server';
  tools.print(`Broadcast ${id} is approved and begins ${when}. It goes to ${await reach(tools, id)}.`);
}

async function schedule(args: string[], tools: BroadcastCommandTools) {
  const { values, id } = readId(args, 'schedule', {
    ...who,
    at: { type: 'string' },
    zone: { type: 'string' },
    now: { type: 'boolean' },
  });
  if ((values.at === undefined) === !values.now) {
    throw new UsageError('broadcast schedule needs --at, such as 2026-12-01T09:00, or --now.');
  }
  const at = values.now ? null : (timeFrom(values, tools) ?? null);
  await tools.does.scheduleBroadcast(tools.with, { id, at, who: whoFrom(values, 'schedule') });
  const when = at ? `${at.wall} (${at.zone})` : 'as soon as it is approved';
  tools.print(`Broadcast ${id} goes ${at ? 'at ' : ''}${when}; it is a draft again and has to be submitted.`);
}

function moving(does: 'pauseBroadcast' | 'resumeBroadcast' | 'cancelBroadcast', what: string): Verb {
  return async (args, tools) => {
    const verb = does.replace('Broadcast', '');
    const { values, id } = readId(args, verb, { ...who });
    await tools.does[does](tools.with, { id, who: whoFrom(values, verb) });
    tools.print(`Broadcast ${id} ${what}.`);
  };
}

async function report(args: string[], tools: BroadcastCommandTools) {
  const { values, id } = readId(args, 'report', { ...json, csv: { type: 'boolean' } });
  const broadcast = await existing(tools, id);
  if (values.csv) {
    for await (const line of tools.report.csvOf(tools.reports, id)) tools.write(line);
    return;
  }
  const sums = await tools.report.reportOf(tools.reports, id);
  const { name, state, reason } = broadcast;
  if (values.json) tools.print(JSON.stringify({ id, name, state, ...(reason && { reason }), ...sums }));
  else tools.print(reportText(broadcast, sums));
}

async function list(args: string[], tools: BroadcastCommandTools) {
  const { values } = readWords({ args, options: { ...json } });
  const found = await tools.with.broadcasts.list();
  if (values.json) return tools.print(JSON.stringify(found));
  if (found.length === 0) return tools.print('There is no broadcast; "caudari broadcast create" makes one.');
  const rows = found.map((one) => {
    const { submittedBy, approvedBy } = one.approval ?? {};
    return [
      String(one.id),
      one.state,
      bothClocks(one.createdAt).hanoi,
      submittedBy ?? '',
      approvedBy ?? '',
      one.name,
    ];
  });
  const head = ['ID', 'STATE', 'CREATED (HÀ NỘI)', 'SUBMITTED', 'APPROVED', 'NAME'];
  for (const line of table(head, rows)) tools.print(line);
}

/** `41,200 people, 23 min`. */
async function reach({ does, with: tools }: BroadcastCommandTools, id: number): Promise<string> {
  const { people, seconds } = await does.estimateBroadcast(tools, id);
  return `${people.toLocaleString('en')} ${people === 1 ? 'person' : 'people'}, ${durationText(seconds)}`;
}

async function existing({ with: tools }: BroadcastCommandTools, id: number): Promise<Broadcast> {
  const found = await tools.broadcasts.find(id);
  if (!found) throw new Error(`there is no broadcast ${id}; "caudari broadcast list" shows them`);
  return found;
}

function whoFrom(values: { as?: string | undefined }, verb: string): string {
  const name = values.as?.trim();
  if (!name) throw new UsageError(`broadcast ${verb} needs --as NAME: who does it.`);
  return name;
}

function readId<const Options extends NonNullable<Parameters<typeof readWords>[0]['options']>>(
  args: string[],
  verb: string,
  options: Options,
) {
  const { values, positionals } = readWords({ args, allowPositionals: true, options });
  const [word = ''] = positionals;
  if (!/^\d{1,9}$/.test(word) || positionals.length > 1) {
    throw new UsageError(
      `broadcast ${verb} needs the number of one broadcast; "${positionals.join(' ')}" is none.`,
    );
  }
  return { values, id: Number(word) };
}
