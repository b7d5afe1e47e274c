/** HTML → blocks: the main text alone, without menus, scripts and what is hidden. */

import { cleanLine } from '../clean.ts';
import type { NamedBytes, ReadDocument } from '../document.ts';
import { decodeText } from '../encoding/decode.ts';
import { Refusal } from '../refusal.ts';
import { blocksOfElement } from './html-blocks.ts';
import { mainPart } from './html-main.ts';
import { parsePage } from './html-page.ts';

const depthMax = 400;

export function readHtml({ bytes, contentType }: NamedBytes): ReadDocument {
  const text = decodeText(bytes, declaredCharset(bytes, contentType));
  if (deepest(text) > depthMax) throw new Refusal('is nested deeper than any page, so it was not read.');
  const document = parsePage(text);
  const meta = (name: string) =>
    cleanLine(
      document.querySelector(`meta[name="${name}"],meta[property="${name}"]`)?.getAttribute('content') ?? '',
    );
  const language = document.documentElement.getAttribute('lang');
  const published = /^\d{4}-\d\d-\d\d/.exec(
    meta('article:published_time') || meta('date') || meta('DC.date'),
  )?.[0];
  const publisher = meta('og:site_name') || meta('DC.publisher');
  const heading = cleanLine(document.querySelector('h1')?.textContent ?? '');
  const title = heading || meta('og:title') || cleanLine(document.querySelector('title')?.textContent ?? '');
  const blocks = blocksOfElement(mainPart(document));
  const titled = blocks.some((block) => block.kind === 'heading' && block.text === title);
  return {
    title,
    ...(language ? { language } : {}),
    ...(publisher ? { publisher } : {}),
    ...(published ? { published } : {}),
    blocks: titled || !heading ? blocks : [{ kind: 'heading', level: 1, text: heading }, ...blocks],
  };
}

function declaredCharset(bytes: Uint8Array, contentType = ''): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return (/charset=["']?([\w-]+)/i.exec(contentType) ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head))?.[1];
}

/** How deep the tags nest at most, counted without a tree: an endless page is refused before one is built. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [tag, close, name = ''] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi)) {
    if (neverNested.has(name.toLowerCase()) || tag.endsWith('/>')) continue;
    depth = close ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  return most;
}

const neverNested = new Set(
  'area base br col embed hr img input link meta source track wbr p li td th tr dt dd option thead tbody tfoot colgroup'.split(
    ' ',
  ),
);
