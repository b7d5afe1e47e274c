/** Lengths in one byte: exact to 63, then in steps of 3 %. */

const exact = 63;
const stepsPerDoubling = 24;

export function lengthCode(length: number): number {
  if (length <= exact) return length;
  return Math.min(255, exact + Math.round(Math.log2(length / exact) * stepsPerDoubling));
}

/** The length that each of the 256 codes stands for. */
export const lengthOfCode: Float64Array = Float64Array.from({ length: 256 }, (_, code) =>
  code <= exact ? code : exact * 2 ** ((code - exact) / stepsPerDoubling),
);
