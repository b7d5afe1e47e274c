/** Plain text → blocks. */

import type { NamedBytes, ReadDocument } from '../document.ts';
import { decodeText } from '../encoding/decode.ts';
import { paragraphsOf } from './lines.ts';

export function readText({ bytes }: NamedBytes): ReadDocument {
  return { title: '', blocks: paragraphsOf(decodeText(bytes)) };
}
