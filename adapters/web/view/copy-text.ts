/** An answer with its sources as plain text, for pasting under a document. */

import { plainText } from '../../../src/answer-object.ts';
import type { Citation, Language, Reply } from '../../../src/nouns.ts';
import * as say from '../../../src/say/web.ts';

/** The numbered sources, one a line, and the answer's permanent address. */
export function sourceLines({ language }: Reply, sources: readonly Citation[], address: string): string {
  const lines = sources.map((citation) => sourceLine(citation, language));
  return [`${say.sourcesHeading[language]}:`, ...lines, `${say.brand[language]}: ${address}`].join('\n');
}

export function copyText(reply: Reply, sources: readonly Citation[], address: string): string {
  return `${plainText(reply.blocks)}\n\n${sourceLines(reply, sources, address)}`;
}

function sourceLine({ n, title, publisher, published, as_of, url }: Citation, language: Language): string {
  const asOf =
    as_of && as_of !== published && `${say.asOfLabel[language]}: ${say.shortDate(language, as_of)}`;
  const parts = [title, publisher, say.shortDate(language, published), asOf, url];
  return `[${n}] ${parts.filter(Boolean).join('. ')}`;
}
