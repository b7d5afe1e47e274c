/** A large corpus out of the sentences of the sets, each passage with a name and a code that no other has. */

import { sentences } from '../../../knowledge/terms/sentences.ts';
import type { Language } from '../../../src/nouns.ts';
import type { RetrievalSet } from './sets.ts';

export interface ManyPassage {
  id: string;
  language: Language;
  text: string;
}

export interface ManyQuestion {
  q: string;
  language: Language;
}

const initials = 'b c d g h k l m n p r s t v kh nh th tr'.split(' ');
const vowels = 'a e i o u ai ao oi uo'.split(' ');

/** `count` passages of two to four sentences, the languages in turn. The same on every run. */
export function* manyPassages(sets: readonly RetrievalSet[], count: number): Generator<ManyPassage> {
  const random = randomNumbers(7);
  const pick = <T>(from: readonly T[], otherwise: T): T =>
    from[Math.floor(random() * from.length)] ?? otherwise;
  const pools = poolsOf(sets);
  for (let at = 0; at < count; at++) {
    const [language, pool] = pools[at % pools.length] ?? ['en', []];
    const body = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(pool, ''));
    const name = Array.from({ length: 3 }, () => pick(initials, 'b') + pick(vowels, 'a')).join('');
    const code = `${name.slice(0, 2).toUpperCase()}-${Math.floor(random() * 1e7)}`;
    yield { id: `m${at}`, language, text: `${capital(name)} ${code}: ${body.join(' ')}` };
  }
}

/** A hundred questions of each language, spread over the sets. */
export function manyQuestions(sets: readonly RetrievalSet[]): ManyQuestion[] {
  return poolsOf(sets).flatMap(([language]) => {
    const all = sets.filter((set) => set.language === language).flatMap(({ questions }) => questions);
    const step = Math.max(1, Math.floor(all.length / 100));
    return all
      .filter((_, at) => at % step === 0)
      .slice(0, 100)
      .map(({ q }) => ({ q, language }));
  });
}

function poolsOf(sets: readonly RetrievalSet[]): [Language, string[]][] {
  const byLanguage = Map.groupBy(sets, ({ language }) => language);
  return [...byLanguage].map(([language, group]) => [
    language,
    group.flatMap(({ passages }) => passages).flatMap(({ text }) => sentences(text)),
  ]);
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The same numbers on every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
