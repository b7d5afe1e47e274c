/** Builders of the smallest entries, statements and finds, and a knowledge that says what it is told to. */

import { readAsked } from '../../src/answer/asked/asked.ts';
import type { Chosen } from '../../src/answer/choose.ts';
import type { Candidate } from '../../src/answer/retrieve.ts';
import type { Understood } from '../../src/answer/understand.ts';
import type { Entry, Language, Passage, Source, Statement } from '../../src/nouns.ts';
import type { Found, Knowledge } from '../../src/ports.ts';
import { hangul, hasVietnameseMarks } from '../../src/text.ts';

export const today = new Date('2026-11-20T03:00:00Z');

export const source: Source = {
  id: 'gazette',
  title: 'The Gazette',
  publisher: 'Ministry of Tests',
  language: 'en',
  url: 'https://gazette.example/1',
  published: '2025-03-01',
};

/** A statement whose text is the same in all languages, unless told otherwise. */
export function statement(
  text: string | Statement['text'],
  more: Partial<Omit<Statement, 'text'>> = {},
): Statement {
  const entry = more.entry ?? 'goodpy';
  return {
    id: `${entry}/what`,
    entry,
    says: ['definition'],
    as_of: '2025-03-01',
    text: typeof text === 'string' ? { vi: text, ko: text, en: text } : text,
    sources: ['gazette'],
    figures: [],
    cues: { vi: [], ko: [], en: [] },
    ...more,
  };
}

export function entry(id: string, more: Partial<Entry> = {}): Entry {
  const name = { vi: `${id} (vi)`, ko: `${id} (ko)`, en: `${id} (en)` };
  return {
    id,
    formerly: [],
    kind: 'system',
    names: name,
    short: name,
    aliases: { vi: [], ko: [], en: [] },
    topics: ['ai'],
    related: [],
    confidence: 'verified',
    dates: {},
    statements: [],
    ...more,
  };
}

export const passage: Passage = {
  id: 'law.pdf#12',
  document: 'law.pdf',
  language: 'vi',
  text: 'Điều 5. Mọi thử nghiệm phải chạy xong trong năm 2025.',
  place: 'Điều 5',
  title: 'Luật Thử nghiệm',
  publisher: 'Quốc hội',
  url: 'https://law.example/5',
  published: '2025-01-02',
  effective_from: '2025-07-01',
};

/** Found with all the certainty that there can be. */
export function found(what: Statement | Passage, more: Partial<Found> = {}): Found {
  return {
    ...('says' in what ? { statement: what } : { passage: what }),
    score: 20,
    coverage: 1,
    covers: [1],
    questionWeight: 8,
    ...more,
  };
}

export function candidate(what: Statement | Passage, more: Partial<Candidate> = {}): Candidate {
  return {
    ...found(what),
    id: what.id,
    entry: 'says' in what ? what.entry : what.document,
    weight: 2,
    named: 1,
    entryCoverage: 1,
    fits: true,
    otherCountry: false,
    ...more,
  };
}

type Answering = Extract<Chosen, { main: readonly Candidate[] }>;

export function chosen(main: readonly Candidate[], more: Partial<Answering> = {}): Answering {
  return { status: 'answered', form: 'sentences', main, notes: [], more: [], verdict: 'none', ...more };
}

export function understood(text: string, language: Language, more: Partial<Understood> = {}): Understood {
  return {
    text,
    whole: text,
    language,
    spoken: language,
    talk: 'question',
    asked: readAsked(text, language, today),
    named: [],
    focus: [],
    abroad: false,
    ...more,
  };
}

export interface TinyKnowledge extends Knowledge {
  /** What was searched for, in order. */
  searched: string[];
}

const isQuestion = (text: string) => /[?？]|\s\S+\s/.test(text);

/** Finds what it is given, whatever is asked; `named` are the entries that every question names (a bare name is none). */
export function tinyKnowledge(
  given: { found?: readonly Found[]; named?: readonly string[]; entries?: readonly Entry[] } = {},
): TinyKnowledge {
  const searched: string[] = [];
  const owners = (given.found ?? []).flatMap((one) => one.statement?.entry ?? []);
  const entries = given.entries ?? [...new Set(owners)].map((id) => entry(id));
  return {
    searched,
    release: 'tiny',
    entries: new Map(entries.map((one) => [one.id, one])),
    sources: new Map([[source.id, source]]),
    search({ text }) {
      searched.push(text);
      return [...(given.found ?? [])];
    },
    named: (text) =>
      (isQuestion(text) ? (given.named ?? []) : []).map((id) => ({
        entry: id,
        start: 0,
        end: text.length,
        certainty: 1 / (given.named?.length ?? 1),
      })),
    languageOf: (text) => ({
      language: hangul.test(text) ? 'ko' : hasVietnameseMarks(text) ? 'vi' : 'en',
      certainty: 1,
    }),
  };
}
