/** `caudari ask`: one answer, or with --jsonl an answer for each line of standard input, in order. */

import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { answerObject } from '../../src/answer-object.ts';
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
  if (values.jsonl)
    return (await import('./ask-lines.ts')).askLines(language, { converse, terminal, signal });
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

export interface Asking {
  converse: Converse;
  terminal: Terminal;
  signal: AbortSignal;
}

export interface One {
  id: string;
  question: string;
  language: Language | undefined;
  conversation: string;
}

/** Asks one question and takes the time. */
export async function one(
  { id, question, language, conversation }: One,
  { converse, terminal, signal }: Asking,
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

/** Waits when the reader is slower than we are, so that memory stays flat. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
