/** Files, folders and addresses → the corpus: each is read, what came of each is told, and all become one release. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { collectTargets, type Target, whyNot } from '../intake/collect.ts';
import type { NamedBytes } from '../intake/document.ts';
import { fetchDocument } from '../intake/fetch.ts';
import { limits } from '../intake/limits.ts';
import { createReader, type Reader, type ReadResult } from '../intake/reader.ts';
import { Refusal, tooLarge } from '../intake/refusal.ts';
import { type Added, changeCorpus, type Said } from './change.ts';

export interface TakeInRequest {
  dataDir: string;
  /** Files, folders and addresses. */
  targets: readonly string[];
  said: Said;
  allowedHosts: readonly string[];
  /** Told before each file. */
  onFile?: (at: { number: number; of: number; name: string }) => void;
  now?: () => Date;
  /** Reads the files; one with a thread of its own is opened when it is missing. */
  reader?: Pick<Reader, 'read'>;
}

/** What came of one file or address. */
export type Outcome =
  | { name: string; kind: Added['kind']; document: string; title: string; passages: number }
  | { name: string; kind: 'refused'; why: string };

export interface TakeInResult {
  outcomes: Outcome[];
  /** The release in force afterwards. */
  release: number;
  /** Files that were left when the signal ended it; what was read before is in. */
  left: number;
}

/** Throws `Busy` while another process changes the corpus. */
export async function takeIn(request: TakeInRequest, signal: AbortSignal): Promise<TakeInResult> {
  const { dataDir, said, now } = request;
  using corpus = changeCorpus(dataDir, now);
  await using own = createReader();
  const reader = request.reader ?? own;
  const targets = collectTargets(request.targets);
  if (targets.length > 1 && (said.title ?? said.url) !== undefined) {
    throw new Error(`A title or url is said of one document; ${targets.length} were found.`);
  }
  const outcomes: Outcome[] = [];
  for (const target of targets) {
    request.onFile?.({ number: outcomes.length + 1, of: targets.length, name: target.name });
    try {
      outcomes.push(await one(target));
    } catch (error) {
      if (signal.aborted) break;
      throw error;
    }
    if (signal.aborted) break;
  }
  const { release } = corpus.commit();
  return { outcomes, release, left: targets.length - outcomes.length };

  async function one(target: Target): Promise<Outcome> {
    const { name } = target;
    const got = await bytesOf(target, request.allowedHosts, signal);
    if ('why' in got) return { name, kind: 'refused', why: got.why };
    const hash = createHash('sha256').update(got.bytes).digest('hex');
    const read: ReadResult = await reader.read(got, signal);
    if (read.kind === 'refused') return { name, kind: 'refused', why: read.why };
    const path = target.kind === 'file' ? { path: target.path } : {};
    const { kind, version } = corpus.add({ from: name, ...path, hash, document: read.document, said });
    return {
      name,
      kind,
      document: version.document,
      title: version.passport.title,
      passages: version.passages,
    };
  }
}

async function bytesOf(
  target: Target,
  allowedHosts: readonly string[],
  signal: AbortSignal,
): Promise<NamedBytes | { why: string }> {
  try {
    switch (target.kind) {
      case 'refused':
        return { why: target.why };
      case 'address':
        return await fetchDocument(target.name, { allowedHosts, signal });
      case 'file':
        if (target.bytes > limits.fileBytes) throw tooLarge(target.bytes, limits.fileBytes);
        return { name: target.name, bytes: new Uint8Array(readFileSync(target.path)) };
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return { why: error instanceof Refusal ? error.message : whyNot(error) };
  }
}
