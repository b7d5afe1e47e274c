/** Programme updates: tells subscribers of a topic which statements a new corpus release changed, once. */

import { createHash } from 'node:crypto';
import type { Block, Entry, Language, Source, Statement } from '../src/nouns.ts';
import { languages } from '../src/nouns.ts';
import { asOfWord, changeHead } from '../src/say/jobs.ts';
import type { Outbox, Statements, Subscribers } from './ports.ts';
import { pushText } from './pushes.ts';

export interface UpdateTools {
  entries: ReadonlyMap<string, Entry>;
  sources: ReadonlyMap<string, Source>;
  statements: Statements;
  subscribers: Subscribers;
  outbox: Pick<Outbox, 'push'>;
}

interface Change {
  entry: Entry;
  statement: Statement;
}

const changesMax = 10;

/** The first run only notes what there is: nobody is told of a thousand statements at once. */
export async function writeUpdates(tools: UpdateTools): Promise<string> {
  const { entries, statements } = tools;
  const all = [...entries.values()].flatMap((entry) =>
    entry.statements.map((statement) => ({ entry, statement })),
  );
  const now = all.map(({ statement }) => ({ id: statement.id, hash: hashOf(statement) }));
  const changed = await statements.changed(now);
  const ids = new Set(changed);
  const changes = all.filter(({ statement }) => ids.has(statement.id));
  const written = await tell(tools, changes, hashOfAll(now));
  await statements.note(now);
  return changed === undefined ? 'noted for the first time' : `${ids.size} changed, ${written} told`;
}

async function tell(
  { sources, subscribers, outbox }: UpdateTools,
  changes: readonly Change[],
  release: string,
) {
  if (changes.length === 0) return 0;
  const groups = Map.groupBy(await subscribers.of(undefined, ['news']), ({ topics }) => topics.join(' '));
  let written = 0;
  for (const [key, to] of groups) {
    const topics = key.split(' ');
    const about = changes.filter(
      ({ entry }) => topics.includes('*') || entry.topics.some((topic) => topics.includes(topic)),
    );
    if (about.length === 0) continue;
    const push = { name: `update:${release}:${key}`, kind: 'update' as const, unsure: 'leave' as const };
    const text = (language: Language) => ({ blocks: changeBlocks(about, sources, language) });
    written += await pushText(outbox, push, { to, text });
  }
  return written;
}

function changeBlocks(
  changes: readonly Change[],
  sources: ReadonlyMap<string, Source>,
  language: Language,
): Block[] {
  const items = changes.slice(0, changesMax).map(({ entry, statement }) => {
    const source = sources.get(statement.sources[0] ?? '');
    const where = `${source?.publisher ?? ''}, ${asOfWord(statement.as_of)[language]}`;
    return [
      { text: `${entry.names[language]}: `, bold: true },
      { text: `${statement.text[language]} (` },
      { text: where, ...(source && { url: source.url }) },
      { text: ')' },
    ];
  });
  return [
    { kind: 'heading', spans: [{ text: changeHead[language] }] },
    { kind: 'list', ordered: false, items },
  ];
}

function hashOf({ text, as_of, until }: Statement) {
  const words = [...languages.map((language) => text[language]), as_of, until ?? ''];
  return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 32);
}

function hashOfAll(statements: readonly { id: string; hash: string }[]) {
  const lines = statements.map(({ id, hash }) => `${id} ${hash}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}
