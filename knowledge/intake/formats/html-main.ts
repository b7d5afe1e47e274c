/** The part of a page that is its text. It only leaves out and never rewrites: places depend on the paragraphs as they stand. */

import { isElement, type Page, type PageElement } from './html-page.ts';

const dropped =
  'script,style,noscript,template,iframe,object,embed,applet,svg,canvas,form,button,input,select,textarea,dialog,[hidden],[aria-hidden="true"]';
const furniture =
  'nav,header,footer,aside,[role=navigation],[role=banner],[role=contentinfo],[role=search],[role=complementary]';
const besideNames =
  /(?:^|[\s_-])(?:menu|sidebar|side-bar|breadcrumbs?|related|share|sharing|social|comments?|cookies?|banner|advert\w*|ads?|pagination|pager|newsletter|subscribe|popup|toolbar)(?:$|[\s_-])/i;
/** The main part is at least this share of the words that are no links. */
const share = { marked: 0.3, beside: 0.3, inside: 0.7 };

export function mainPart(document: Page): PageElement {
  for (const element of document.querySelectorAll(dropped)) element.remove();
  const body = document.querySelector('body') ?? document.documentElement;
  const all = wordsOf(body);
  for (const element of body.querySelectorAll(furniture)) removeBeside(element, all);
  for (const element of body.querySelectorAll('[class],[id]')) {
    const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (besideNames.test(name)) removeBeside(element, all);
  }
  const whole = wordsOf(body);
  const marked = [...document.querySelectorAll('main,[role=main],article')].toSorted(
    (a, b) => wordsOf(b) - wordsOf(a),
  )[0];
  if (marked && wordsOf(marked) > share.marked * whole) return marked;
  return densest(body);
}

/** What is called a header may hold the whole page. */
function removeBeside(element: PageElement, all: number): void {
  if (wordsOf(element) <= share.beside * all) element.remove();
}

/** Down as long as one child holds nearly all of the words. */
function densest(from: PageElement): PageElement {
  let element = from;
  for (;;) {
    const enough = share.inside * wordsOf(element);
    const child = [...element.childNodes]
      .filter(isElement)
      .find((one) => containers.has(one.tagName.toUpperCase()) && wordsOf(one) > enough);
    if (!child) return element;
    element = child;
  }
}

const containers = new Set('DIV SECTION ARTICLE MAIN TABLE TBODY TR TD CENTER BODY FORM'.split(' '));

/** Characters of text that are not in links. */
function wordsOf(element: PageElement): number {
  let length = lengthOf(element);
  for (const link of element.querySelectorAll('a[href]')) length -= lengthOf(link);
  return length;
}

function lengthOf(element: PageElement): number {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim().length;
}
