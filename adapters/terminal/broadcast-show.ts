/** What `caudari broadcast` shows: a message as it would arrive, whom it goes to, and what became of it. */

import type { Audience, Broadcast, BroadcastPlan, NewMessage } from '../../jobs/ports.ts';
import type { Report, Sums } from '../../jobs/report.ts';
import { renderReply } from './render.ts';
import { cutTo, table, widthMax } from './table.ts';

/** Each part with its buttons and files. */
export function messageText({ channel, language, parts }: NewMessage): string {
  return parts
    .map(({ blocks, buttons, files }, at) => {
      const nth = parts.length > 1 ? `, part ${at + 1} of ${parts.length}` : '';
      const under = [
        ...buttons.map(({ label }) => `[${label}]`),
        ...files.map(({ name, bytes }) => `<${name}, ${bytes.length} bytes>`),
      ].join(' ');
      return [`--- ${channel}, ${language}${nth}`, blockText(blocks, language), under]
        .filter(Boolean)
        .join('\n');
    })
    .join('\n');
}

function blockText(blocks: NewMessage['parts'][number]['blocks'], language: NewMessage['language']): string {
  const nothing = { more: [], citations: [], entries: [], suggestions: [], buttons: [], files: [] };
  const about = { id: '', language, status: 'answered', model: 'none', release: '', private: false } as const;
  return renderReply({ ...nothing, ...about, blocks }, widthMax);
}

/** `everybody who subscribed`, or what restricts it. */
export function audienceText({ audience }: Pick<BroadcastPlan, 'audience'>): string {
  const { except, outcomeOf, ...rest } = audience;
  const said = [
    wordsOf(rest),
    except ? `except ${wordsOf(except)}` : '',
    outcomeOf ? `those of broadcast ${outcomeOf.broadcast} that are ${outcomeOf.states.join(' or ')}` : '',
  ].filter(Boolean);
  return said.length === 0 ? 'everybody who subscribed' : said.join('; ');
}

function wordsOf(chosen: Omit<Audience, 'except' | 'outcomeOf'>): string {
  return Object.entries(chosen)
    .map(([what, value]) => `${what} ${[value].flat().join(', ')}`)
    .join('; ');
}

/** `23 min`. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const columns = ['planned', 'sent', 'failed', 'skipped', 'unsure', 'waiting'] as const;

export function reportText({ id, name, state, reason }: Broadcast, report: Report): string {
  const row = (title: string, sums: Sums) => [title, ...columns.map((column) => String(sums[column])), ''];
  const rows = [...report.by.map((one) => row(`${one.channel} ${one.language}`, one)), row('all', report)];
  return [
    cutTo(`Broadcast ${id}, "${name}": ${state}${reason ? ` (${reason})` : ''}`, widthMax),
    ...table(['', ...columns.map((column) => column.toUpperCase()), ''], rows),
    ...report.reasons.map(({ state, reason, count }) => cutTo(`${count} ${state}: ${reason}`, widthMax)),
  ].join('\n');
}
