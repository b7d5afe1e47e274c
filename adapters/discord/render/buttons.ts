/** Buttons under a message: the turn of pages first, then the reply's own. */

import type { APIActionRowComponent, APIButtonComponentWithCustomId } from 'discord.js';
import type { Button } from '../../../src/nouns.ts';
import type { Form } from './message.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Discord's limits: five rows of five, 80 characters on a button, 100 in its id. */
const rowsMax = 5;
const rowButtonsMax = 5;
const labelMax = 80;
const idMax = 100;

/** ComponentType and ButtonStyle of the API: loading discord.js for three numbers would cost 0.3 s. */
const actionRow = 1;
const button = 2;
const secondary = 2;

/** Which page is shown (from 0), of how many, in what form, of the reply that `source` opens again. */
export interface Turn {
  page: number;
  of: number;
  form: Form;
  source: string;
}

export function rowsOf(buttons: readonly Button[], turn?: Turn): ButtonRow[] {
  const turns = turn === undefined || turn.of < 2 ? [] : [turnRow(turn)];
  const own = distinct(buttons.filter(possible)).map(({ label, action }) => key(shortened(label), action));
  for (let at = 0; at < own.length && turns.length < rowsMax; at += rowButtonsMax) {
    turns.push({ type: actionRow, components: own.slice(at, at + rowButtonsMax) });
  }
  return turns;
}

/** Buttons whose whole label does not fit: the message must say it. */
export function longLabels(buttons: readonly Button[]): string[] {
  return buttons
    .filter(possible)
    .map(({ label }) => label.trim())
    .filter((label) => shortened(label) !== label);
}

/** Buttons that Discord would refuse the whole message for are left out. */
export function possible({ label, action }: Button): boolean {
  return label.trim() !== '' && action !== '' && action.length <= idMax;
}

/** `page:<page>:<action that gets the reply again>`, or `text:…`: enough to show any page after a restart. */
export function pageAction({ page, form, source }: Pick<Turn, 'page' | 'form' | 'source'>): string {
  return `${form === 'embed' ? 'page' : 'text'}:${page}:${source}`;
}

export function readPageAction(action: string): Pick<Turn, 'page' | 'form' | 'source'> | undefined {
  const [, form, page, source] = /^(page|text):(\d{1,4}):(.+)$/s.exec(action) ?? [];
  if (page === undefined || source === undefined) return undefined;
  return { page: Number(page), form: form === 'page' ? 'embed' : 'text', source };
}

function turnRow({ page, of, form, source }: Turn): ButtonRow {
  const to = (label: string, target: number) => key(label, pageAction({ page: target, form, source }));
  return {
    type: actionRow,
    components: [
      ...(page > 0 ? [to(`‹ ${page}`, page - 1)] : []),
      { ...to(`${page + 1} / ${of}`, page), disabled: true },
      ...(page < of - 1 ? [to(`${page + 2} ›`, page + 1)] : []),
    ],
  };
}

function key(label: string, id: string): APIButtonComponentWithCustomId {
  return { type: button, style: secondary, label, custom_id: id };
}

/** Discord refuses a message in which two buttons have the same id. */
function distinct(buttons: readonly Button[]): Button[] {
  return buttons.filter(({ action }, at) => buttons.findIndex((one) => one.action === action) === at);
}

function shortened(label: string): string {
  const whole = label.toWellFormed().trim();
  if (whole.length <= labelMax) return whole;
  const cut = whole
    .slice(0, labelMax - 1)
    .toWellFormed()
    .replace(/\s+\S*$/, '')
    .replace(/\ufffd$/, '');
  return `${cut}…`;
}
