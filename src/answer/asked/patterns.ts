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
  /** Years told from today: offset → how it is said. */
  yearsAway: readonly (readonly [number, RegExp])[];
  /** Asks for a phone number, an address, a salary: what no entry keeps. */
  private: RegExp;
  why: RegExp;
  down: RegExp;
  up: RegExp;
}
