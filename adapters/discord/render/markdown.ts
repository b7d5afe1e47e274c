/** Pieces → Discord's Markdown, escaped so that any text comes out as it went in. */

import type { Piece, Run } from './rich.ts';

export function markdownOf(pieces: readonly Piece[]): string {
  let text = '';
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1];
    const gap =
      before === undefined ? '' : before.shape === 'heading' || before.shape === 'code' ? '\n' : '\n\n';
    text += gap + markdownOfPiece(piece);
  }
  return text;
}

export function markdownOfPiece({ shape, runs }: Piece): string {
  switch (shape) {
    case 'text':
      return markdownOfRuns(runs);
    case 'heading':
      return `### ${markdownOfRuns(runs).replaceAll('\n', ' ')}`;
    case 'quote':
      return `> ${markdownOfRuns(runs).replaceAll('\n', '\n> ')}`;
    case 'code':
      return `\`\`\`\n${inCode(runs.map((run) => run.text).join(''))}\n\`\`\``;
  }
}

export function markdownOfRuns(runs: readonly Run[]): string {
  let text = '';
  for (const run of runs) {
    const next = markdownOfRun(run);
    // Two styles that touch would read as one: an invisible space keeps their asterisks apart.
    const touching = text.endsWith('*') && !text.endsWith('\\*') && next.startsWith('*');
    text += (touching ? '\u200b' : '') + next;
  }
  return text;
}

function markdownOfRun(run: Run): string {
  if (run.raw) return run.text;
  const [, lead = '', inner = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
  if (inner === '') return run.text;
  return lead + styled({ ...run, text: inner }) + trail;
}

function styled(run: Run): string {
  const stars = (run.italic ? '*' : '') + (run.bold ? '**' : '');
  return stars + linked(run) + stars;
}

/** Discord shows no link whose text is an address itself or has a lone bracket: there the address stands beside it. */
function linked({ text, url }: Run): string {
  if (url === undefined) return escapeMarkdown(text);
  if (text === url) return `<${url}>`;
  const plain = text.replaceAll(/\[[^[\]]*\]/g, '');
  return /:\/\/|[[\]]/.test(plain) ? `${escapeMarkdown(text)} (<${url}>)` : `[${escapeSigns(text)}](${url})`;
}

/** An address in a text that Discord's parser may see as it is: no sign in it that could be markup. */
const address = /https?:\/\/[^\s<>*|`\\[\]"'~]*[^\s<>*|`\\[\]"'~.,:;!?()](?=[.,:;!?()"'\]]*(?:\s|$))/g;

/** Every sign that Discord could take for markup gets a backslash; addresses stay links, without preview. */
export function escapeMarkdown(text: string): string {
  let escaped = '';
  let from = 0;
  for (const match of text.matchAll(address)) {
    escaped += escapeSigns(text.slice(from, match.index));
    escaped += `<${match[0]}>`;
    from = match.index + match[0].length;
  }
  return escaped + escapeSigns(text.slice(from));
}

/** A bracket before a parenthesis must not look like the middle of a link, also where another run begins. */
function escapeSigns(text: string): string {
  return text
    .replaceAll(/[\\*_~|`[\]<>]/g, '\\$&')
    .replaceAll(/(^|\])\(/g, '$1\\(')
    .replaceAll(/:(?=\/\/)/g, '\\:')
    .replaceAll(/@(?=everyone|here)/g, '\\@')
    .replaceAll(/^([ \t]*)([#+-])/gm, '$1\\$2')
    .replaceAll(/^([ \t]*\d+)([.)])/gm, '$1\\$2');
}

/** Nothing can be escaped in a code block; only its end has to be kept out of it. */
function inCode(text: string): string {
  return text.replaceAll('```', '`\u200b`\u200b`');
}
