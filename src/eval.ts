/** `caudari eval`: answers a question set and scores it by language and type. */

import { z } from 'zod';
import type { AnswerObject } from './answer-object.ts';
import { type Language, languages } from './nouns.ts';

const goldShape = z.object({
  id: z.string(),
  q: z.string(),
  lang: z.enum(['vi', 'ko', 'en']),
  gold_ids: z.array(z.string()).default([]),
  must_contain: z.array(z.string()).default([]),
  type: z.string(),
  context: z.union([z.string(), z.array(z.object({ q: z.string() }))]).optional(),
});

export type Gold = z.infer<typeof goldShape>;

/** How one answer was judged; `reason` is empty for `right`. */
export interface Judged {
  gold: Gold;
  answer: AnswerObject;
  verdict: 'right' | 'partial' | 'wrong' | 'unknown';
  reason: string;
}

/** Asks one question in one conversation. */
export type Ask = (
  question: string,
  language: Language | undefined,
  conversation: string,
) => Promise<AnswerObject>;

/** Throws with the line number when a line is no question. */
export function readGold(text: string): Gold[] {
  return text
    .split('\n')
    .map((line, n) => ({ line, n }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, n }) => {
      try {
        return goldShape.parse(JSON.parse(line));
      } catch (cause) {
        throw new Error(
          `line ${n + 1} is no question of a question set: ${cause instanceof Error ? cause.message : cause}`,
        );
      }
    });
}

/** Asks every question, each in a conversation of its own, the questions of its context first. */
export async function evaluate(golds: readonly Gold[], ask: Ask): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const gold of golds) {
    const before =
      typeof gold.context === 'string' ? [gold.context] : (gold.context ?? []).map((turn) => turn.q);
    for (const earlier of before) await ask(earlier, undefined, gold.id);
    judged.push(judge(gold, await ask(gold.q, undefined, gold.id)));
  }
  return judged;
}

/** Right: the status that the type calls for, valid citations, and every pattern found in the text. */
export function judge(gold: Gold, answer: AnswerObject): Judged {
  const missing = gold.must_contain.filter((pattern) => !new RegExp(pattern, 'iu').test(answer.text));
  const refusing =
    answer.status === 'out_of_scope' || answer.status === 'unknown' || answer.status === 'declined';
  const result = (verdict: Judged['verdict'], reason: string): Judged => ({ gold, answer, verdict, reason });
  if (gold.type === 'out-of-scope' || (gold.type === 'unknown' && gold.must_contain.length === 0)) {
    if (gold.type === 'unknown' && (refusing || answer.status === 'partial')) return result('right', '');
    return refusing ? result('right', '') : result('wrong', `answered, should refuse (${answer.status})`);
  }
  if (answer.language !== gold.lang) return result('wrong', `answered in ${answer.language}`);
  if (refusing && missing.length > 0) return result('unknown', answer.status);
  if (answer.status !== 'answered' && answer.status !== 'partial' && missing.length > 0)
    return result('unknown', answer.status);
  if (!validCitations(answer)) return result('wrong', 'a citation is missing');
  if (missing.length === 0) return result('right', '');
  return result(
    missing.length < gold.must_contain.length ? 'partial' : 'wrong',
    `lacks ${missing.join(' and ')}`,
  );
}

/** Every mark has its citation, and an answer has at least one. */
export function validCitations(answer: AnswerObject): boolean {
  const marks = [...answer.text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
  const numbers = new Set(answer.citations.map((citation) => citation.n));
  const needed = answer.status === 'answered' || answer.status === 'partial';
  return (
    marks.every((mark) => numbers.has(mark)) &&
    (!needed || (answer.citations.every((c) => c.url !== '') && answer.citations.length > 0))
  );
}

/** The scores as lines of text: one row a language, one a type. */
export function scoreTable(judged: readonly Judged[]): string {
  const rows: string[] = ['group            asked  right  partial  wrong  unknown   right %'];
  const row = (name: string, of: readonly Judged[]) => {
    if (of.length === 0) return;
    const count = (verdict: Judged['verdict']) => of.filter((one) => one.verdict === verdict).length;
    const cells = [of.length, count('right'), count('partial'), count('wrong'), count('unknown')];
    const share = ((100 * count('right')) / of.length).toFixed(1);
    rows.push(
      `${name.padEnd(15)} ${cells.map((cell) => String(cell).padStart(6)).join(' ')}   ${share.padStart(8)}`,
    );
  };
  for (const language of languages)
    row(
      language,
      judged.filter((one) => one.gold.lang === language),
    );
  for (const type of [...new Set(judged.map((one) => one.gold.type))].sort()) {
    row(
      type,
      judged.filter((one) => one.gold.type === type),
    );
  }
  row('all', judged);
  const times = judged.map((one) => one.answer.ms).sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
  const cited = judged.filter((one) => validCitations(one.answer)).length;
  rows.push(`citations valid in ${cited} of ${judged.length}; ms median ${at(0.5)}, p99 ${at(0.99)}`);
  return rows.join('\n');
}
