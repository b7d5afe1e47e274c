/** Attacks on the instructions, in three languages and in the usual disguises. */

import { en } from './attacks/en.ts';
import { ko } from './attacks/ko.ts';
import { markup } from './attacks/markup.ts';
import { vi } from './attacks/vi.ts';
import { decodings } from './decoded.ts';
import { plainViews, type View } from './views.ts';

/**
 * True when the message tries to steer the bot instead of asking it something. A message that only speaks of
 * attacks passes. `raw` is the message before cleaning: what was hidden in it counts too.
 */
export function isAttack(clean: string, raw: string): boolean {
  if (steers(clean) || markup.some((pattern) => pattern.test(clean))) return true;
  return decodings(clean, raw).some(steers);
}

function steers(text: string): boolean {
  return plainViews(text).some((view) => [en, vi, ko].some((language) => matches(view, language)));
}

/** How one language's attacks look. */
export interface AttackPatterns {
  /** What every pattern looks at. */
  view: keyof View;
  /** Attacks wherever they stand. */
  always: readonly RegExp[];
  /** Attacks unless the message speaks of attacks, or asks about them. */
  unlessSpokenOf: readonly RegExp[];
  speaksOf: RegExp;
}

function matches(view: View, { view: seen, always, unlessSpokenOf, speaksOf }: AttackPatterns): boolean {
  const text = view[seen];
  if (always.some((pattern) => pattern.test(text))) return true;
  return unlessSpokenOf.some((pattern) => pattern.test(text)) && !speaksOf.test(text);
}
