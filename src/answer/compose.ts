/** Step 4: puts what was chosen into a draft, in the language of the answer, from the knowledge alone. */

import type { Language } from '../nouns.ts';
import { no, notForYear, partial } from '../say/answers.ts';
import type { Chosen } from './choose.ts';
import type { Draft, DraftBlock, DraftSentence } from './draft.ts';
import type { Candidate } from './retrieve.ts';

type Answering = Extract<Chosen, { main: readonly Candidate[] }>;

export function compose(chosen: Answering, language: Language): Draft {
  const lead = leadOf(chosen, language);
  const main = chosen.main.map((candidate) => sentence(candidate, language));
  const notes = chosen.notes.map((candidate) => sentence(candidate, language));
  const blocks: DraftBlock[] =
    chosen.form === 'list'
      ? [...sentences(lead), { kind: 'list', ordered: false, items: main }, ...sentences(notes)]
      : sentences([...lead, ...main, ...notes]);
  const more = chosen.more.map((candidate) => sentence(candidate, language));
  return { blocks, more: more.length > 0 ? [{ kind: 'list', ordered: false, items: more }] : [] };
}

function leadOf({ status, verdict, missingYear }: Answering, language: Language): DraftSentence[] {
  if (missingYear !== undefined) return [own(notForYear(missingYear)[language])];
  if (status === 'partial') return [own(partial[language])];
  return verdict === 'no' ? [own(no[language])] : [];
}

function sentences(list: DraftSentence[]): DraftBlock[] {
  return list.length > 0 ? [{ kind: 'sentences', sentences: list }] : [];
}

function own(text: string): DraftSentence {
  return { text, cites: [], own: true };
}

function sentence({ statement, passage, id }: Candidate, language: Language): DraftSentence {
  return { text: statement?.text[language] ?? passage?.text ?? '', cites: [id] };
}
