/** Bytes → a document cut into passages, with what it says about itself. Runs in the reader's own thread. */

import { type Language, languages } from '../../src/nouns.ts';
import { detectLanguage } from '../terms/detect.ts';
import { cutByHeadings } from './cut.ts';
import {
  blockText,
  type DocumentBlock,
  type Format,
  type NamedBytes,
  type ReadDocument,
} from './document.ts';
import { withoutLegacy } from './encoding/legacy.ts';
import { recognise } from './formats/recognise.ts';
import { languageOfLaw } from './legal/articles.ts';
import { cutLaw } from './legal/cut.ts';
import { type LawPassport, readLawPassport } from './legal/passport.ts';
import { limits } from './limits.ts';
import type { Piece } from './piece.ts';
import { Refusal, tooLarge } from './refusal.ts';

export interface TakenIn {
  format: Format;
  title: string;
  language: Language;
  publisher?: string;
  published?: string;
  /** Set when it is a law. */
  law?: LawPassport;
  pieces: Piece[];
}

/** Throws a Refusal for what cannot or must not be read. */
export async function read(file: NamedBytes): Promise<TakenIn> {
  if (file.bytes.length > limits.fileBytes) throw tooLarge(file.bytes.length, limits.fileBytes);
  const format = recognise(file);
  const found = await readAs(format, file);
  const document = { ...found, blocks: withoutLegacy(found.blocks).filter(saysSomething) };
  const characters = document.blocks.reduce((sum, block) => sum + blockText(block).length, 0);
  if (characters > limits.textCharacters || document.blocks.length > limits.blocks) {
    throw new Refusal('holds more text than any document, so it was not read. Split it and add the parts.');
  }
  const legal = languageOfLaw(document.blocks);
  const language = legal ?? languageOf(document);
  const law = legal ? readLawPassport(document.blocks, legal) : undefined;
  const title = law?.title ?? (document.title || firstLine(document) || nameOf(file.name));
  const pieces = legal ? cutLaw(document.blocks, legal) : cutByHeadings(document.blocks, language, title);
  if (pieces.length === 0) throw new Refusal('holds no text.');
  return {
    format,
    title,
    language,
    ...(document.publisher ? { publisher: document.publisher } : {}),
    ...(document.published ? { published: document.published } : {}),
    ...(law ? { law } : {}),
    pieces: legal
      ? pieces
      : pieces.map((piece) => ({ ...piece, language: languageOfPiece(piece, language) })),
  };
}

/** What a format needs is loaded when a file of it comes. */
async function readAs(format: Format, file: NamedBytes): Promise<ReadDocument> {
  switch (format) {
    case 'markdown':
      return (await import('./formats/markdown.ts')).readMarkdown(file);
    case 'html':
      return (await import('./formats/html.ts')).readHtml(file);
    case 'text':
      return (await import('./formats/text.ts')).readText(file);
    case 'pdf':
      return (await import('./formats/pdf.ts')).readPdf(file);
    case 'docx':
      return (await import('./formats/docx.ts')).readDocx(file);
    case 'hwp':
      return (await import('./formats/hwp.ts')).readHwp(file);
    case 'hwpx':
      return (await import('./formats/hwpx.ts')).readHwpx(file);
  }
}

/** A row of stars says nothing. */
function saysSomething(block: DocumentBlock): boolean {
  return /[\p{L}\p{N}]/u.test(blockText(block));
}

function languageOf({ language: declared, blocks }: ReadDocument): Language {
  const sample = blocks.map(blockText).join('\n').slice(0, 5000);
  const detected = detectLanguage(sample);
  const said = languages.find((one) => declared?.toLowerCase().startsWith(one));
  return said && detected.certainty < 0.95 ? said : detected.language;
}

/** A document may hold parts in another language: an annex in English, a table of both. */
function languageOfPiece({ text }: Piece, language: Language): Language {
  if (text.length < 60) return language;
  const detected = detectLanguage(text.slice(0, 600));
  return detected.certainty > 0.98 ? detected.language : language;
}

function firstLine({ blocks }: ReadDocument): string {
  const first = blocks.find((block) => block.kind === 'heading') ?? blocks[0];
  if (!first || first.kind === 'table') return '';
  return first.text.length <= 120 ? first.text : '';
}

function nameOf(file: string): string {
  return file
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[_]+/g, ' ')
    .normalize('NFC')
    .trim();
}
