/**
 * Makes detect.bin: `node knowledge/terms/train-detect.ts statutes-vi.jsonl`. Logistic regression on short runs of
 * words. Vietnamese: the statutes (free of copyright) and our own entries, without marks. English: our own entries
 * and the documentation of the packages that package-lock.json pins (MIT and the like). No test question is used.
 */

import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { features } from './features.ts';
import { fold } from './fold.ts';

const size = 1 << 15;
const rounds = 400_000;
const rate = 0.08;
const decay = 2e-6;
const unitsPerLogit = 16;

const entryShape = z.object({
  statements: z.array(z.object({ vi: z.string(), en: z.string() })),
});

const statutes = process.argv[2];
if (statutes === undefined) throw new Error('Name the file of statutes: train-detect.ts statutes-vi.jsonl');
const entries = globSync('knowledge/entries/*.yaml')
  .sort()
  .flatMap((file) => {
    const read = entryShape.safeParse(parse(readFileSync(file, 'utf8')));
    return read.success ? read.data.statements : [];
  });
const law = readFileSync(statutes, 'utf8').trim().split('\n');
const lawText = law.map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text);
const manuals = globSync('node_modules/**/*.md')
  .sort()
  .map((file) => prose(readFileSync(file, 'utf8')));

const vietnamese = wordsOf([...lawText, ...repeated(entries.map(({ vi }) => vi))]);
const english = wordsOf([...manuals, ...repeated(entries.map(({ en }) => en))]);
console.log(`${vietnamese.length} Vietnamese and ${english.length} English words`);
writeFileSync(new URL('detect.bin', import.meta.url), train());

function train(): Int8Array {
  const weights = new Float64Array(size);
  const random = randomNumbers(1);
  for (let round = 0; round < rounds; round++) {
    const isVietnamese = round % 2 === 0;
    const text = isVietnamese ? vietnamese : english;
    const start = Math.floor(random() * (text.length - 6));
    const found = text
      .slice(start, start + 1 + Math.floor(random() * 4))
      .flatMap((word) => features(word, size));
    const logit = found.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0);
    const miss = (isVietnamese ? 1 : 0) - 1 / (1 + Math.exp(-logit));
    for (const feature of found) {
      const before = weights[feature] ?? 0;
      weights[feature] = before + (rate * miss) / Math.sqrt(found.length) - decay * before;
    }
  }
  return Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight * unitsPerLogit))),
  );
}

function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => fold(text).match(/[a-z]+/g) ?? []);
}

/** Our own field's words count more than their number. */
function repeated(texts: readonly string[]): string[] {
  return Array.from({ length: 3 }, () => texts).flat();
}

/** A manual without its code, addresses and tables. */
function prose(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?```|`[^`]*`|https?:\S+|<[^>]*>|^\s*\|.*$/gm, ' ')
    .split('\n')
    .filter((line) => (line.match(/[a-z]{2,}\s/gi)?.length ?? 0) > 5)
    .join('\n');
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
