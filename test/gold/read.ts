/** Reads the gold questions and checks their form; used by the test of the set and by whoever scores with it. */

import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const goldTypes = [
  'fact',
  'date',
  'list',
  'compare',
  'howto',
  'false-premise',
  'follow-up',
  'out-of-scope',
  'unknown',
] as const;

const goldShape = z.strictObject({
  id: z.string().regex(/^(vi|ko|en)-\d{3}$/),
  q: z.string().min(3),
  lang: z.enum(['vi', 'ko', 'en']),
  /** Entries that a right answer may rest on. */
  gold_ids: z.array(z.string()),
  /** Regular expressions without regard to case; each must be found in the answer. */
  must_contain: z.array(z.string().min(1)),
  type: z.enum(goldTypes),
  style: z.enum(['no-diacritics', 'informal-nospace', 'typo-abbrev']).optional(),
  /** The question before this one, or the turns before it. */
  context: z.union([z.string(), z.array(z.strictObject({ q: z.string(), a: z.string() }))]).optional(),
});

export type GoldQuestion = z.infer<typeof goldShape>;

/** Every question of every `*.jsonl` beside this file; throws naming the file and line that is not one. */
export function readGold(): GoldQuestion[] {
  return ['vi.jsonl', 'ko.jsonl', 'en.jsonl'].flatMap((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line, index) => readQuestion(line, `${file}:${index + 1}`)),
  );
}

function readQuestion(line: string, where: string): GoldQuestion {
  const question = goldShape.safeParse(JSON.parse(line));
  if (!question.success) throw new Error(`${where} is no gold question: ${z.prettifyError(question.error)}`);
  return question.data;
}

/** The alternatives of a pattern: what stands between its outermost bars. */
export function alternatives(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of pattern.matchAll(/\\.|[\s\S]/gu)) {
    if (token === '(' || token === '[') depth++;
    if (token === ')' || token === ']') depth--;
    if (token === '|' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts;
}
