/** PDF → blocks: pdf.js gives the runs of text with their places; lines, columns and paragraphs are put together here. */

import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { cleanLine } from '../clean.ts';
import type { NamedBytes, ReadDocument } from '../document.ts';
import { limits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { glyphsOf } from './pdf-glyphs.ts';
import { type Line, linesOfPage } from './pdf-lines.ts';
import { blocksOfPages } from './pdf-paragraphs.ts';
import { runsOf } from './pdf-runs.ts';

export async function readPdf({ bytes }: NamedBytes): Promise<ReadDocument> {
  const pdf = await open(bytes);
  if (pdf.numPages > limits.pages) {
    throw new Refusal(
      `has ${pdf.numPages} pages; at most ${limits.pages} are read. Split it and add the parts.`,
    );
  }
  const pages: Line[][] = [];
  let characters = 0;
  const { OPS } = await getResolvedPDFJS();
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const glyphs = await glyphsOf(page, OPS);
    characters += glyphs.length;
    if (characters > limits.textCharacters) {
      throw new Refusal('holds more text than any document, so it was not read.');
    }
    pages.push(linesOfPage(runsOf(glyphs), page.view[2] ?? 595));
    page.cleanup();
  }
  const { info } = await pdf.getMetadata();
  await pdf.destroy();
  const blocks = blocksOfPages(pages);
  if (blocks.length === 0 && pages.length > 0) {
    throw new Refusal('holds pictures of pages and no text. Recognise the text first (OCR) and add that.');
  }
  return { title: titleOf(info), ...languageOf(info), blocks };
}

async function open(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(bytes, {
      isEvalSupported: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') {
      throw new Refusal('is encrypted. Save it without a password and add it again.');
    }
    throw new Refusal('is broken: it cannot be read as PDF. Get it again from where it came from.');
  }
}

/** Programs write the name of the file or of themselves where the title should stand. */
function titleOf(info: object): string {
  const title = 'Title' in info && typeof info.Title === 'string' ? cleanLine(info.Title) : '';
  return /\.(docx?|hwpx?|pdf|rtf|odt|indd)$|^(microsoft word|untitled|document\d*|무제)/i.test(title)
    ? ''
    : title;
}

function languageOf(info: object): { language?: string } {
  return 'Language' in info && typeof info.Language === 'string' ? { language: info.Language } : {};
}
