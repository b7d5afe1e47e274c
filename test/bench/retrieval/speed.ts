/** How fast an engine answers over many passages, how long it builds, how much memory it takes. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIndex, type SearchIndex } from '../../../knowledge/index/index.ts';
import { openIndex, saveIndex } from '../../../knowledge/index/save.ts';
import type { Engine } from './engine.ts';
import { type ManyPassage, type ManyQuestion, manyPassages } from './many.ts';
import { engineOf } from './ours.ts';
import type { RetrievalSet } from './sets.ts';

export interface Speed {
  engine: string;
  passages: number;
  buildSeconds: number;
  bytesAPassage: number;
  medianMs: number;
  p99Ms: number;
  asked: number;
}

export interface Opening {
  buildSeconds: number;
  openSeconds: number;
  savedBytesAPassage: number;
}

/** A slow engine is asked fewer questions: it gets this long. */
const patienceMs = 90_000;
const limit = 10;

/** Fills an engine with `count` passages and asks the questions twice; the second time is counted. */
export function speedOf(
  engine: Engine,
  {
    sets,
    count,
    questions,
  }: { sets: readonly RetrievalSet[]; count: number; questions: readonly ManyQuestion[] },
): Speed {
  const before = memory();
  const start = performance.now();
  for (const passage of manyPassages(sets, count)) engine.add(passage);
  engine.finish?.();
  warm(engine);
  const buildSeconds = (performance.now() - start) / 1000;
  const bytesAPassage = engine.memoryUnseen ? Number.NaN : (memory() - before) / count;
  return {
    engine: `${engine.name}${engine.terms === 'our terms' ? ' + our terms' : ''}`,
    passages: count,
    buildSeconds,
    bytesAPassage,
    ...latency(engine, questions),
  };
}

/** Our index saved to a file and opened again; `check` is asked of both and must be answered alike. */
export function openingOf(
  sets: readonly RetrievalSet[],
  count: number,
  check: readonly ManyQuestion[],
): Opening {
  const folder = mkdtempSync(join(tmpdir(), 'caudari-bench-'));
  const file = join(folder, 'index');
  const passages = [...manyPassages(sets, count)];
  const start = performance.now();
  const built = build(passages);
  const buildSeconds = (performance.now() - start) / 1000;
  const saved = saveIndex(built);
  writeFileSync(file, saved);
  const opening = performance.now();
  const opened = openIndex(readFileSync(file));
  opened.search({ text: 'x', language: 'vi', limit: 1 });
  const openSeconds = (performance.now() - opening) / 1000;
  rmSync(folder, { recursive: true });
  for (const { q, language } of check.slice(0, 30)) {
    const [one, other] = [built, opened].map((index) => engineOf(index).search(q, language, limit).join());
    if (one !== other) throw new Error(`The opened index answers "${q}" differently.`);
  }
  return { buildSeconds, openSeconds, savedBytesAPassage: saved.length / count };
}

function build(passages: readonly ManyPassage[]): SearchIndex {
  const index = createIndex();
  for (const passage of passages) index.add(passage);
  warm(engineOf(index));
  return index;
}

function warm(engine: Engine): void {
  for (const language of ['vi', 'ko', 'en'] as const) engine.search('x 가 1', language, 1);
}

function latency(
  engine: Engine,
  questions: readonly ManyQuestion[],
): Pick<Speed, 'medianMs' | 'p99Ms' | 'asked'> {
  ask(engine, questions, patienceMs / 3);
  const took = ask(engine, questions, patienceMs).sort((a, b) => a - b);
  return {
    medianMs: took[Math.floor(took.length / 2)] ?? 0,
    p99Ms: took[Math.floor(took.length * 0.99)] ?? 0,
    asked: took.length,
  };
}

/** Asks questions of all languages in turn until the time is up. */
function ask(engine: Engine, questions: readonly ManyQuestion[], timeMs: number): number[] {
  const until = performance.now() + timeMs;
  const third = Math.ceil(questions.length / 3);
  const took: number[] = [];
  for (let at = 0; at < third * 3 && performance.now() < until; at++) {
    const question = questions[Math.floor(at / 3) + (at % 3) * third];
    if (question === undefined) continue;
    const start = performance.now();
    engine.search(question.q, question.language, limit);
    took.push(performance.now() - start);
  }
  return took;
}

/** Bytes in use, JavaScript's and those of typed arrays; SQLite's own are not seen. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
