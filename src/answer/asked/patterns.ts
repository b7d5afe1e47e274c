/** The form in which each language says how its questions ask. */

import type { Aspect } from '../../nouns.ts';

export interface AskedPatterns {
  aspects: readonly (readonly [Aspect, RegExp])[];
  list: RegExp;
  comparison: RegExp;
  timeline: RegExp;
  /** A question that can be answered by yes or no. */
  yesNo: RegExp;
  /** A statement held out for confirmation ("…, right?"). */
  tag: RegExp;
  now: RegExp;
  why: RegExp;
  down: RegExp;
  up: RegExp;
}
