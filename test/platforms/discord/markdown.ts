/** Reads Markdown as Discord's client does (its rules, in its order): what a person sees, and where links lead. */

export interface Seen {
  text: string;
  links: { text: string; url: string }[];
  /** Signs of markup that took effect: `bold`, `italic`, `heading`, `quote`, `list`, `code`, `spoiler`, `mention` … */
  styles: string[];
}

interface Rule {
  style: string;
  match: RegExp;
  /** Only at the start of a line. */
  lineStart?: boolean;
  read(found: RegExpExecArray, see: (inner: string) => Seen): Seen;
}

const plain = (text: string): Seen => ({ text, links: [], styles: [] });
const inside = (found: RegExpExecArray, see: (inner: string) => Seen) => see(found[1] ?? '');

/** After the rules of simple-markdown that Discord uses, the first that fits wins. */
const rules: Rule[] = [
  { style: 'escape', match: /^\\([^0-9A-Za-z\s])/, read: (found) => plain(found[1] ?? '') },
  {
    style: 'code',
    match: /^```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/i,
    read: (found) => plain(`${found[1]}\n`),
  },
  {
    style: 'heading',
    lineStart: true,
    match: /^#{1,3} +([^\n]+)(\n|$)/,
    read: (found, see) => withEnd(inside(found, see)),
  },
  {
    style: 'subtext',
    lineStart: true,
    match: /^-# +([^\n]+)(\n|$)/,
    read: (found, see) => withEnd(inside(found, see)),
  },
  {
    style: 'quote',
    lineStart: true,
    match: /^(?:>>> ([\s\S]*)|> ([^\n]*(?:\n> [^\n]*)*)\n?)/,
    read: (found, see) => withEnd(see((found[1] ?? found[2] ?? '').replaceAll('\n> ', '\n'))),
  },
  { style: 'list', lineStart: true, match: /^ *(?:[-*]|\d+\.) (?=\S)/, read: () => plain('') },
  {
    style: 'mention',
    match: /^<(?:@[!&]?|#)\d+>|^<a?:\w+:\d+>|^<t:-?\d+(?::\w)?>|^<\/[^:>]+:\d+>/,
    read: () => plain('[mention]'),
  },
  {
    style: 'address',
    match: /^<([^: >]+:\/[^ >]+)>/,
    read: (found) => link(found[1] ?? '', plain(found[1] ?? '')),
  },
  {
    style: 'link',
    match: /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:[^\s\\]|\\.)*?)>?\)/,
    read: (found, see) => link(found[2] ?? '', see(found[1] ?? '')),
  },
  {
    style: 'address',
    match: /^(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/,
    read: (found) => link(found[0], plain(found[0])),
  },
  { style: 'bold', match: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, read: inside },
  { style: 'underline', match: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, read: inside },
  {
    style: 'italic',
    match:
      /^_((?:__|\\[\s\S]|[^\\_])+?)_(?!_)\b|^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    read: (found, see) => see(found[1] ?? found[2] ?? ''),
  },
  { style: 'strike', match: /^~~((?:\\[\s\S]|[^\\])+?)~~/, read: inside },
  { style: 'spoiler', match: /^\|\|([\s\S]+?)\|\|/, read: inside },
  { style: 'inline code', match: /^(`+)([\s\S]*?[^`])\1(?!`)/, read: (found) => plain(found[2] ?? '') },
];

export function readMarkdown(markdown: string): Seen {
  const seen: Seen = { text: '', links: [], styles: [] };
  let rest = markdown;
  let lineStart = true;
  while (rest !== '') {
    const found = firstRule(rest, lineStart);
    const part = found ? found.rule.read(found.match, readMarkdown) : plain(rest.slice(0, 1));
    const taken = found?.match[0] ?? rest.slice(0, 1);
    seen.text += part.text;
    seen.links.push(...part.links);
    seen.styles.push(...(found && found.rule.style !== 'escape' ? [found.rule.style] : []), ...part.styles);
    rest = rest.slice(taken.length);
    lineStart = taken.endsWith('\n') || (lineStart && /^\s*$/.test(taken)) || found?.rule.style === 'code';
  }
  return seen;
}

function firstRule(rest: string, lineStart: boolean) {
  for (const rule of rules) {
    if (rule.lineStart && !lineStart) continue;
    const match = rule.match.exec(rest);
    if (match && match[0] !== '') return { rule, match };
  }
  return undefined;
}

function link(url: string, inner: Seen): Seen {
  return { ...inner, links: [{ text: inner.text, url }] };
}

function withEnd(seen: Seen): Seen {
  return { ...seen, text: `${seen.text}\n` };
}
