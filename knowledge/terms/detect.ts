/** The language of a text: by script, by Vietnamese letters, and for letters without marks by learned weights. */

import { readFileSync } from 'node:fs';
import type { Language } from '../../src/nouns.ts';
import { features } from './features.ts';
import { fold } from './fold.ts';

export interface Detected {
  language: Language;
  /** From 0.5 (either of two) to 1. */
  certainty: number;
}

/** One signed byte for each feature: above 0 speaks for Vietnamese. Made by train-detect.ts. */
const weights = new Int8Array(readFileSync(new URL('detect.bin', import.meta.url)));
const unitsPerLogit = 16;
/** A Hangul syllable says as much as this many Latin letters. */
const lettersPerSyllable = 2.5;
/** A letter of a name, which a Korean question may hold in Latin letters, beside other letters. */
const capitalShare = 0.4;
/** Logits for a word with a letter that only Vietnamese has, and with one that French or Spanish have too. */
const vietnameseLetter = 4;
const sharedLetter = 2.5;
/** One word alone never says more than this. */
const logitMax = 4;
/** A name says little on the language of the question around it: less still when it looks English. */
const nameShare = { vietnamese: 0.5, english: 0.15 };
/** Where nothing else speaks: the bot is asked in Vietnamese more often than in English. */
const prior = 0.3;

const hangul = /[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]/g;
const word = /[\p{Script=Latin}\p{M}]+/gu;
const onlyVietnamese = /[ăđĩũơưạ-ỹ]/;
const shared = /[àáâãèéêìíòóôõùúý]/;

/** The language of a question, also of a few words typed without marks. Empty text is Vietnamese, uncertainly. */
export function detectLanguage(text: string): Detected {
  const written = text.normalize('NFC');
  const korean = (written.match(hangul)?.length ?? 0) * lettersPerSyllable;
  const other = (written.match(word) ?? []).reduce(
    (sum, one) => sum + one.length * (isCapital(one) ? capitalShare : 1),
    0,
  );
  if (korean > other) return { language: 'ko', certainty: korean / (korean + other) };
  const chance = 1 / (1 + Math.exp(-vietnameseLogit(written)));
  return chance >= 0.5 ? { language: 'vi', certainty: chance } : { language: 'en', certainty: 1 - chance };
}

function vietnameseLogit(written: string): number {
  const words = written.match(word) ?? [];
  const typedWithCapitals = words.some((one) => one !== one.toUpperCase());
  return words.reduce((logit, one, place) => {
    const own = wordLogit(one.toLowerCase());
    const name = typedWithCapitals && isCapital(one) && (place > 0 || isCapital(words[1] ?? ''));
    if (!name) return logit + own;
    return logit + own * (own > 0 ? nameShare.vietnamese : nameShare.english);
  }, prior);
}

function wordLogit(token: string): number {
  let sum = 0;
  for (const feature of features(fold(token), weights.length)) sum += weights[feature] ?? 0;
  const learned = Math.max(-logitMax, Math.min(logitMax, sum / unitsPerLogit));
  if (onlyVietnamese.test(token)) return learned + vietnameseLetter;
  return shared.test(token) ? learned + sharedLetter : learned;
}

function isCapital(token: string): boolean {
  return token[0] !== token[0]?.toLowerCase();
}
