/** A lower bound of the score that the last of the best documents has. */

export interface Floor {
  value: number;
  /** How many are wanted. */
  size: number;
}

const steps = 512;
const histogram = new Uint32Array(steps + 1);

export function createFloor(size: number, value: number): Floor {
  return { value, size };
}

/** Raises the floor to just below the score that the `size`-th best of these documents has now. */
export function raise(floor: Floor, scores: Float64Array, documents: Uint32Array): void {
  let top = 0;
  for (let i = 0; i < documents.length; i++) {
    const score = scores[documents[i] ?? 0] ?? 0;
    if (score > top) top = score;
  }
  if (top <= floor.value) return;
  histogram.fill(0);
  const { value } = floor;
  const scale = steps / (top - value);
  for (let i = 0; i < documents.length; i++) {
    const over = (scores[documents[i] ?? 0] ?? 0) - value;
    if (over < 0) continue;
    const step = (over * scale) | 0;
    histogram[step] = (histogram[step] ?? 0) + 1;
  }
  let above = 0;
  for (let step = steps; step > 0; step--) {
    above += histogram[step] ?? 0;
    if (above < floor.size) continue;
    floor.value = value + (step / scale) * (1 - 1e-9);
    return;
  }
}
