/** Counts what planted errors escape the verification and which true sentences it drops. */

import type { Draft } from '../../../src/answer/draft.ts';
import { verify } from '../../../src/answer/verify.ts';
import type { Language } from '../../../src/nouns.ts';
import { languages } from '../../../src/nouns.ts';
import { materialAround, type RealContent } from './content.ts';
import { honestSentences, type Sentence } from './honest.ts';
import { hardKinds, type Kind, type Planted, plants, subtleKinds } from './plant.ts';
import { seeded, seedOf } from './random.ts';

export interface Tally {
  language: Language;
  kind: string;
  planted: number;
  escaped: readonly string[];
}

export interface Alarms {
  language: Language;
  made: string;
  honest: number;
  dropped: readonly string[];
}

/** Per kind and language; fewer where the content offers no more places. */
export const plantedMax = 40;

export function measureFaults(content: RealContent, seed: number): Tally[] {
  const bases = honestSentences(content, { made: 'without-full-stop' });
  return [...hardKinds, ...subtleKinds].flatMap((kind) =>
    languages.map((language) => {
      const planted = bases
        .filter((base) => base.language === language)
        .map((base) => ({ base, luck: seedOf(`${seed} ${kind} ${base.cites.join()} ${base.text}`) }))
        .sort((a, b) => a.luck - b.luck)
        .flatMap(({ base, luck }) => plantedIn(base, kind, { content, random: seeded(luck) }))
        .slice(0, plantedMax);
      const escaped = planted.filter((one) => whyDropped(one, language, content) === undefined);
      return {
        language,
        kind,
        planted: planted.length,
        escaped: escaped.map(({ text, cites }) => `${cites.join()} ${text}`),
      };
    }),
  );
}

function plantedIn(
  base: Sentence,
  kind: Kind,
  field: { content: RealContent; random: () => number },
): (Planted & { base: Sentence })[] {
  const planted = plants[kind](base, field);
  return planted ? [{ ...planted, base }] : [];
}

export function measureAlarms(content: RealContent, every = 1): Alarms[] {
  const honest = honestSentences(content, { every });
  const groups = new Map<string, Sentence[]>();
  for (const sentence of honest) {
    const key = `${sentence.made}\u0000${sentence.language}`;
    groups.set(key, [...(groups.get(key) ?? []), sentence]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const dropped = group.flatMap((sentence) => {
      const why = whyDropped({ ...sentence, base: sentence }, sentence.language, content);
      return why === undefined ? [] : [`${why}: ${sentence.text}`];
    });
    return [{ language: first.language, made: first.made, honest: group.length, dropped }];
  });
}

function whyDropped(
  one: Planted & { base: Sentence },
  language: Language,
  content: RealContent,
): string | undefined {
  const material = materialAround(content, [...one.base.cites, ...one.cites]);
  const sentence = { text: one.text, cites: one.cites, ...(one.own ? { own: true as const } : {}) };
  const draft: Draft = { blocks: [{ kind: 'sentences', sentences: [sentence] }], more: [] };
  return verify(draft, material, language, content.known).dropped[0]?.why;
}
