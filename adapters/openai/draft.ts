/** The model's text → a draft: thinking and fences off, JSON checked, nothing cited but what was given. */

import { z } from 'zod';
import type { ModelDraft } from '../../src/ports.ts';

export const answerShape = z.object({
  sentences: z.array(z.object({ text: z.string(), tokens: z.array(z.string()) })),
});

export type ModelSentence = z.infer<typeof answerShape>['sentences'][number];

/** Reads a whole answer. `known` are the tokens of the material. Never throws. */
export function readDraft(text: string, known: ReadonlySet<string>): ModelDraft {
  const answer = answerShape.safeParse(jsonIn(withoutThinking(text)));
  if (!answer.success) return { kind: 'failed', reason: 'the model did not answer in the form asked for' };
  const { sentences } = answer.data;
  if (sentences.length === 0) return { kind: 'nothing' };
  const kept = sentences.flatMap((sentence) => readSentence(sentence, known) ?? []);
  if (kept.length === 0) return { kind: 'failed', reason: 'no sentence rests on the given material alone' };
  return { kind: 'drafted', sentences: kept };
}

/**
 * One sentence as it may be shown, or undefined: a sentence that cites nothing, cites a token that was never
 * given (what it rests on is invented) or carries a link is dropped.
 */
export function readSentence(sentence: ModelSentence, known: ReadonlySet<string>): ModelSentence | undefined {
  const tokens = [...new Set(sentence.tokens.map(bare))];
  const text = withoutMarks(sentence.text, known).replace(/\s+/g, ' ').trim();
  const sound = tokens.length > 0 && tokens.every((token) => known.has(token));
  return sound && text !== '' && !/https?:\/\/|\]\(/i.test(text) ? { text, tokens } : undefined;
}

/** Drops a leading `<think>…</think>`; while it is still open there is nothing to read yet. */
export function withoutThinking(text: string): string {
  const end = text.lastIndexOf('</think>');
  if (end >= 0) return text.slice(end + '</think>'.length);
  return /^\s*<think>/.test(text) ? '' : text;
}

/** The JSON object in a text that may have a fence or words around it. */
function jsonIn(text: string): unknown {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    return undefined; // no JSON: the shape check says so
  }
}

/** Models like to copy a token with the brackets or quotation marks that they expect around it. */
function bare(token: string): string {
  return token.trim().replace(/^[[("'`]+|[\])"'`]+$/g, '');
}

function withoutMarks(text: string, known: ReadonlySet<string>): string {
  return text.replace(/\s*[[(]([^\])]{1,200})[\])]/g, (whole, inside: string) =>
    inside.split(/[\s,;]+/).every((part) => known.has(part)) ? '' : whole,
  );
}
