/** A question as weighted terms, each with the spellings that count for it. */

import type { Language } from '../../src/nouns.ts';
import { fold } from '../terms/fold.ts';
import { isUnmarked, questionTerms } from '../terms/terms.ts';
import { type TermKey, type TermKind, termKey } from './hash.ts';

import { type Frequency, spaced } from './spacing.ts';
import type { TermGroup } from './translate.ts';
import type { Tuning } from './tuning.ts';

/** One term of a question. Its spellings, or translations, count together as one term (Pirkola's groups). */
export interface QuestionTerm {
  kind: TermKind;
  weight: number;
  /** One word with other marks; else several words that all are meant. */
  oneWord: boolean;
  spellings: readonly Spelling[];
}

export interface Spelling {
  key: TermKey;
  /** What one occurrence counts (0 to 1). */
  share: number;
  /** What an occurrence counts that differs from it only in its marks. */
  otherMarks: number;
}

/**
 * The terms of a question in the language of the documents. `frequency` tells in how many documents a word stands:
 * Korean that was typed without spaces is taken apart with it.
 */
export function termsOfQuestion(
  text: string,
  { language, tuning, frequency }: { language: Language; tuning: Tuning; frequency: Frequency },
): QuestionTerm[] {
  const found = questionTerms(text, language);
  const unmarked = language === 'vi' && isUnmarked(text);
  return [
    ...counted(language === 'ko' ? spaced(found.words, frequency) : found.words).map(([word, times]) =>
      term('word', word, times),
    ),
    ...counted(found.pairs).map(([pair, times]) => term('pair', pair, times)),
  ].filter(({ weight }) => weight > 0);

  function term(kind: TermKind, written: string, times: number): QuestionTerm {
    return {
      kind,
      weight: tuning.weights[kind] * times,
      oneWord: true,
      spellings: spellings(kind, written),
    };
  }

  function spellings(kind: TermKind, written: string): Spelling[] {
    const folded = fold(written);
    const key = termKey(kind, written, folded);
    if (unmarked) return [{ key, share: 1, otherMarks: 1 }];
    if (folded === written) return [{ key, share: 1, otherMarks: tuning.otherMarks }];
    const bare = { key: termKey(kind, folded, folded), share: tuning.otherMarks, otherMarks: 0 };
    return [{ key, share: 1, otherMarks: 0 }, bare];
  }
}

/** Groups of terms in another language (lexicon.ts) as a question. */
export function termsOfGroups(
  groups: readonly TermGroup[],
  language: Language,
  tuning: Tuning,
): QuestionTerm[] {
  const otherMarks = language === 'vi' ? 1 : 0;
  return groups.map(({ kind, weight, options }) => ({
    kind,
    weight: weight * tuning.weights[kind],
    oneWord: false,
    spellings: options.map(([text, share]) => {
      const folded = fold(text);
      const key = termKey(kind, text, folded);
      return { key, share, otherMarks: folded === text ? share * otherMarks : 0 };
    }),
  }));
}

function counted(found: readonly string[]): [string, number][] {
  const times = new Map<string, number>();
  for (const one of found) times.set(one, (times.get(one) ?? 0) + 1);
  return [...times];
}
