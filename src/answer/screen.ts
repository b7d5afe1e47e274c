/** Step 1: what may be answered at all: length, personal data, attacks on the instructions. */

import { isAttack } from './screen/attack.ts';
import { cleaned } from './screen/cleaned.ts';
import { hasPersonalData } from './screen/personal-data.ts';

export { cleaned };

/** The longest question in characters (code points), after cleaning. */
export const questionCharactersMax = 1000;

export type Screened =
  | { kind: 'pass' }
  | { kind: 'declined'; why: 'empty' | 'too-long' | 'personal-data' | 'attack' };

/** Looks at one message before anything is stored or sent on; never throws, linear in the text's length. */
export function screen(text: string): Screened {
  if (text.length > questionCharactersMax * 20) return { kind: 'declined', why: 'too-long' };
  const clean = cleaned(text);
  if (!/[\p{L}\p{N}]/u.test(clean)) return { kind: 'declined', why: 'empty' };
  if ([...clean].length > questionCharactersMax) return { kind: 'declined', why: 'too-long' };
  if (hasPersonalData(clean)) return { kind: 'declined', why: 'personal-data' };
  if (isAttack(clean, text)) return { kind: 'declined', why: 'attack' };
  return { kind: 'pass' };
}
