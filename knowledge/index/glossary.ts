/** The glossary file as phrases: other wordings and abbreviations are phrases of their own. */

import type { Language, Localized } from '../../src/nouns.ts';

const columns: readonly Language[] = ['en', 'vi', 'ko'];
const abbreviationColumn = 3;
const between = /\s*;\s*|\s+\/\s+/;
const remark = /\s*\([^)]*\)/g;

/** Phrases of `glossary.tsv` (en, vi, ko, abbreviations). Throws with the line's number when a language is missing. */
export function phrasesOf(tsv: string): Localized[] {
  const [, ...lines] = tsv.trimEnd().split('\n');
  return lines.flatMap((line, at) => {
    const cells = line.split('\t');
    const wordings = columns.map((_, column) => wordingsIn(cells[column] ?? ''));
    if (wordings.some((list) => list.length === 0)) {
      throw new Error(`glossary.tsv, line ${at + 2}: a term needs all three languages.`);
    }
    const abbreviations = wordingsIn(cells[abbreviationColumn] ?? '');
    return [...abbreviations.flatMap((short) => abbreviated(short, wordings)), ...wordingRows(wordings)];
  });
}

function wordingsIn(cell: string): string[] {
  return cell
    .replace(remark, '')
    .split(between)
    .map((wording) => wording.trim())
    .filter((wording) => wording !== '');
}

function wordingRows(wordings: readonly string[][]): Localized[] {
  const rows = Math.max(...wordings.map(({ length }) => length));
  return (
    Array.from({ length: rows }, (_, at) => row(wordings.map((list) => list[at] ?? list[0] ?? '')))
      // The first wording is the one that translations go to.
      .reverse()
  );
}

/** An abbreviation is known in every language, and stands for the full term of the others. */
function abbreviated(short: string, wordings: readonly string[][]): Localized[] {
  return columns.map((_, own) =>
    row(wordings.map((list, column) => (column === own ? short : (list[0] ?? '')))),
  );
}

function row([en = '', vi = '', ko = '']: readonly string[]): Localized {
  return { en, vi, ko };
}
