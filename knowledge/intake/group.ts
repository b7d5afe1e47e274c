/** Lines grouped to passages of sensible length; a line too long is cut between sentences, never within one. */

import { sentences } from '../terms/sentences.ts';
import { pieceLength } from './piece.ts';

export interface TextLine {
  text: string;
  page?: number;
}

/** Runs of lines, each about as long as a passage. */
export function groupLines(lines: readonly TextLine[], usual = pieceLength.usual): TextLine[][] {
  const groups: TextLine[][] = [];
  let length = 0;
  for (const line of lines.flatMap(cutLine)) {
    const last = groups.at(-1);
    if (last && length + line.text.length <= usual) {
      last.push(line);
      length += line.text.length + 1;
    } else {
      groups.push([line]);
      length = line.text.length;
    }
  }
  return withoutCrumbs(groups);
}

/** A line above the greatest length, as several that end where sentences end. */
function cutLine(line: TextLine): TextLine[] {
  if (line.text.length <= pieceLength.most) return [line];
  const parts: string[] = [];
  for (const sentence of sentences(line.text)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + sentence.length < pieceLength.usual)
      parts[parts.length - 1] = `${last} ${sentence}`;
    else parts.push(sentence);
  }
  return parts.map((text) => ({ ...line, text }));
}

/** A last group of a few words joins the one before it. */
function withoutCrumbs(groups: TextLine[][]): TextLine[][] {
  const last = groups.at(-1);
  const before = groups.at(-2);
  if (!last || !before || textOf(last).length >= pieceLength.least) return groups;
  if (textOf(before).length + textOf(last).length > pieceLength.most) return groups;
  return [...groups.slice(0, -2), [...before, ...last]];
}

export function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

export function pageOf(lines: readonly TextLine[]): number | undefined {
  return lines.find(({ page }) => page !== undefined)?.page;
}
