/** The few members of the DOM that reading a page needs; linkedom gives objects that have them. */

import { parseHTML } from 'linkedom';

export interface PageNode {
  nodeType: number;
  textContent: string | null;
}

export interface PageElement extends PageNode {
  tagName: string;
  childNodes: Iterable<PageNode>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

export interface Page {
  documentElement: PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** A tree of the page; nothing in it is run or fetched. A piece of a page is made whole. */
export function parsePage(text: string): Page {
  const whole = /<html[\s>]/i.test(text) ? text : `<!doctype html><html><body>${text}</body></html>`;
  const { document }: { document: Page } = parseHTML(whole);
  return document;
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}
