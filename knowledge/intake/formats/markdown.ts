/** Markdown → blocks: headings, paragraphs, lists, tables; code, pictures, links and HTML give their words. */

import { parse } from 'yaml';
import { z } from 'zod';
import { cleanLine } from '../clean.ts';
import type { DocumentBlock, NamedBytes, ReadDocument } from '../document.ts';
import { decodeText } from '../encoding/decode.ts';

const frontMatterShape = z.object({
  title: z.string().optional(),
  lang: z.string().optional(),
  language: z.string().optional(),
  publisher: z.string().optional(),
  date: z.union([z.string(), z.date()]).optional(),
  published: z.union([z.string(), z.date()]).optional(),
});

export function readMarkdown({ bytes }: NamedBytes): ReadDocument {
  const { about, body } = frontMatter(decodeText(bytes).replace(/\r\n?/g, '\n'));
  const blocks = blocksOf(withoutHtml(body).split('\n'));
  const first = blocks.find((block) => block.kind === 'heading');
  const language = about.lang ?? about.language;
  const published = dayOf(about.published ?? about.date);
  return {
    title: about.title ?? (first?.kind === 'heading' && first.level === 1 ? first.text : ''),
    ...(language ? { language } : {}),
    ...(about.publisher ? { publisher: about.publisher } : {}),
    ...(published ? { published } : {}),
    blocks,
  };
}

function frontMatter(text: string): { about: z.infer<typeof frontMatterShape>; body: string } {
  const found = /^---\n([\s\S]{0,20000}?)\n---\n/.exec(text);
  if (!found) return { about: {}, body: text };
  try {
    const about = frontMatterShape.safeParse(parse(found[1] ?? '', { maxAliasCount: 0 }));
    return { about: about.success ? about.data : {}, body: text.slice(found[0].length) };
  } catch {
    return { about: {}, body: text }; // two rules with something else than YAML between them
  }
}

function dayOf(value: string | Date | undefined): string | undefined {
  const text = value instanceof Date ? value.toISOString() : value;
  return /^\d{4}-\d\d-\d\d/.exec(text ?? '')?.[0];
}

function withoutHtml(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|iframe|object|noscript)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi, '');
}

function blocksOf(lines: readonly string[]): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  let open: string[] = [];
  let inItem = false;
  let fence: string | undefined;
  const close = () => {
    const text = inline(open.join(' '));
    if (text) blocks.push({ kind: inItem ? 'item' : 'paragraph', text });
    open = [];
    inItem = false;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const next = lines[at + 1] ?? '';
    const fenced = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (fence !== undefined || fenced) {
      close();
      if (fence === undefined) fence = fenced;
      else if (fenced?.startsWith(fence)) fence = undefined;
      else if (line.trim()) blocks.push({ kind: 'paragraph', text: cleanLine(line) });
      continue;
    }
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    const item = /^\s*(?:([-*+])|(\d{1,4}[.)]))\s+(.*)$/.exec(line);
    if (heading) {
      close();
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: inline(heading[2] ?? '') });
    } else if (/^ {0,3}([-*_])(\s*\1){2,}\s*$/.test(line) && open.length === 0) close();
    else if (open.length > 0 && !inItem && /^ {0,3}(=+|-+)\s*$/.test(line)) {
      blocks.push({ kind: 'heading', level: line.includes('=') ? 1 : 2, text: inline(open.join(' ')) });
      open = [];
    } else if (
      line.includes('|') &&
      /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(next) &&
      next.includes('-')
    ) {
      close();
      const rows = [cells(line)];
      for (at += 2; (lines[at] ?? '').includes('|'); at++) rows.push(cells(lines[at] ?? ''));
      at--;
      blocks.push({ kind: 'table', rows });
    } else if (item) {
      close();
      inItem = true;
      open = [item[2] ? `${item[2]} ${item[3] ?? ''}` : (item[3] ?? '')];
    } else if (line.trim() === '') close();
    else open.push(line.replace(/^\s*(>\s?)+/, '').replace(/ {2,}$/, ''));
  }
  close();
  return blocks;
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => inline(cell.replace(/\\\|/g, '|')));
}

/** The words without their marks. */
function inline(text: string): string {
  return cleanLine(
    text
      .replace(/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
      .replace(/!?\[([^\]]+)\]\[[^\]]*\]/g, '$1')
      .replace(/<(https?:\/\/[^>\s]+)>/g, '$1')
      .replace(/(`+)([^`]+)\1/g, '$2')
      .replace(/(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
      .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1')
      .replace(/\\([\\`*_{}[\]()#+\-.!|>])/g, '$1')
      .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? ''),
  );
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};
