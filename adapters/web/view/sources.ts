/** The sources under an answer: each one opens to what it says, who published it, when, and where. */

import type { Citation, Language } from '../../../src/nouns.ts';
import * as say from '../../../src/say/web.ts';
import { outwardLink } from './blocks.ts';
import { type Html, html, webAddress } from './html.ts';

export interface SourcesContext {
  language: Language;
  anchor: (n: number) => string;
}

export function sourcesView(citations: readonly Citation[], context: SourcesContext): Html {
  if (citations.length === 0) return html``;
  const items = citations.map((citation) => sourceView(citation, context));
  return html`<section class="sources"><h3>${say.sourcesHeading[context.language]}</h3><ul role="list">${items}</ul></section>`;
}

function sourceView(citation: Citation, { language, anchor }: SourcesContext): Html {
  const { n, title, publisher, url, published, quote, quoted } = citation;
  const label = quoted === 'verbatim' ? say.verbatimLabel : say.recordLabel;
  const line = [publisher, published.slice(0, 4)].filter(Boolean).join(', ');
  const address = webAddress(url);
  return html`<li><details><summary><span class="n">${n}</span><span class="what">${title || publisher || hostOf(url)} ${line && html`<small>${line}</small>`}</span></summary>
<div class="passport" id="${anchor(n)}">${quote && html`<p class="kind">${label[language]}</p><blockquote>${quote}</blockquote>`}
<dl>${fact(say.publisherLabel[language], publisher)}${fact(say.publishedLabel[language], say.shortDate(language, published))}${fact(say.asOfLabel[language], say.shortDate(language, citation.as_of))}${address === undefined ? html`` : fact(say.linkLabel[language], outwardLink(address, hostOf(address), language))}</dl></div></details></li>`;
}

function fact(name: string, value: Html | string): Html {
  return value === '' ? html`` : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url;
}
