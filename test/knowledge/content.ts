/** A folder of content as small as can be, and ways to break it. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const sources = `- id: gazette
  title: The Gazette
  publisher: Ministry of Tests
  language: en
  url: https://gazette.example/1
  published: "2025-03-01"
`;

/** Each line where the tests say that it is. */
export const goodpy = `id: goodpy
kind: system
names:
  en: GoodPy virtual assistant
  vi: Trợ lý ảo GoodPy
  ko: 가상비서 구삐
short: { en: GoodPy, vi: GoodPy, ko: 구삐 }
aliases: { en: [GoodPy], vi: [GoodPy], ko: [구삐] }
topics: [ai]
confidence: verified
related: []
statements:
  - id: what
    says: [definition]
    as_of: "2025-03-01"
    sources: [gazette]
    en: GoodPy is a virtual assistant of South Korea.
    vi: GoodPy là trợ lý ảo của Hàn Quốc.
    ko: 구삐는 대한민국의 가상비서입니다.
`;

export interface ContentFolder extends Disposable {
  folder: string;
  write(file: string, text: string): void;
}

/** `entries` are texts by id; without any there is the one of GoodPy. */
export function contentFolder(entries: Readonly<Record<string, string>> = { goodpy }): ContentFolder {
  const folder = mkdtempSync(join(tmpdir(), 'caudari-content-'));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  mkdirSync(join(folder, 'entries'));
  mkdirSync(join(folder, 'sources'));
  write('sources/all.yaml', sources);
  for (const [id, text] of Object.entries(entries)) write(`entries/${id}.yaml`, text);
  return { folder, write, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
