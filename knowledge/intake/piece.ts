/** A passage as it is cut from a document, before the store gives it its id. */

import type { Language } from '../../src/nouns.ts';

export interface Piece {
  /** The document's own words; lines of a law stay lines. */
  text: string;
  /** "Điều 5, khoản 2", "제5조 제2항", "Goals › Timetable, p. 12". */
  place: string;
  /** What stands above it and helps to find it: the article's title, the headings. */
  under: string;
  language: Language;
}

/** How long a passage should be, in characters: short enough to quote, long enough to say something. */
export const pieceLength = { usual: 900, most: 1400, least: 200 };
