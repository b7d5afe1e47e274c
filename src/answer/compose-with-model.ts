/** Step 4 with an answer model: it may put the found material into words, and cite nothing else. */

import type { AnswerTools } from './answer.ts';
import type { Chosen } from './choose.ts';
import type { Draft, DraftSentence } from './draft.ts';
import type { Candidate } from './retrieve.ts';
import type { Question, Understood } from './understand.ts';

const materialMax = 12;
const turnsMax = 3;

interface InHand {
  understood: Understood;
  question: Question;
  tools: AnswerTools;
  signal: AbortSignal;
}

/** Undefined when the model failed, found nothing or cited what it was not given: the keyless draft stands. */
export async function composeWithModel(
  keyless: Draft,
  chosen: Extract<Chosen, { main: readonly Candidate[] }>,
  candidates: readonly Candidate[],
  { understood, question, tools, signal }: InHand,
): Promise<Draft | undefined> {
  const { model, knowledge, log } = tools;
  if (!model) return undefined;
  const given = [...new Set([...chosen.main, ...chosen.notes, ...candidates])].slice(0, materialMax);
  const byToken = new Map(given.map((candidate, n) => [`S${n + 1}`, candidate.id]));
  const drafted = await model.compose(
    {
      question: understood.text,
      language: understood.language,
      turns: question.turns
        .slice(-turnsMax)
        .map((turn) => ({ question: turn.question, answer: turn.answer })),
      material: given.map(({ statement, passage }, n) => {
        const source = statement?.sources.flatMap((id) => knowledge.sources.get(id) ?? [])[0];
        return {
          token: `S${n + 1}`,
          text: statement?.text[understood.language] ?? passage?.text ?? '',
          as_of: statement?.as_of ?? passage?.published ?? '',
          publisher: source?.publisher ?? passage?.publisher ?? '',
          title: source?.title ?? passage?.title ?? '',
        };
      }),
    },
    signal,
  );
  if (drafted.kind !== 'drafted') {
    if (drafted.kind === 'failed') log?.('answer model failed', { reason: drafted.reason });
    return undefined;
  }
  const sentences = drafted.sentences.flatMap(({ text, tokens }): DraftSentence[] => {
    const cites = tokens.flatMap((token) => byToken.get(token) ?? []);
    return cites.length > 0 && cites.length === tokens.length ? [{ text, cites }] : [];
  });
  return sentences.length > 0
    ? { blocks: [{ kind: 'sentences', sentences }], more: keyless.more }
    : undefined;
}
