/** `caudari ask`: one answer, or with --jsonl an answer for each line of standard input, in order. */

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { type AnswerObject, answerObject } from '../../src/answer-object.ts';
import type { Language } from '../../src/nouns.ts';
import type { Converse } from '../../src/ports.ts';
import { renderReply } from './render.ts';
import { readLanguage, readWords, UsageError } from './usage.ts';

export interface Terminal {
  stdin: Readable;
  stdout: Writable;
  /** Columns of the terminal; undefined when the output goes to a file or pipe. */
  columns: number | undefined;
  /** Milliseconds that only go up. */
  now: () => number;
}

const lineShape = z.object({
  q: z.string(),
  lang: z.enum(['vi', 'ko', 'en']).optional(),
  conversation: z.string().optional(),
  id: z.union([z.string(), z.number()]).optional(),
});

/** Throws a UsageError for wrong words. */
export async function ask(
  args: string[],
  converse: Converse,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { values, positionals } = readWords({
    args,
    allowPositionals: true,
    options: { lang: { type: 'string' }, json: { type: 'boolean' }, jsonl: { type: 'boolean' } },
  });
  const language = readLanguage(values.lang);
  if (values.jsonl) return askLines(converse, language, terminal, signal);
  const question = positionals.join(' ').trim();
  if (!question)
    throw new UsageError(
      'ask needs a question: caudari ask "…", or --jsonl with questions on standard input.',
    );
  const { reply, ms } = await one(
    { id: '1', question, language, conversation: 'terminal' },
    { converse, terminal, signal },
  );
  const text = values.json
    ? JSON.stringify(answerObject(reply, { question, ms }))
    : renderReply(reply, terminal.columns ?? 0);
  await write(terminal.stdout, `${text}\n`);
}

async function askLines(
  converse: Converse,
  language: Language | undefined,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  let line = 0;
  for await (const text of createInterface({ input: terminal.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    const asked = readLine(text, line);
    const object = await answerLine(asked, line, language, { converse, terminal, signal });
    await write(terminal.stdout, `${JSON.stringify(object)}\n`);
  }
}

async function answerLine(
  asked: z.infer<typeof lineShape>,
  line: number,
  language: Language | undefined,
  with_: { converse: Converse; terminal: Terminal; signal: AbortSignal },
): Promise<AnswerObject & { id?: string | number }> {
  const conversation = asked.conversation ?? `line ${line}`;
  const { reply, ms } = await one(
    { id: String(line), question: asked.q, language: asked.lang ?? language, conversation },
    with_,
  );
  const object = answerObject(reply, { question: asked.q, ms });
  return asked.id === undefined ? object : { ...object, id: String(asked.id) };
}

interface One {
  id: string;
  question: string;
  language: Language | undefined;
  conversation: string;
}

async function one(
  { id, question, language, conversation }: One,
  { converse, terminal, signal }: { converse: Converse; terminal: Terminal; signal: AbortSignal },
) {
  const begun = terminal.now();
  const reply = await converse(
    {
      id,
      address: { channel: 'terminal', chat: conversation },
      person: conversation,
      text: question,
      ...(language ? { language } : {}),
    },
    signal,
  );
  if (!reply) throw new Error('The question got no reply.');
  return { reply, ms: terminal.now() - begun };
}

function readLine(text: string, line: number): z.infer<typeof lineShape> {
  const json = parseJson(text);
  const read = lineShape.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const what =
    json === undefined ? 'it is not JSON' : `${issue?.path.join('.') || 'the line'}: ${issue?.message}`;
  throw new UsageError(`Line ${line} of standard input is no question ({"q": "…"}): ${what}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller names the line
  }
}

/** Waits when the reader is slower than we are, so that memory stays flat. */
async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
