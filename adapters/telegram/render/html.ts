/** Pieces → Telegram's HTML, in which only `&`, `<`, `>` and `"` have a meaning to escape. */

import type { Run } from '../../../src/channel/runs.ts';
import type { Piece, Shape } from './rich.ts';

export function htmlOf(pieces: readonly Piece[]): string {
  return pieces.map(htmlOfPiece).join('\n\n');
}

/** The same without any markup: what is sent when Telegram refuses the HTML. */
export function plainOf(pieces: readonly Piece[], unitsMax: number): string {
  const withAddresses = plain(pieces, true);
  return withAddresses.length <= unitsMax ? withAddresses : plain(pieces, false);
}

function htmlOfPiece({ shape, runs }: Piece): string {
  const inner =
    shape === 'pre' ? escapeHtml(runs.map((run) => run.text).join('')) : runs.map(htmlOfRun).join('');
  return wrap(shape, inner);
}

function wrap(shape: Shape, inner: string): string {
  switch (shape) {
    case 'text':
      return inner;
    case 'pre':
      return `<pre>${inner}</pre>`;
    case 'quote':
      return `<blockquote>${inner}</blockquote>`;
    case 'fold':
      return `<blockquote expandable>${inner}</blockquote>`;
  }
}

function htmlOfRun(run: Run): string {
  let html = escapeHtml(run.text);
  if (run.italic) html = `<i>${html}</i>`;
  if (run.bold) html = `<b>${html}</b>`;
  return run.url === undefined ? html : `<a href="${escapeHtml(run.url)}">${html}</a>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function plain(pieces: readonly Piece[], addresses: boolean): string {
  return pieces
    .map(({ runs }) =>
      runs
        .map((run) =>
          addresses && run.url !== undefined && !run.mark ? `${run.text} (${run.url})` : run.text,
        )
        .join(''),
    )
    .join('\n\n');
}
