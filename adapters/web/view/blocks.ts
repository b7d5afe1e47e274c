/** Blocks of a reply as HTML, citation marks as links to the source below. */

import type { Block, Language, Span } from '../../../src/nouns.ts';
import { newTab, sourceNumber, tableLabel } from '../../../src/say/web.ts';
import { type Html, hidden, html, webAddress } from './html.ts';

export interface BlockContext {
  language: Language;
  /** The id of the element of source n. */
  anchor: (n: number) => string;
}

export function blocksView(blocks: readonly Block[], context: BlockContext): Html[] {
  return blocks.map((block) => blockView(block, context));
}

function blockView(block: Block, context: BlockContext): Html {
  const spans = (run: readonly Span[]) => run.map((span, n) => spanView(beside(span, run[n + 1]), context));
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${spans(block.spans)}</p>`;
    case 'heading':
      return html`<h3>${spans(block.spans)}</h3>`;
    case 'quote':
      return html`<blockquote>${spans(block.spans)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${spans(item)}</li>`);
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table':
      return tableView(
        block.head,
        block.rows.map((row) => row.map(spans)),
        context.language,
      );
  }
}

/** The first column names the row; the table scrolls by itself where the screen is narrow. */
function tableView(head: readonly string[], rows: readonly Html[][][], language: Language): Html {
  const body = rows.map(([name = [], ...cells]) => {
    const rest = cells.map((cell) => html`<td>${cell}</td>`);
    return html`<tr><th scope="row">${name}</th>${rest}</tr>`;
  });
  const titles = head.map((title) => (title === '' ? html`<td></td>` : html`<th scope="col">${title}</th>`));
  return html`<div class="table" role="region" tabindex="0" aria-label="${tableLabel[language]}"><table><thead><tr>${titles}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A mark stays on the line of what it belongs to. */
function beside(span: Span, next: Span | undefined): Span {
  return next?.cite === undefined ? span : { ...span, text: span.text.replace(/\s+$/, '\u00a0') };
}

function spanView(span: Span, { language, anchor }: BlockContext): Html {
  if (span.cite !== undefined) return citeMark(span.cite, { language, anchor });
  const url = webAddress(span.url);
  let view = html`${span.text}`;
  if (span.italic) view = html`<em>${view}</em>`;
  if (span.bold) view = html`<strong>${view}</strong>`;
  return url === undefined ? view : outwardLink(url, view, language);
}

function citeMark(n: number, { language, anchor }: BlockContext): Html {
  const name = sourceNumber(n)[language].replace(/\d+$/, '');
  return html`<a class="cite" href="#${anchor(n)}">[${hidden(name)}${n}]</a>`;
}

/** A link to somebody else's page opens beside the conversation. */
export function outwardLink(url: string, content: Html | string, language: Language): Html {
  return html`<a href="${url}" target="_blank" rel="noopener noreferrer">${content}<span class="out" aria-hidden="true"> ↗</span>${hidden(` (${newTab[language]})`)}</a>`;
}
