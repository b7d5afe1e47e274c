/** Retrieval sets: pairs of NAME.corpus.jsonl and NAME.queries.jsonl, and KorQuAD as it is published. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { detectLanguage } from '../../../knowledge/terms/detect.ts';
import type { Language } from '../../../src/nouns.ts';

export interface RetrievalSet {
  name: string;
  language: Language;
  passages: readonly SetPassage[];
  questions: readonly SetQuestion[];
}

export interface SetPassage {
  id: string;
  title?: string | undefined;
  text: string;
}

export interface SetQuestion {
  q: string;
  /** Ids of the passages that answer it. */
  rel: readonly string[];
}

const passageShape = z.object({ id: z.coerce.string(), title: z.string().optional(), text: z.string() });
const questionShape = z.object({ q: z.string(), rel: z.array(z.coerce.string()) });
const squadShape = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(
        z.object({ context: z.string(), qas: z.array(z.object({ question: z.string() })) }),
      ),
    }),
  ),
});

/** Of KorQuAD's questions every fourth is asked: 1,444. */
const korquadStep = 4;

/** All sets in a folder. Throws with the file's name when one cannot be read. */
export function readSets(folder: string): RetrievalSet[] {
  const files = readdirSync(folder).sort();
  const names = files.flatMap((file) => /^(.*)\.corpus\.jsonl$/.exec(file)?.[1] ?? []);
  const pairs = names
    .filter((name) => existsSync(join(folder, `${name}.queries.jsonl`)))
    .map((name) => {
      const passages = readLines(join(folder, `${name}.corpus.jsonl`), passageShape);
      const questions = readLines(join(folder, `${name}.queries.jsonl`), questionShape);
      return { name, passages, questions, language: languageOf(passages) };
    });
  const squads = files.filter((file) => /^KorQuAD.*dev.*\.json$/.test(file));
  return [...pairs, ...squads.map((file) => readKorquad(join(folder, file)))];
}

function readLines<T>(file: string, shape: z.ZodType<T>): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      const read = shape.safeParse(JSON.parse(line));
      if (!read.success) throw new Error(`${file}, line ${at + 1}: ${z.prettifyError(read.error)}`);
      return read.data;
    });
}

function readKorquad(file: string): RetrievalSet {
  const { data } = squadShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  const ids = new Map<string, string>();
  const questions: SetQuestion[] = [];
  for (const { context, qas } of data.flatMap(({ paragraphs }) => paragraphs)) {
    const id = ids.get(context) ?? `k${ids.size}`;
    ids.set(context, id);
    for (const { question } of qas) questions.push({ q: question, rel: [id] });
  }
  return {
    name: 'korquad',
    language: 'ko',
    passages: [...ids].map(([text, id]) => ({ id, text })),
    questions: questions.filter((_, at) => at % korquadStep === 0),
  };
}

/** The language that most of the first passages are in. */
function languageOf(passages: readonly SetPassage[]): Language {
  const votes = passages.slice(0, 99).map(({ text }) => detectLanguage(text.slice(0, 300)).language);
  const count = (language: Language): number => votes.filter((vote) => vote === language).length;
  return (['vi', 'ko', 'en'] as const).toSorted((a, b) => count(b) - count(a))[0] ?? 'en';
}
