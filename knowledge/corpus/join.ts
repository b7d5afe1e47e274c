/** The knowledge with the documents in it: one search, statements and passages on one scale. */

import type { Language } from '../../src/nouns.ts';
import type { Found, Knowledge, KnowledgeQuery } from '../../src/ports.ts';
import type { Corpus, FoundPassage } from './open.ts';

/** What a question covers of texts, in the same things and weights as `Found.covers` has for statements. */
export interface TextCoverage {
  /** `key` names the texts, so that what is computed of them can be kept for other questions. */
  coversTexts(key: string, texts: readonly string[]): readonly number[];
  questionWeight: number;
}

export type TextCoverageOf = (text: string, language: Language) => TextCoverage;

const passagesMax = 12;
/** Below this share of the question an estimate of the best possible score says nothing. */
const shareMin = 0.25;

/** Without documents it costs nothing; a release made by another process is seen within a second. */
export function withDocuments(knowledge: Knowledge, corpus: Corpus, coverageOf: TextCoverageOf): Knowledge {
  return {
    ...knowledge,
    get release() {
      const release = corpus.release();
      return release === 0 ? knowledge.release : `${knowledge.release}+${release}`;
    },
    search(query) {
      const statements = knowledge.search(query);
      const passages = passagesFor(query);
      return passages.length === 0 ? statements : [...statements, ...onScaleOf(statements, passages)];
    },
  };

  function passagesFor({ text, language, limit, on }: KnowledgeQuery): Found[] {
    const found = corpus.search({
      text,
      language,
      limit: Math.min(limit, passagesMax),
      ...(on ? { on } : {}),
    });
    if (found.length === 0) return [];
    const question = coverageOf(text, language);
    return found.map((one) => foundOf(one, question, language));
  }
}

/** A passage in another language shares no words with the question: there the index's own share counts. */
function foundOf(
  { passage, under, score, about, coverage }: FoundPassage,
  question: TextCoverage,
  asked: Language,
): Found {
  const { questionWeight } = question;
  if (passage.language === asked) {
    const covers = question.coversTexts(passage.id, [passage.text, under]);
    return {
      passage,
      score,
      covers,
      coverage: covers.reduce((sum, share) => sum + share, 0),
      questionWeight,
    };
  }
  const things = question.coversTexts('', []).length;
  const covers = Array.from({ length: things }, () => coverage / things);
  return { passage, score, about, covers, coverage, questionWeight };
}

/**
 * Scores of two indexes are of two scales, as words are rare in one that are common in the other. Each list's best
 * possible score is estimated from its first ones (score by share of the question covered), and passages are
 * brought to the statements' scale. Within each list the order stays.
 */
function onScaleOf(statements: readonly Found[], passages: readonly Found[]): Found[] {
  const [ours, theirs] = [bestPossible(statements), bestPossible(passages)];
  const factor = ours > 0 && theirs > 0 ? ours / theirs : 1;
  return passages.map((found) => ({ ...found, score: found.score * factor }));
}

function bestPossible(found: readonly Found[]): number {
  const first = found.toSorted((a, b) => b.score - a.score).slice(0, 3);
  return Math.max(0, ...first.map(({ score, coverage }) => score / Math.max(coverage, shareMin)));
}
