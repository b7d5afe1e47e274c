/** How often the language of a question is recognised, whole and by its first words. */

import { detectLanguage } from '../../../knowledge/terms/detect.ts';
import type { Language } from '../../../src/nouns.ts';
import { distortionsOf } from './quality.ts';
import type { RetrievalSet } from './sets.ts';

export interface Detection {
  set: string;
  questions: 'whole' | 'first three words';
  right: number;
  microseconds: number;
}

const firstWords = 3;

export function detectionOf(sets: readonly RetrievalSet[]): Detection[] {
  return sets.flatMap(({ name, language, questions }) =>
    distortionsOf[language]
      .filter(({ name: distortion }) => distortion !== 'without spaces')
      .flatMap((distortion) => {
        const texts = questions.map(({ q }) => distortion.of(q));
        const set = [name, distortion.name].join(' ').trim();
        const starts = texts.map((text) => text.split(/\s+/).slice(0, firstWords).join(' '));
        return [
          { set, questions: 'whole' as const, ...recognised(texts, language) },
          { set, questions: 'first three words' as const, ...recognised(starts, language) },
        ];
      }),
  );
}

function recognised(texts: readonly string[], language: Language): { right: number; microseconds: number } {
  const start = performance.now();
  const right = texts.filter((text) => detectLanguage(text).language === language).length;
  const microseconds = ((performance.now() - start) * 1000) / texts.length;
  return { right: Number((right / texts.length).toFixed(4)), microseconds: Number(microseconds.toFixed(1)) };
}
