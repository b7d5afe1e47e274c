/** HTML → blocks: the main text alone, without menus, scripts and what is hidden. */

import { Readability } from '@mozilla/readability';
import { cleanLine } from '../clean.ts';
import type { NamedBytes, ReadDocument } from '../document.ts';
import { decodeText } from '../encoding/decode.ts';
import { Refusal } from '../refusal.ts';
import { blocksOfElement } from './html-blocks.ts';
import { type Page, type PageElement, parsePage } from './html-page.ts';

const dropped =
  'script,style,noscript,template,iframe,object,embed,applet,svg,canvas,form,button,input,select,textarea,dialog,[hidden],[aria-hidden="true"]';
const furniture = 'nav,header,footer,aside,[role=navigation],[role=banner],[role=contentinfo],[role=search]';
/** What the main text must be of the whole page's words before the rest is left out. */
const mainShareMin = 0.3;
const depthMax = 400;

export function readHtml({ bytes, contentType }: NamedBytes): ReadDocument {
  const text = decodeText(bytes, declaredCharset(bytes, contentType));
  if (deepest(text) > depthMax) throw new Refusal('is nested deeper than any page, so it was not read.');
  const document = parsePage(text);
  const language = document.documentElement.getAttribute('lang') ?? undefined;
  const meta = (name: string) =>
    cleanLine(
      document.querySelector(`meta[name="${name}"],meta[property="${name}"]`)?.getAttribute('content') ?? '',
    );
  const published = /^\d{4}-\d\d-\d\d/.exec(
    meta('article:published_time') || meta('date') || meta('DC.date'),
  )?.[0];
  const heading = cleanLine(document.querySelector('h1')?.textContent ?? '');
  const title = heading || meta('og:title') || cleanLine(document.querySelector('title')?.textContent ?? '');
  const publisher = meta('og:site_name') || meta('DC.publisher');
  for (const element of document.querySelectorAll(dropped)) element.remove();
  const blocks = blocksOfElement(mainOf(document, text));
  const titled = blocks.some((block) => block.kind === 'heading' && block.text === title);
  return {
    title,
    ...(language ? { language } : {}),
    ...(publisher ? { publisher } : {}),
    ...(published ? { published } : {}),
    blocks: titled || !heading ? blocks : [{ kind: 'heading', level: 1, text: heading }, ...blocks],
  };
}

/** What the page marks as its main part; else what reads like it; else all but the furniture. */
function mainOf(document: Page, text: string): PageElement {
  const body = document.querySelector('body') ?? document.documentElement;
  for (const element of body.querySelectorAll(furniture)) element.remove();
  const whole = wordsIn(body);
  const marked = [...document.querySelectorAll('main,[role=main],article')].toSorted(
    (a, b) => wordsIn(b) - wordsIn(a),
  )[0];
  if (marked && wordsIn(marked) > mainShareMin * whole) return marked;
  const article = readable(text);
  return article && wordsIn(article) > mainShareMin * whole ? article : body;
}

/** What Mozilla's reader view would show. It changes the tree, so it gets one of its own. */
function readable(text: string): PageElement | undefined {
  const document = parsePage(text);
  for (const element of document.querySelectorAll(dropped)) element.remove();
  const article = new Readability<PageElement>(document, {
    serializer: (node: PageElement) => node,
    maxElemsToParse: 200_000,
  }).parse();
  return article?.content ?? undefined;
}

function wordsIn(element: PageElement): number {
  return (element.textContent ?? '').replace(/\s+/g, ' ').length;
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
