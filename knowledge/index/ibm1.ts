/** Word pairs learned from texts that say the same in two languages: IBM Model 1, both directions agreeing. */

/** One text as units of either language. */
export interface ParallelUnits {
  one: readonly string[];
  other: readonly string[];
}

/** For each unit its likeliest counterparts, best first, with a share from 0 to 1. */
export type UnitPairs = Map<string, [string, number][]>;

const rounds = 6;
const optionsMax = 4;
/** Both directions have to agree at least so much. */
const agreementMin = 0.05;
/** An option is kept beside a better one when it is at least this share of it. */
const besideMin = 0.25;
/** A unit must stand in this many texts before anything is learned of it. */
const textsMin = 2;

/** Every unit of one text beside every unit of the other, as numbers. */
interface Cells {
  ones: readonly string[];
  others: readonly string[];
  one: Uint32Array;
  other: Uint32Array;
  /** The number of each cell's pair, and the units of each pair. */
  pair: Uint32Array;
  pairOnes: readonly number[];
  pairOthers: readonly number[];
  /** Where the cells of each text begin. */
  starts: readonly number[];
}

/** Learns which units stand for which, both ways (Brown et al. 1993, Model 1). */
export function learnPairs(texts: readonly ParallelUnits[]): { forward: UnitPairs; backward: UnitPairs } {
  const cells = cellsOf(texts);
  const toOther = train(cells, cells.one, cells.other);
  const toOne = train(cells, cells.other, cells.one);
  const forward: UnitPairs = new Map();
  const backward: UnitPairs = new Map();
  for (let pair = 0; pair < toOther.length; pair++) {
    const agreement = Math.sqrt((toOther[pair] ?? 0) * (toOne[pair] ?? 0));
    if (agreement < agreementMin) continue;
    const one = cells.ones[cells.pairOnes[pair] ?? 0] ?? '';
    const other = cells.others[cells.pairOthers[pair] ?? 0] ?? '';
    addOption(forward, one, [other, agreement]);
    addOption(backward, other, [one, agreement]);
  }
  return { forward: bestOptions(forward), backward: bestOptions(backward) };
}

function addOption(pairs: UnitPairs, unit: string, option: [string, number]): void {
  const options = pairs.get(unit);
  if (options === undefined) pairs.set(unit, [option]);
  else options.push(option);
}

function bestOptions(pairs: UnitPairs): UnitPairs {
  return new Map([...pairs].map(([unit, options]) => [unit, bestOf(options)]));
}

function bestOf(options: readonly [string, number][]): [string, number][] {
  const sorted = options.toSorted((a, b) => b[1] - a[1]).slice(0, optionsMax);
  const best = sorted[0]?.[1] ?? 1;
  return sorted
    .map(([unit, share]): [string, number] => [unit, Math.round((share / best) * 100) / 100])
    .filter(([, share]) => share >= besideMin);
}

function cellsOf(texts: readonly ParallelUnits[]): Cells {
  const ones = numbered(texts.map(({ one }) => one));
  const others = numbered(texts.map(({ other }) => other));
  const numbers = new Map<number, number>();
  const cells: { one: number[]; other: number[]; pair: number[] } = { one: [], other: [], pair: [] };
  const pairOnes: number[] = [];
  const pairOthers: number[] = [];
  const starts = [0];
  texts.forEach((_, at) => {
    for (const one of ones.texts[at] ?? []) {
      for (const other of others.texts[at] ?? []) {
        const key = one * others.names.length + other;
        let pair = numbers.get(key);
        if (pair === undefined) {
          pair = pairOnes.push(one) - 1;
          pairOthers.push(other);
          numbers.set(key, pair);
        }
        cells.one.push(one);
        cells.other.push(other);
        cells.pair.push(pair);
      }
    }
    starts.push(cells.pair.length);
  });
  return {
    ones: ones.names,
    others: others.names,
    one: Uint32Array.from(cells.one),
    other: Uint32Array.from(cells.other),
    pair: Uint32Array.from(cells.pair),
    pairOnes,
    pairOthers,
    starts,
  };
}

/** The units that stand in enough texts, by number, and the numbers in each text. */
function numbered(texts: readonly (readonly string[])[]): { names: string[]; texts: number[][] } {
  const held = new Map<string, number>();
  for (const text of texts) for (const unit of new Set(text)) held.set(unit, (held.get(unit) ?? 0) + 1);
  const names = [...held].filter(([, count]) => count >= textsMin).map(([unit]) => unit);
  const numbers = new Map(names.map((name, number) => [name, number]));
  return { names, texts: texts.map((text) => [...new Set(text)].flatMap((unit) => numbers.get(unit) ?? [])) };
}

/** The chance of each pair's `to` unit given its `from` unit, by expectation maximisation. */
function train({ pair, pairOnes, starts }: Cells, from: Uint32Array, to: Uint32Array): Float64Array {
  const chance = new Float64Array(pairOnes.length).fill(1);
  const totals = new Float64Array(from.reduce((max, unit) => Math.max(max, unit), 0) + 1);
  const sums = new Float64Array(to.reduce((max, unit) => Math.max(max, unit), 0) + 1);
  const expected = new Float64Array(pairOnes.length);
  for (let round = 0; round < rounds; round++) {
    expected.fill(0);
    totals.fill(0);
    for (let text = 0; text + 1 < starts.length; text++) {
      expect(starts[text] ?? 0, starts[text + 1] ?? 0);
    }
    for (let cell = 0; cell < pair.length; cell++) {
      const here = pair[cell] ?? 0;
      chance[here] = (expected[here] ?? 0) / (totals[from[cell] ?? 0] || 1);
    }
  }
  return chance;

  function expect(start: number, end: number): void {
    for (let cell = start; cell < end; cell++) sums[to[cell] ?? 0] = 0;
    for (let cell = start; cell < end; cell++) {
      const unit = to[cell] ?? 0;
      sums[unit] = (sums[unit] ?? 0) + (chance[pair[cell] ?? 0] ?? 0);
    }
    for (let cell = start; cell < end; cell++) {
      const here = pair[cell] ?? 0;
      const unit = from[cell] ?? 0;
      const part = (chance[here] ?? 0) / (sums[to[cell] ?? 0] || 1);
      expected[here] = (expected[here] ?? 0) + part;
      totals[unit] = (totals[unit] ?? 0) + part;
    }
  }
}
