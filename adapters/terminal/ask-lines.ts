/** `caudari ask --jsonl`: an answer for each line of standard input, in order. */

import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { type AnswerObject, answerObject } from '../../src/answer-object.ts';
import type { Language } from '../../src/nouns.ts';
import { type Asking, one, write } from './ask.ts';
import { UsageError } from './usage.ts';

const lineShape = z.object({
  q: z.string(),
  lang: z.enum(['vi', 'ko', 'en']).optional(),
  conversation: z.string().optional(),
  id: z.union([z.string(), z.number()]).optional(),
});

/**
 * Reads as fast as the answers are taken, so that a pipe of any length fits in constant memory.
 * Throws a UsageError for a line that is no question, and when the signal ends it before the input does.
 */
export async function askLines(language: Language | undefined, asking: Asking): Promise<void> {
  const { terminal, signal } = asking;
  let line = 0;
  for await (const text of linesOf(terminal.stdin, signal)) {
    line++;
    if (text.trim() === '') continue;
    const asked = readLine(text, line);
    const object = await answerLine(asked, line, language, asking);
    await write(terminal.stdout, `${JSON.stringify(object)}\n`);
  }
}

/** Lines end with \n alone: readline would also end them at U+2028, which stands in JSON as it is. */
async function* linesOf(stream: Readable, signal: AbortSignal): AsyncGenerator<string> {
  const stopped = new Error('Stopped before the end of standard input.');
  signal.addEventListener('abort', () => stream.destroy(stopped), { once: true });
  let rest = '';
  for await (const piece of stream.setEncoding('utf8')) {
    const [end = '', ...lines] = String(piece).split('\n');
    const last = lines.pop();
    if (last === undefined) {
      rest += end;
      continue;
    }
    for (const line of [rest + end, ...lines]) {
      await nextTurn(); // else no signal is heard before the last line of the piece
      if (signal.aborted) throw stopped;
      yield line;
    }
    rest = last;
  }
  if (rest !== '') yield rest;
}

async function answerLine(
  asked: z.infer<typeof lineShape>,
  line: number,
  language: Language | undefined,
  asking: Asking,
): Promise<AnswerObject & { id?: string | number }> {
  const conversation = asked.conversation ?? `line ${line}`;
  const { reply, ms } = await one(
    { id: String(line), question: asked.q, language: asked.lang ?? language, conversation },
    asking,
  );
  const object = answerObject(reply, { question: asked.q, ms });
  return asked.id === undefined ? object : { ...object, id: String(asked.id) };
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
