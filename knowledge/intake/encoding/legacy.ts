/** Vietnamese typed in the fonts of before Unicode, recognised by what it becomes and converted. */

import type { DocumentBlock } from '../document.ts';
import { fromTcvn3 } from './tcvn3.ts';
import { vietnameseLikeness } from './vietnamese.ts';
import { fromVni } from './vni.ts';

type Convert = (text: string) => string;

/** Letters that only Unicode Vietnamese has: their text needs no conversion. */
const unicodeVietnamese = /[ăắằẳẵặđơớờởỡợưứừửữựạảấầẩẫậẹẻẽếềểễệỉĩịọỏốồổỗộụủũỳỵỷỹ]/i;
const wordsMin = 8;
/** As it stands, text of such a font has hardly a word that could be Vietnamese; converted, hardly one that could not. */
const shareOf = { asItStands: 0.6, converted: 0.85 };

/** How to make the text readable; undefined when it is readable, or is nothing that we know. */
export function legacyConversion(text: string): Convert | undefined {
  const asItStands = vietnameseLikeness(text);
  if (asItStands.words < wordsMin || asItStands.share > shareOf.asItStands) return undefined;
  const [best] = [fromTcvn3, fromVni]
    .map((convert) => ({ convert, share: vietnameseLikeness(convert(text)).share }))
    .sort((a, b) => b.share - a.share);
  return best && best.share >= shareOf.converted ? best.convert : undefined;
}

/** Every block in Unicode. A document may mix: what has letters of Unicode Vietnamese stays as it is. */
export function withoutLegacy(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  const suspect = blocks.flatMap((block) => wordsOf(block)).filter((text) => !unicodeVietnamese.test(text));
  const convert = legacyConversion(suspect.join('\n'));
  if (!convert) return [...blocks];
  const readable = (text: string) => (unicodeVietnamese.test(text) ? text : convert(text));
  return blocks.map((block) =>
    block.kind === 'table'
      ? { ...block, rows: block.rows.map((row) => row.map(readable)) }
      : { ...block, text: readable(block.text) },
  );
}

function wordsOf(block: DocumentBlock): string[] {
  return block.kind === 'table' ? block.rows.flat() : [block.text];
}
