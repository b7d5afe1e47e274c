/** Text to search terms in each language, and questions to the terms that say what is asked about. */

import type { Language } from '../../src/nouns.ts';
import * as en from './en.ts';
import { fold } from './fold.ts';
import * as ko from './ko.ts';
import { plainNumber, values } from './values.ts';
import * as vi from './vi.ts';

/** Search terms of one text, repeats kept. Words and pairs are two classes with their own weights and lengths. */
export interface Terms {
  /** Syllables (vi), eojeol without endings (ko), stems (en); numbers and dates as values in all three. */
  words: string[];
  /** Neighbouring syllables: of one phrase (vi), of one eojeol (ko). */
  pairs: string[];
}

const number = /^\d/;

/** The search terms of one sentence or phrase. */
export function terms(text: string, language: Language): Terms {
  return termsOf(text, language, () => false);
}

/**
 * The terms of a question without the words that only make it a question. A question that consists of nothing
 * else keeps them all.
 */
export function questionTerms(text: string, language: Language): Terms {
  const unmarked = language === 'vi' && isUnmarked(text);
  const asked = language === 'ko' ? ko.eojeol(text).map(ko.withoutQuestionTail).join(' ') : text;
  const kept = termsOf(asked, language, (word) => isQuestionWord(word, language, unmarked));
  return kept.words.length > 0 || kept.pairs.length > 0 ? kept : terms(text, language);
}

/** Whether Vietnamese was typed without its marks, as far as one can see. */
export function isUnmarked(text: string): boolean {
  return fold(text) === text.normalize('NFC').toLowerCase();
}

function isQuestionWord(word: string, language: Language, unmarked: boolean): boolean {
  switch (language) {
    case 'vi':
      return vi.isQuestionSyllable(word, unmarked);
    case 'ko':
      return ko.isQuestionWord(word);
    case 'en':
      return en.isQuestionWord(word);
  }
}

function termsOf(text: string, language: Language, dropped: (word: string) => boolean): Terms {
  const extra = values(text.normalize('NFC').toLowerCase());
  switch (language) {
    case 'vi':
      return vietnamese(text, extra, dropped);
    case 'ko':
      return korean(ko.eojeol(text), extra, dropped);
    case 'en':
      return {
        words: [
          ...en
            .words(text)
            .filter((word) => !dropped(word))
            .map(english),
          ...extra,
        ],
        pairs: [],
      };
  }
}

function english(word: string): string {
  return number.test(word) ? plainNumber(word) : en.stemmed(word);
}

function vietnamese(text: string, extra: string[], dropped: (word: string) => boolean): Terms {
  const words: string[] = [];
  const pairs: string[] = [];
  for (const run of vi.syllableRuns(text)) {
    let previous: string | undefined;
    let previousDropped = false;
    for (const syllable of run) {
      const current = number.test(syllable) ? plainNumber(syllable) : syllable;
      const drop = dropped(current);
      if (!drop) words.push(current);
      if (previous !== undefined && !(drop && previousDropped)) pairs.push(`${previous} ${current}`);
      previous = current;
      previousDropped = drop;
    }
  }
  return { words: [...words, ...extra], pairs };
}

function korean(runs: readonly string[], extra: string[], dropped: (word: string) => boolean): Terms {
  const words: string[] = [];
  const pairs: string[] = [];
  for (const run of runs) {
    if (!ko.isHangul(run)) {
      words.push(number.test(run) ? plainNumber(run) : fold(run));
    } else if (!dropped(run)) {
      words.push(ko.stem(run));
      pairs.push(...ko.syllablePairs(run));
    }
  }
  return { words: [...words, ...extra], pairs };
}
