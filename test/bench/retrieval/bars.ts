/** The bars that the search has to reach, and whether it does. */

import type { Detection } from './detection.ts';
import type { QualityRow } from './quality.ts';
import type { Opening, Speed } from './speed.ts';

export interface Bar {
  what: string;
  measured: string;
  bar: string;
  holds: boolean;
}

const successAtOne: Readonly<Record<string, number>> = {
  'xquad-vi': 0.93,
  'xquad-vi without marks': 0.925,
  korquad: 0.92,
  'korquad without spaces': 0.9,
  'xquad-en': 0.948,
};
const detected: Readonly<Record<string, number>> = {
  'xquad-vi without marks first three words': 0.96,
  'xquad-en whole': 0.995,
};

/** Success@1 of the known sets; on any other set, to be ahead of every peer. */
export function barsOfQuality(rows: readonly QualityRow[]): Bar[] {
  const bySet = Map.groupBy(rows, ({ set }) => set);
  return [...bySet].map(([set, group]) => {
    const [ours, ...others] = group;
    const best = others.toSorted((a, b) => b.success1 - a.success1)[0];
    const bar = successAtOne[set] ?? best?.success1 ?? 0;
    const measured = ours?.success1 ?? 0;
    return {
      what: `${set}: success@1`,
      measured: measured.toFixed(3),
      bar: `≥ ${bar.toFixed(3)} (best peer ${best?.success1.toFixed(3)} ${best?.engine})`,
      holds: measured >= bar,
    };
  });
}

export function barsOfDetection(rows: readonly Detection[]): Bar[] {
  return rows.flatMap(({ set, questions, right }) => {
    const bar = detected[`${set} ${questions}`];
    if (bar === undefined) return [];
    return [
      {
        what: `language, ${set}, ${questions}`,
        measured: String(right),
        bar: `≥ ${bar}`,
        holds: right >= bar,
      },
    ];
  });
}

/** Against FTS5 with our terms and the question's every word: the peer that the bars were set by. */
export function barsOfSpeed(speeds: readonly Speed[], opening: Opening | undefined): Bar[] {
  const [ours, fts5] = speeds;
  if (ours === undefined || fts5 === undefined) return [];
  const million = ours.passages >= 1_000_000;
  const median = fts5.medianMs / ours.medianMs;
  const slowest = fts5.p99Ms / ours.p99Ms;
  const bars = [times(`${ours.passages} passages: median against FTS5`, median, million ? 300 : 75)];
  if (million) {
    bars.push(times(`${ours.passages} passages: p99 against FTS5`, slowest, 200));
    bars.push({
      what: 'memory a passage',
      measured: `${Math.round(ours.bytesAPassage)} bytes`,
      bar: '≤ 700 bytes',
      holds: ours.bytesAPassage <= 700,
    });
  }
  if (opening) bars.push(times('opening against building', opening.buildSeconds / opening.openSeconds, 40));
  return bars;
}

function times(what: string, measured: number, bar: number): Bar {
  return { what, measured: `${measured.toFixed(0)} ×`, bar: `≥ ${bar} ×`, holds: measured >= bar };
}
