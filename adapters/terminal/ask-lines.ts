/** `caudari ask --jsonl`: an answer for each line of standard input, in order. */

import { createInterface } from 'node:readline';
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

/** Reads as fast as the answers are taken, so that a pipe of any length fits in constant memory. */
export async function askLines(language: Language | undefined, asking: Asking): Promise<void> {
  const { terminal } = asking;
  let line = 0;
  for await (const text of createInterface({ input: terminal.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    const asked = readLine(text, line);
    const object = await answerLine(asked, line, language, asking);
    await write(terminal.stdout, `${JSON.stringify(object)}\n`);
  }
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
