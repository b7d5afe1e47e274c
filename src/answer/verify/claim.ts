/** A sentence taken apart for the checks, with what it cites. */

import type { Language } from '../../nouns.ts';
import { compact } from '../../text.ts';
import { readValues, type Value } from '../values.ts';
import { type Ground, type GroundText, type NamesOf, namesOf } from './ground.ts';
import type { Known } from './sentence.ts';
import { unitsOf, type Word, wordsOf } from './words.ts';

export interface Claim {
  text: string;
  lower: string;
  language: Language;
  letters: string;
  words: readonly Word[];
  units: readonly string[];
  values: readonly Value[];
  cited: readonly Ground[];
  /** The cited texts in the sentence's language; empty when a passage speaks another. */
  same: readonly GroundText[];
  all: readonly GroundText[];
  /** Names of the entries that the cited statements belong to. */
  about: readonly NamesOf[];
}

export function claimOf(
  written: string,
  of: { language: Language; known: Known | undefined },
  cited: readonly Ground[],
): Claim {
  const text = written.normalize('NFC');
  const words = wordsOf(text);
  const all = cited.flatMap(({ texts }) => texts);
  return {
    text,
    lower: text.toLowerCase(),
    language: of.language,
    letters: compact(text),
    words,
    units: unitsOf(words, of.language),
    values: readValues(text, of.language),
    cited,
    same: all.filter(({ language }) => language === of.language),
    all,
    about: cited.flatMap(({ entry }) => {
      const found = entry === undefined ? undefined : of.known?.entries.get(entry);
      return found ? [namesOf(found)] : [];
    }),
  };
}
