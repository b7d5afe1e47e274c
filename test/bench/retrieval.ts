/**
 * Retrieval beside the peers: `npm run bench retrieval -- --data DIR [--million] [--quality-only]`.
 * Measures every set in DIR, language detection, and speed over 100,000 (and 1,000,000) passages, in one run.
 */

import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Bar, barsOfDetection, barsOfQuality, barsOfSpeed } from './retrieval/bars.ts';
import { detectionOf } from './retrieval/detection.ts';
import type { OpenEngine } from './retrieval/engine.ts';
import { openFts5, openFts5WithOurTerms, openFts5WithWholeQuestions } from './retrieval/fts5.ts';
import {
  openFlexSearch,
  openFlexSearchWithOurTerms,
  openMiniSearch,
  openMiniSearchWithOurTerms,
  openOrama,
} from './retrieval/libraries.ts';
import { manyQuestions } from './retrieval/many.ts';
import { openOurs } from './retrieval/ours.ts';
import { distortionsOf, fill, type QualityRow, qualityOf } from './retrieval/quality.ts';
import { type RetrievalSet, readSets } from './retrieval/sets.ts';
import { openingOf, type Speed, speedOf } from './retrieval/speed.ts';

const peers: Readonly<Record<RetrievalSet['language'], readonly OpenEngine[]>> = {
  vi: [openFts5('unicode61'), openFts5('unicode61 remove_diacritics 0')],
  ko: [openFts5('unicode61'), openFts5('trigram')],
  en: [openFts5('unicode61'), openFts5('porter unicode61')],
};
const peersEverywhere: readonly OpenEngine[] = [
  openFts5WithOurTerms,
  openMiniSearch,
  openMiniSearchWithOurTerms,
  openOrama,
  openFlexSearch,
  openFlexSearchWithOurTerms,
];

/** Prints the tables; true when every bar that could be measured holds. */
export async function bench(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: '../shared/data' },
      million: { type: 'boolean', default: false },
      'quality-only': { type: 'boolean', default: false },
    },
    strict: false,
  });
  collectGarbageOnDemand();
  const sets = readSets(String(values.data));
  const quality = sets.flatMap(measureSet);
  console.table(quality.map(rounded));
  const detection = detectionOf(sets);
  console.table(detection);
  const bars = [...barsOfQuality(quality), ...barsOfDetection(detection)];
  if (values['quality-only'] !== true)
    bars.push(...measureSpeed(sets, 100_000, [openFts5WithOurTerms, openMiniSearch, openOrama]));
  if (values.million === true) bars.push(...measureSpeed(sets, 1_000_000, []));
  console.table(
    bars.map(({ what, measured, bar, holds }) => ({ what, measured, bar, holds: holds ? 'yes' : 'NO' })),
  );
  return bars.every(({ holds }) => holds);
}

function measureSet(set: RetrievalSet): QualityRow[] {
  console.log(
    `${set.name}: ${set.passages.length} passages, ${set.questions.length} questions (${set.language})`,
  );
  return [openOurs, ...peers[set.language], ...peersEverywhere].flatMap((open) => {
    const engine = open(set.language);
    fill(engine, set);
    const rows = distortionsOf[set.language].map((distortion) => ({
      set: [set.name, distortion.name].join(' ').trim(),
      engine: `${engine.name}${engine.terms === 'our terms' ? ' + our terms' : ''}`,
      ...qualityOf(engine, set, distortion),
    }));
    engine.close?.();
    return rows;
  });
}

function measureSpeed(sets: readonly RetrievalSet[], count: number, more: readonly OpenEngine[]): Bar[] {
  const questions = manyQuestions(sets);
  const speeds = [openOurs, openFts5WithWholeQuestions, ...more].map((open) => {
    const engine = open('vi');
    const speed = speedOf(engine, { sets, count, questions });
    console.log(`${speed.engine}: ${speed.medianMs.toFixed(2)} ms over ${count} passages`);
    engine.close?.();
    return speed;
  });
  console.table(speeds.map(rounded<Speed>));
  const opening = count <= 100_000 ? openingOf(sets, count, questions) : undefined;
  if (opening) console.table([rounded(opening)]);
  return barsOfSpeed(speeds, opening);
}

/** Numbers short enough for a table. */
function rounded<T extends object>(row: T): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value,
    ]),
  );
}

/** Without this, memory figures would count what is no longer in use. */
function collectGarbageOnDemand(): void {
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc');
}
