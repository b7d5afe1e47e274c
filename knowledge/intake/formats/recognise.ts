/** What a file is: by its first bytes, and only for plain text by its name. */

import type { Format, NamedBytes } from '../document.ts';
import { Refusal } from '../refusal.ts';
import { openArchive } from './zip.ts';

/** Throws a Refusal for what is not taken in, saying what it is and what to do. */
export function recognise({ name, bytes, contentType = '' }: NamedBytes): Format {
  if (bytes.length === 0) throw new Refusal('is empty.');
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK\u0003\u0004')) return inArchive(bytes);
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return inCompound(bytes);
  if (start.startsWith('HWP Document File V'))
    throw new Refusal('is of HWP 3 or older. Save it as HWPX in Hangul and add that.');
  if (start.startsWith('{\\rtf')) throw new Refusal('is RTF. Save it as DOCX and add that.');
  const known = foreign.find(([mark]) => start.startsWith(mark));
  if (known) throw new Refusal(`is ${known[1]}, not a document.`);
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/^(html?|xhtml)$/.test(ending) || /html/i.test(contentType) || looksLikeHtml(bytes)) return 'html';
  if (/^(md|markdown|mdx)$/.test(ending) || /markdown/i.test(contentType)) return 'markdown';
  if (ending === 'xml' || /^\s*<\?xml/.test(start))
    throw new Refusal('is XML. Add Markdown, HTML, PDF, DOCX, TXT, HWP or HWPX.');
  return 'text';
}

/** Endings that a folder is searched for. */
export const endings: readonly string[] = [
  'md',
  'markdown',
  'html',
  'htm',
  'xhtml',
  'pdf',
  'docx',
  'txt',
  'text',
  'hwp',
  'hwpx',
];

const foreign: readonly [string, string][] = [
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u007fELF', 'a program'],
  ['MZ', 'a program'],
  ['\u001f\u008b', 'a packed archive'],
  ['7z\u00bc\u00af', 'a packed archive'],
  ['Rar!', 'a packed archive'],
];

function inArchive(bytes: Uint8Array): Format {
  const { names, read } = openArchive(bytes);
  if (names.includes('word/document.xml')) return 'docx';
  const kind = names.includes('mimetype') ? Buffer.from(read('mimetype') ?? []).toString('latin1') : '';
  if (kind.includes('hwp') || names.some((name) => /^Contents\/section\d+\.xml$/i.test(name))) return 'hwpx';
  if (kind.includes('opendocument'))
    throw new Refusal('is an OpenDocument file. Save it as DOCX and add that.');
  if (names.some((name) => /^(xl|ppt)\//.test(name)))
    throw new Refusal('is a table or slides of Office. Save it as PDF and add that.');
  throw new Refusal('is an archive and no document. Unpack it and add what is in it.');
}

/** The names of the parts of a compound file are written in UTF-16. */
function inCompound(bytes: Uint8Array): Format {
  const has = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
  if (has('FileHeader') && has('DocInfo')) return 'hwp';
  if (has('EncryptedPackage'))
    throw new Refusal('is encrypted. Save it without a password and add it again.');
  if (has('WordDocument')) throw new Refusal('is of Word 2003 or older. Save it as DOCX and add that.');
  throw new Refusal(
    'is an old Office file and no document that can be read. Save it as DOCX or PDF and add that.',
  );
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  return /<!doctype html|<html[\s>]|<body[\s>]/i.test(start);
}
