/** Builders for corpus tests: a data folder that goes away, files in it, what came of taking them in. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Said } from '../../../knowledge/corpus/change.ts';
import { openCorpus } from '../../../knowledge/corpus/open.ts';
import { type TakeInResult, takeIn } from '../../../knowledge/corpus/take-in.ts';
import type { NamedBytes } from '../../../knowledge/intake/document.ts';
import { read } from '../../../knowledge/intake/read.ts';
import type { ReadResult } from '../../../knowledge/intake/reader.ts';

/** Reads in the test's own thread: starting one for each file would be most of the tests' time. */
const reader = {
  read: async (file: NamedBytes): Promise<ReadResult> => {
    try {
      return { kind: 'read', document: await read(file) };
    } catch (error) {
      return { kind: 'refused', why: String(error) };
    }
  },
};

export interface Place extends Disposable {
  dataDir: string;
  /** Writes files and takes them in; gives what came of them. */
  add(files: Readonly<Record<string, string | Uint8Array>>, said?: Said): Promise<TakeInResult>;
  /** Writes one file; gives its path. */
  write(name: string, content: string | Uint8Array): string;
  /** What a reader opened now finds, as `place: words`. */
  find(text: string, on?: string): string[];
}

export function openPlace(today = '2026-11-22'): Place {
  const folder = mkdtempSync(join(tmpdir(), 'caudari-corpus-'));
  const dataDir = join(folder, 'data');
  const now = () => new Date(`${today}T08:00:00Z`);
  const write = (name: string, content: string | Uint8Array) => {
    const path = join(folder, 'files', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  return {
    dataDir,
    write,
    add: (files, said = {}) =>
      takeIn(
        {
          dataDir,
          said,
          allowedHosts: [],
          now,
          reader,
          targets: Object.entries(files).map(([name, content]) => write(name, content)),
        },
        new AbortController().signal,
      ),
    find: (text, on) =>
      openCorpus(dataDir, now)
        .search({ text, language: 'vi', limit: 5, ...(on ? { on } : {}) })
        .map(({ passage }) => `${passage.place}: ${passage.text}`),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A law of two articles as Markdown. */
export function law({
  name,
  number,
  adopted,
  from,
  says,
  ends = '',
}: {
  name: string;
  number: string;
  adopted: string;
  from: string;
  says: string;
  ends?: string;
}): string {
  const [y, m, d] = adopted.split('-');
  const [year, month, day] = from.split('-');
  return `Luật số: ${number}\n\nHà Nội, ngày ${d} tháng ${m} năm ${y}\n\nLUẬT\n\n${name.toUpperCase()}\n\nĐiều 1. Nội dung chính\n\n${says}\n\nĐiều 2. Hiệu lực thi hành\n\n1. Luật này có hiệu lực thi hành từ ngày ${day} tháng ${month} năm ${year}.\n\n${ends}\n`;
}
