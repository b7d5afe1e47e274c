/** Changes of the corpus, each one release: documents added, replaced and removed, an earlier release put back. */

import { createHash } from 'node:crypto';
import type { Language } from '../../src/nouns.ts';
import type { TakenIn } from '../intake/read.ts';
import {
  corpusFolder,
  currentRelease,
  makeCurrent,
  readRelease,
  releaseFile,
  sweep,
  writePassages,
  writeWhole,
} from './files.ts';
import { keysOf, newDocumentId, sameDocument, storedPassages } from './identity.ts';
import { writeIndex } from './index-files.ts';
import { lockCorpus } from './lock.ts';
import { type Change, type DocumentVersion, noRelease, type Passport, type Release } from './release.ts';

/** What the person who adds a document says of it; stronger than what the document says of itself. */
export interface Said {
  title?: string;
  publisher?: string;
  url?: string;
  published?: string;
  language?: Language;
  licence?: string;
  effective_from?: string;
  effective_to?: string;
}

export interface Addition {
  /** The name of a file, or an address. */
  from: string;
  path?: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
  document: TakenIn;
  said: Said;
}

/** What came of one addition. `same`: it is in already, word for word. */
export interface Added {
  kind: 'added' | 'replaced' | 'kept-beside' | 'same';
  version: DocumentVersion;
}

export interface Changed {
  /** The release in force now. */
  release: number;
  changes: readonly Change[];
}

export interface CorpusChanges extends Disposable {
  /** Prepared in memory; nothing is in force before `commit`. */
  add(addition: Addition): Added;
  /** All versions of a document; false when there is none of that id. */
  remove(document: string): boolean;
  /** The documents of an earlier release, as a new release; false when there is no such release. */
  rollBack(release: number): boolean;
  /** Writes what changed and puts it in force in one step. Nothing changed: no new release. */
  commit(): Changed;
}

const lockWaitMs = 5_000;

/** Holds the corpus's lock until disposed. Throws `Busy` while another process changes it. */
export function changeCorpus(
  dataDir: string,
  now: () => Date = () => new Date(),
  waitMs = lockWaitMs,
): CorpusChanges {
  const folder = corpusFolder(dataDir);
  const lock = lockCorpus(folder, waitMs);
  let before = readRelease(folder, currentRelease(folder)) ?? noRelease;
  let versions = [...before.versions];
  let changes: Change[] = [];
  const latest = { ...before.latest };
  const texts = new Map<string, ReturnType<typeof storedPassages>>();
  return { add, remove, rollBack, commit, [Symbol.dispose]: () => lock[Symbol.dispose]() };

  function add(addition: Addition): Added {
    const { document, hash, said } = addition;
    const passport = passportOf(addition, now());
    const twin = versions.find((version) => version.hash === hash);
    if (twin && Object.keys(said).every((key) => sameWord(twin.passport, passport, key)))
      return { kind: 'same', version: twin };
    const law = document.law ?? {};
    const naming = {
      title: document.title,
      from: addition.from,
      law,
      ...(addition.path ? { path: addition.path } : {}),
    };
    const keys = keysOf(naming);
    const same = twin ?? sameDocument(keys, versions);
    const id = same?.document ?? newDocumentId(naming, new Set(versions.map((one) => one.document)));
    const own = versions.filter((one) => one.document === id);
    const version: DocumentVersion = {
      document: id,
      version: (latest[id] ?? 0) + 1,
      hash,
      format: document.format,
      from: addition.from,
      keys,
      passport,
      repeals: law.repeals ?? [],
      file: '',
      passages: document.pieces.length,
    };
    latest[id] = version.version;
    const passages = storedPassages(version, document.pieces);
    version.file = fileOf(version, passages);
    texts.set(version.file, passages);
    const replaced = own.filter((one) => one === twin || !isOfAnotherTime(one, version));
    versions = [...versions.filter((one) => !replaced.includes(one)), version];
    const kind = own.length === 0 ? 'added' : replaced.length > 0 ? 'replaced' : 'kept-beside';
    changes.push({ kind, document: id, title: passport.title, version: version.version });
    return { kind, version };
  }

  function remove(document: string): boolean {
    const gone = versions.filter((one) => one.document === document);
    versions = versions.filter((one) => one.document !== document);
    for (const { passport, version } of gone.slice(-1))
      changes.push({ kind: 'removed', document, title: passport.title, version });
    return gone.length > 0;
  }

  function rollBack(number: number): boolean {
    const earlier = number > before.release ? undefined : readRelease(folder, number);
    if (!earlier) return false;
    versions = [...earlier.versions];
    changes = [{ kind: 'rolled-back', document: '', title: '', version: number }];
    return true;
  }

  function commit(): Changed {
    if (changes.length === 0) return { release: before.release, changes };
    const release = before.release + 1;
    const known = new Set(before.versions.map(({ file }) => file));
    const kept = new Set(versions.map(({ file }) => file));
    const added = versions.filter(({ file }) => !known.has(file));
    for (const { file } of added) {
      const passages = texts.get(file);
      if (passages) writePassages(folder, file, passages);
    }
    const gone = before.versions.some(({ file }) => !kept.has(file));
    const index = writeIndex(folder, before, { release, versions, added, gone });
    const next: Release = { layout: 1, release, at: now().toISOString(), changes, versions, latest, index };
    writeWhole(releaseFile(folder, release), JSON.stringify(next));
    makeCurrent(folder, release);
    before = next;
    changes = [];
    texts.clear();
    sweep(folder);
    return { release, changes: next.changes };
  }
}

/** The text in force before a newer one began stays, so that it is found for its own days. */
function isOfAnotherTime({ passport: one }: DocumentVersion, { passport: other }: DocumentVersion): boolean {
  return Boolean(one.effective_from && other.effective_from && one.effective_from !== other.effective_from);
}

function fileOf({ document, version }: DocumentVersion, passages: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(passages)).digest('hex').slice(0, 12);
  return `${document}.${version}.${hash}.jsonl`;
}

function sameWord(one: Passport, other: Passport, key: string): boolean {
  return Reflect.get(one, key) === Reflect.get(other, key);
}

function passportOf({ document, from, said }: Addition, now: Date): Passport {
  const law = document.law ?? {};
  const { effective_from = law.effective_from, effective_to = law.effective_to } = said;
  return {
    title: said.title ?? titleWithNumber(document),
    publisher: said.publisher ?? law.publisher ?? document.publisher ?? '',
    url: said.url ?? (/^https?:\/\//.test(from) ? from : ''),
    published: said.published ?? law.published ?? document.published ?? '',
    language: said.language ?? document.language,
    licence: said.licence ?? '',
    fetched_at: now.toISOString(),
    ...(law.number ? { number: law.number } : {}),
    ...(effective_from ? { effective_from } : {}),
    ...(effective_to ? { effective_to } : {}),
  };
}

/** A law is cited with its number: "Luật Giao dịch điện tử số 20/2023/QH15", "인공지능기본법 (법률 제20676호)". */
function titleWithNumber({ title, language, law }: TakenIn): string {
  const number = law?.number;
  if (!number || (title.includes(number) && title !== number)) return title;
  if (title === number) return `${kindOf(number)} ${number}`.trim();
  return { vi: `${title} số ${number}`, ko: `${title} (${number})`, en: `${title}, No. ${number}` }[language];
}

function kindOf(number: string): string {
  if (/NĐ-CP$/.test(number)) return 'Nghị định số';
  if (/QĐ-|\/QĐ/.test(number)) return 'Quyết định số';
  if (/TT-|\/TT/.test(number)) return 'Thông tư số';
  return /\/(?:QH|UBTVQH)\d/.test(number) ? 'Văn bản số' : '';
}
