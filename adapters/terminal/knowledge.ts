/** `caudari knowledge check|list|show|search`: what the bot knows, seen from the command line. */

import type { Entry, Language } from '../../src/nouns.ts';
import type { Knowledge } from '../../src/ports.ts';
import { readLanguage, readWords, UsageError } from './usage.ts';

/** One thing to put right; `file` and `line` where it stands, if in a file. */
export interface Finding {
  file: string;
  line: number;
  sentence: string;
}

export interface KnowledgeTools {
  open: () => Promise<Knowledge>;
  /** Everything that is wrong with the content: the start would refuse it. */
  check: () => Promise<readonly Finding[]>;
  print: (text: string) => void;
}

/** Gives the exit code. Throws a UsageError for wrong words. */
export async function knowledgeCommand(args: string[], tools: KnowledgeTools): Promise<number> {
  const [verb, ...rest] = args;
  switch (verb) {
    case 'check':
      return check(tools);
    case 'list':
      return list(rest, tools);
    case 'show':
      return show(rest, tools);
    case 'search':
      return search(rest, tools);
    default:
      throw new UsageError(`knowledge knows check, list, show and search; "${verb ?? ''}" is none of them.`);
  }
}

async function check({ check: findings, print }: KnowledgeTools): Promise<number> {
  const found = await findings();
  for (const { file, line, sentence } of found) print(`${file}:${line}: ${sentence}`);
  print(found.length === 0 ? 'The content is in order.' : `${found.length} to put right.`);
  return found.length === 0 ? 0 : 1;
}

async function list(args: string[], { open, print }: KnowledgeTools): Promise<number> {
  const { values } = readWords({
    args,
    options: {
      lang: { type: 'string' },
      kind: { type: 'string' },
      topic: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const language = readLanguage(values.lang) ?? 'en';
  const { entries } = await open();
  const wanted = [...entries.values()].filter(
    (entry) =>
      (values.kind === undefined || entry.kind === values.kind) &&
      (values.topic === undefined || entry.topics.includes(values.topic)),
  );
  if (values.json) {
    print(
      JSON.stringify(
        wanted.map(({ id, formerly, kind, names, topics, statements }) => ({
          id,
          formerly,
          kind,
          names,
          topics,
          statements: statements.length,
        })),
      ),
    );
    return 0;
  }
  for (const entry of wanted)
    print(`${entry.id.padEnd(36)} ${entry.kind.padEnd(13)} ${entry.names[language]}`);
  print(`${wanted.length} entries`);
  return 0;
}

async function show(args: string[], { open, print }: KnowledgeTools): Promise<number> {
  const { values, positionals } = readWords({
    args,
    allowPositionals: true,
    options: { lang: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [id] = positionals;
  if (!id)
    throw new UsageError('knowledge show needs the id of an entry; "caudari knowledge list" names them.');
  const knowledge = await open();
  const entry =
    knowledge.entries.get(id) ?? [...knowledge.entries.values()].find((one) => one.formerly.includes(id));
  if (!entry) {
    print(`There is no entry "${id}"; "caudari knowledge list" names them all.`);
    return 1;
  }
  print(
    values.json ? JSON.stringify(entry) : entryLines(entry, knowledge, readLanguage(values.lang)).join('\n'),
  );
  return 0;
}

function entryLines(entry: Entry, knowledge: Knowledge, only: Language | undefined): string[] {
  const shown: readonly Language[] = only ? [only] : ['vi', 'ko', 'en'];
  return [
    ...shown.map((language) => `${language}  ${entry.names[language]}`),
    `${entry.kind} · ${entry.topics.join(', ')} · ${entry.confidence}`,
    ...entry.statements.flatMap((statement) => [
      '',
      `${statement.id}  (${statement.says.join(', ')}; as of ${statement.as_of})`,
      ...shown.map((language) => `  ${language}  ${statement.text[language]}`),
      ...statement.sources
        .flatMap((id) => knowledge.sources.get(id) ?? [])
        .map((s) => `  – ${s.publisher}: ${s.url}`),
    ]),
  ];
}

async function search(args: string[], { open, print }: KnowledgeTools): Promise<number> {
  const { values, positionals } = readWords({
    args,
    allowPositionals: true,
    options: {
      lang: { type: 'string' },
      limit: { type: 'string', default: '10' },
      json: { type: 'boolean' },
    },
  });
  const text = positionals.join(' ').trim();
  if (!text) throw new UsageError('knowledge search needs a text.');
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit holds "${values.limit}"; it should hold a number from 1.`);
  const knowledge = await open();
  const language = readLanguage(values.lang) ?? knowledge.languageOf(text).language;
  const found = knowledge.search({ text, language, limit });
  if (values.json) {
    print(
      JSON.stringify(
        found.map(({ statement, passage, score, coverage }) => ({
          id: statement?.id ?? passage?.id,
          score,
          coverage,
          text: statement?.text[language] ?? passage?.text,
        })),
      ),
    );
    return 0;
  }
  for (const { statement, passage, score, coverage } of found) {
    print(`${score.toFixed(2).padStart(6)} ${Math.round(100 * coverage)}%  ${statement?.id ?? passage?.id}`);
    print(`        ${statement?.text[language] ?? passage?.text}`);
  }
  return found.length > 0 ? 0 : 1;
}
