/** Buttons under a message: the turn of pages first, then the reply's own, long ones in a row of their own. */

import type { Button } from '../../../src/nouns.ts';

interface Key {
  text: string;
  callback_data: string;
}

export interface Keyboard {
  inline_keyboard: Key[][];
}

const actionBytesMax = 64;
const rowCharactersMax = 30;
const rowKeysMax = 3;

/** Nothing when there is nothing to press. Buttons that Telegram would refuse the whole message for are left out. */
export function keyboardOf(buttons: readonly Button[], turn?: Turn): Keyboard | undefined {
  const keys = buttons
    .filter(possible)
    .map(({ label, action }) => ({ text: label.toWellFormed(), callback_data: action }));
  const rows = [...turnRow(turn), ...rowsOf(keys)];
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}

export function possible({ label, action }: Button): boolean {
  const bytes = Buffer.byteLength(action);
  return label.trim() !== '' && bytes > 0 && bytes <= actionBytesMax;
}

/** Which page is shown (from 0), of how many, of the reply that `source` opens again. */
export interface Turn {
  page: number;
  of: number;
  source: string;
}

/** `page:<page>:<action that gets the reply again>`: enough to show any page after a restart. */
export function pageAction(page: number, source: string): string {
  return `page:${page}:${source}`;
}

export function readPageAction(action: string): { page: number; source: string } | undefined {
  const [, page, source] = /^page:(\d{1,4}):(.+)$/s.exec(action) ?? [];
  return page === undefined || source === undefined ? undefined : { page: Number(page), source };
}

function turnRow(turn: Turn | undefined): Key[][] {
  if (turn === undefined || turn.of < 2) return [];
  const key = (text: string, page: number) => ({ text, callback_data: pageAction(page, turn.source) });
  return [
    [
      ...(turn.page > 0 ? [key(`‹ ${turn.page}`, turn.page - 1)] : []),
      key(`${turn.page + 1} / ${turn.of}`, turn.page),
      ...(turn.page < turn.of - 1 ? [key(`${turn.page + 2} ›`, turn.page + 1)] : []),
    ],
  ];
}

function rowsOf(keys: readonly Key[]): Key[][] {
  const rows: Key[][] = [];
  for (const key of keys) {
    const row = rows.at(-1);
    const length = (row ?? []).reduce((sum, { text }) => sum + text.length, key.text.length);
    if (row && row.length < rowKeysMax && length <= rowCharactersMax) row.push(key);
    else rows.push([key]);
  }
  return rows;
}
