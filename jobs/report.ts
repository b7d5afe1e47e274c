/** What became of a broadcast: sums that add up, why some failed, and every row as CSV. */

import type { ChannelName, Language } from '../src/nouns.ts';
import type { DeliveryState, Reports, Tally } from './ports.ts';

export interface Sums {
  /** planned = sent + failed + skipped + unsure + waiting, always; `waiting` is 0 at the end. */
  planned: number;
  sent: number;
  failed: number;
  skipped: number;
  unsure: number;
  waiting: number;
}

export interface Report extends Sums {
  by: ({ channel: ChannelName; language: Language } & Sums)[];
  reasons: { state: DeliveryState; reason: string; count: number }[];
}

export async function reportOf(reports: Pick<Reports, 'tally'>, broadcast: number): Promise<Report> {
  const tally = await reports.tally(broadcast);
  const groups = Map.groupBy(tally, ({ channel, language }) => `${channel} ${language}`);
  const by = [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    return first ? [{ channel: first.channel, language: first.language, ...sumsOf(rows) }] : [];
  });
  return { ...sumsOf(tally), by, reasons: reasonsOf(tally) };
}

function sumsOf(tally: readonly Tally[]): Sums {
  const of = (...states: DeliveryState[]) =>
    tally.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
  return {
    planned: of('planned', 'attempted', 'sent', 'unsure', 'failed', 'skipped'),
    sent: of('sent'),
    failed: of('failed'),
    skipped: of('skipped'),
    unsure: of('unsure'),
    waiting: of('planned', 'attempted'),
  };
}

function reasonsOf(tally: readonly Tally[]) {
  const told = tally.filter(({ state, reason }) => reason !== '' && state !== 'sent');
  const groups = Map.groupBy(told, ({ state, reason }) => `${state} ${reason}`);
  return [...groups.values()]
    .flatMap((rows) => {
      const [first] = rows;
      const count = rows.reduce((sum, row) => sum + row.count, 0);
      return first ? [{ state: first.state, reason: first.reason, count }] : [];
    })
    .sort((one, other) => other.count - one.count);
}

const columns = ['part', 'address', 'channel', 'language', 'state', 'attempts', 'at', 'reason'] as const;

/** CSV line by line (RFC 4180), a header first; addresses are our numbers, never chat ids. */
export async function* csvOf(reports: Pick<Reports, 'lines'>, broadcast: number): AsyncGenerator<string> {
  yield `${columns.join(',')}\r\n`;
  for await (const line of reports.lines(broadcast)) {
    const values = columns.map((column) => (column === 'at' ? (line.at?.toISOString() ?? '') : line[column]));
    yield `${values.map(cell).join(',')}\r\n`;
  }
}

/** Quoted where it must be; a leading `=`, `+`, `-` or `@` would be a formula in a spreadsheet. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
