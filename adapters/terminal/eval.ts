/** `caudari eval FILE.jsonl`: answers a question set, prints the scores and every answer that is not right. */

import { readFileSync } from 'node:fs';
import { answerObject } from '../../src/answer-object.ts';
import { evaluate, readGold, scoreTable } from '../../src/eval.ts';
import type { Converse } from '../../src/ports.ts';
import { readWords, UsageError } from './usage.ts';

export interface EvalTools {
  converse: Converse;
  now: () => number;
  print: (text: string) => void;
}

/** Gives the exit code: 1 when fewer than --min per cent are right. Throws a UsageError for wrong words or lines. */
export async function evalCommand(
  args: string[],
  { converse, now, print }: EvalTools,
  signal: AbortSignal,
): Promise<number> {
  const { values, positionals } = readWords({
    args,
    allowPositionals: true,
    options: { min: { type: 'string', default: '0' }, json: { type: 'boolean' }, quiet: { type: 'boolean' } },
  });
  const min = Number(values.min);
  if (!(min >= 0 && min <= 100))
    throw new UsageError(`--min holds "${values.min}"; it should hold per cent from 0 to 100.`);
  if (positionals.length === 0) throw new UsageError('eval needs a question set: caudari eval FILE.jsonl');
  const golds = positionals.flatMap(readSet);
  let asked = 0;
  const judged = await evaluate(golds, async (question, language, conversation) => {
    const begun = now();
    const reply = await converse(
      {
        id: `eval-${++asked}`,
        address: { channel: 'terminal', chat: `eval ${conversation}` },
        person: conversation,
        text: question,
        ...(language ? { language } : {}),
      },
      signal,
    );
    if (!reply) throw new Error('A question got no reply.');
    return answerObject(reply, { question, ms: now() - begun });
  });
  if (values.json) print(JSON.stringify(judged));
  else {
    for (const { gold, answer, verdict, reason } of judged) {
      if (verdict === 'right' || values.quiet) continue;
      print(
        `${gold.id} ${gold.type} ${verdict}: ${reason}\n  Q ${gold.q}\n  A ${answer.text.replaceAll('\n', ' ')}\n`,
      );
    }
    print(scoreTable(judged));
  }
  const right = judged.filter((one) => one.verdict === 'right').length;
  return judged.length === 0 || (100 * right) / judged.length >= min ? 0 : 1;
}

function readSet(file: string) {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`The question set "${file}" cannot be read.`);
  }
  try {
    return readGold(text);
  } catch (cause) {
    throw new UsageError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
