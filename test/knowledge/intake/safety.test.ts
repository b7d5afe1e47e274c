/** What is broken, locked, empty, endless or meant to harm gets a sentence, and the files after it are read. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { limits } from '../../../knowledge/intake/limits.ts';
import { createReader } from '../../../knowledge/intake/reader.ts';
import { makePdf } from './make-pdf.ts';
import { docxParagraph, makeDocx, makeZip } from './make-zip.ts';

const reader = createReader();
afterAll(() => reader[Symbol.asyncDispose]());

const bytesOf = (text: string) => new TextEncoder().encode(text);
const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name)));
const good = docxParagraph('A good paragraph.');
const ole = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(512),
  ]);
const bomb = Buffer.alloc(40 * 1024 * 1024, 0x20);

describe('refused with a sentence', () => {
  test.each<[string, string, Uint8Array, RegExp]>([
    ['empty', 'a.pdf', new Uint8Array(), /is empty/],
    ['blank', 'a.txt', bytesOf('  \n\n \t'), /holds no text/],
    ['PDF under a password', 'a.pdf', fixture('encrypted.pdf'), /is encrypted/],
    ['HWP under a password', 'a.hwp', fixture('encrypted.hwp'), /is encrypted/],
    ['Word under a password', 'a.docx', ole('EncryptedPackage'), /is encrypted/],
    [
      'an archive part under a password',
      'a.docx',
      makeZip([{ name: 'word/document.xml', content: good, encrypted: true }]),
      /is encrypted/,
    ],
    ['old Word', 'a.doc', ole('WordDocument'), /Word 2003 or older/],
    ['HWP 3', 'a.hwp', bytesOf('HWP Document File V3.00 \u001a\u0001'), /HWP 3 or older/],
    ['a cut PDF', 'a.pdf', bytesOf('%PDF-1.7\n1 0 obj << /Type /Catalog'), /is broken/],
    ['a cut DOCX', 'a.docx', fixture('law-vi.docx').subarray(0, 3000), /is broken/],
    ['a cut HWP', 'a.hwp', fixture('ai-law-ko.hwp').subarray(0, 2100), /is broken|old Office/],
    ['a PDF of pictures', 'a.pdf', makePdf([[]]), /pictures of pages/],
    ['a zip bomb', 'a.docx', makeZip([{ name: 'word/document.xml', content: bomb }]), /zip bomb/],
    [
      'a zip bomb that lies about its size',
      'a.docx',
      makeZip([{ name: 'word/document.xml', content: bomb, saysSize: 100 }]),
      /zip bomb/,
    ],
    [
      'a path out of the archive',
      'a.docx',
      makeDocx(good, [{ name: '../../etc/passwd', content: 'x' }]),
      /path "\.\.\/\.\.\/etc\/passwd"/,
    ],
    [
      'an entity bomb',
      'a.docx',
      makeZip([
        {
          name: 'word/document.xml',
          content: `<!DOCTYPE d [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>`,
        },
      ]),
      /document type/,
    ],
    [
      'an entity that reads a file',
      'a.docx',
      makeZip([
        {
          name: 'word/document.xml',
          content: '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>',
        },
      ]),
      /document type/,
    ],
    ['XML without end', 'a.docx', makeDocx('<w:p>'.repeat(5000)), /nested deeper|is broken/],
    ['HTML without end', 'a.html', bytesOf(`<html><body>${'<div><span>'.repeat(50_000)}x`), /nested deeper/],
    [
      'a picture with the ending of a document',
      'a.pdf',
      Buffer.from('89504e470d0a1a0a', 'hex'),
      /is a picture/,
    ],
    [
      'bytes of no encoding',
      'a.txt',
      Uint8Array.from({ length: 3000 }, (_, n) => (n * 7) % 32),
      /is no text/,
    ],
    ['an archive that is no document', 'a.zip', makeZip([{ name: 'notes.txt', content: 'x' }]), /Unpack it/],
    ['a spreadsheet', 'a.xlsx', makeZip([{ name: 'xl/workbook.xml', content: '<x/>' }]), /Save it as PDF/],
  ])('%s', async (_, name, bytes, why) => {
    expect(await reader.read({ name, bytes: new Uint8Array(bytes) })).toEqual({
      kind: 'refused',
      why: expect.stringMatching(why),
    });
  });

  test('a file above the size limit, before it is looked at', async () => {
    const bytes = new Uint8Array(limits.fileBytes + 1);
    expect(await reader.read({ name: 'a.txt', bytes })).toEqual({
      kind: 'refused',
      why: expect.stringMatching(/at most 64 MB/),
    });
  });

  test('a file that takes too long or too much is given up, and the next one is read', async () => {
    await using slow = createReader({ readMs: 1, readerMegabytes: 256 });
    const long = { name: 'long.md', bytes: bytesOf('word '.repeat(2_000_000)) };
    expect(await slow.read(long)).toEqual({ kind: 'refused', why: expect.stringMatching(/takes longer/) });
    await using small = createReader({ readMs: 20_000, readerMegabytes: 24 });
    const large = {
      name: 'large.html',
      bytes: bytesOf(`<html><body>${'<p>a</p><b>b</b>'.repeat(400_000)}</body></html>`),
    };
    expect(await small.read(large)).toEqual({
      kind: 'refused',
      why: expect.stringMatching(/more than 24 MB/),
    });
    expect(await small.read({ name: 'b.md', bytes: bytesOf('# T\n\nGood text.') })).toMatchObject({
      kind: 'read',
    });
  });

  test('the signal ends a reading', async () => {
    await using one = createReader();
    await expect(one.read({ name: 'a.md', bytes: bytesOf('x') }, AbortSignal.abort())).rejects.toThrow();
  });
});

describe('read without what does harm', () => {
  test('scripts in HTML and Markdown, and what is hidden', async () => {
    const html =
      '<html><body><p onclick="evil()">Text</p><script>evil()</script><style>p{}</style><iframe src="x">frame</iframe><noscript>none</noscript><p hidden>hidden words</p></body></html>';
    const found = await reader.read({ name: 'a.html', bytes: bytesOf(html) });
    expect(found.kind === 'read' && found.document.pieces.map(({ text }) => text)).toEqual(['Text']);
  });

  test('a PDF that brings a script is read as text', async () => {
    const bytes = makePdf(
      [[{ text: 'Harmless words', x: 60, y: 700 }]],
      '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
    );
    const found = await reader.read({ name: 'a.pdf', bytes });
    expect(found.kind === 'read' && found.document.pieces.map(({ text }) => text)).toEqual([
      'Harmless words',
    ]);
  });

  test('signs that nobody sees are gone: they hide words from readers and show them to models', async () => {
    const bytes = bytesOf('Vis\u200bible \u202ewords\u202c, so\u00adft\u0007.');
    const found = await reader.read({ name: 'a.txt', bytes });
    expect(found.kind === 'read' && found.document.pieces[0]?.text).toBe('Visible words, soft.');
  });
});
