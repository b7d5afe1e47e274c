/** The corpus as the command line uses it: what is asked for is done at once, and the lock is given back. */

import type { Clock } from '../../src/ports.ts';
import { changeCorpus } from './change.ts';
import { corpusFolder, currentRelease, readRelease, releaseNumbers } from './files.ts';
import { type DocumentVersion, noRelease, type Release } from './release.ts';
import { type Stale, staleDocuments } from './stale.ts';
import { type TakeInRequest, type TakeInResult, takeIn } from './take-in.ts';

export function corpusTools(dataDir: string, clock: Clock = () => new Date()) {
  const folder = corpusFolder(dataDir);
  const current = (): Release => readRelease(folder, currentRelease(folder)) ?? noRelease;
  return {
    takeIn: (request: Omit<TakeInRequest, 'dataDir' | 'now'>, signal: AbortSignal): Promise<TakeInResult> =>
      takeIn({ ...request, dataDir, now: clock }, signal),
    remove: (ids: readonly string[]): { release: number; missing: string[] } => {
      using corpus = changeCorpus(dataDir, clock);
      const missing = ids.filter((id) => !corpus.remove(id));
      return { release: corpus.commit().release, missing };
    },
    rollBack: (release: number): { release: number } | undefined => {
      using corpus = changeCorpus(dataDir, clock);
      return corpus.rollBack(release) ? { release: corpus.commit().release } : undefined;
    },
    releases: (): Release[] =>
      releaseNumbers(folder)
        .filter((one) => one <= currentRelease(folder))
        .flatMap((one) => readRelease(folder, one) ?? []),
    documents: (): DocumentVersion[] => current().versions,
    stale: (): Stale[] => staleDocuments(current().versions, clock()),
  };
}
