/** Attacks on the instructions, in three languages and in the usual disguises. */

import { plain } from '../../text.ts';

export function isAttack(clean: string, _raw: string): boolean {
  return /(ignore|disregard|forget) (all |any |the )?(previous|prior|above) instructions/.test(plain(clean));
}
