/** However a process ends, the store is whole and the next change goes on from the last release in force. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeCorpus } from '../../../knowledge/corpus/change.ts';
import { openCorpus } from '../../../knowledge/corpus/open.ts';
import { takeIn } from '../../../knowledge/corpus/take-in.ts';
import { openPlace } from './write.ts';

const kills = 8;
/** Each kill needs a new process, and other tests run beside it. */
const timeout = 90_000;

describe('kill -9', () => {
  test('at any moment of a change: every passage of the release in force is there, and the lock is free', {
    timeout,
  }, async () => {
    using place = openPlace();
    let seen = 0;
    for (let n = 0; n < kills; n++) {
      const told = await killedAfter(place.dataDir, 2 + ((n * 7) % 5), (n * 13) % 29);
      const corpus = openCorpus(place.dataDir);
      expect(corpus.release()).toBeGreaterThanOrEqual(Math.max(told, seen));
      seen = corpus.release();
      for (const version of corpus.documents()) {
        const id = version.version === 1 ? version.document : `${version.document}@${version.version}`;
        expect(corpus.passage(`${id}/doan-20`)?.text).toMatch(/^Đoạn 19/);
      }
      expect(corpus.search({ text: 'đoạn của tài liệu', language: 'vi', limit: 5 })).toHaveLength(5);
      using change = changeCorpus(place.dataDir);
      expect(change.commit().release).toBe(seen);
    }
  });
});

describe('Ctrl-C', () => {
  test('what was read before is in, the rest is counted, and doing it again goes on', async () => {
    using place = openPlace();
    const ending = new AbortController();
    const targets = Array.from({ length: 5 }, (_, n) =>
      place.write(`${n}.md`, `# Tài liệu số ${n}\n\nNội dung số ${n}.`),
    );
    const request = { dataDir: place.dataDir, targets, said: {}, allowedHosts: [] };
    const onFile = ({ number }: { number: number }) => {
      if (number === 3) ending.abort();
    };
    const first = await takeIn({ ...request, onFile }, ending.signal);
    expect(first).toMatchObject({ release: 1, left: 3 });
    expect(openCorpus(place.dataDir).documents()).toHaveLength(2);
    const second = await takeIn(request, new AbortController().signal);
    expect(second.outcomes.map(({ kind }) => kind)).toEqual(['same', 'same', 'added', 'added', 'added']);
  });
});

/** Runs the changing process, kills it some milliseconds after its so-manieth release; gives the last one it told of. */
async function killedAfter(dataDir: string, releases: number, waitMs: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'change-endlessly.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told: number[] = [];
  for await (const chunk of child.stdout) {
    told = [...told, ...String(chunk).split('\n').filter(Boolean).map(Number)];
    if (told.length >= releases) break;
  }
  const until = performance.now() + waitMs;
  while (performance.now() < until); // a sleep would round the moment to the timer's
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return told.at(-1) ?? 0;
}
