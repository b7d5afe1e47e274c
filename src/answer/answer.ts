/** One answer, as a list of steps: screen, understand, retrieve, compose, verify. */

import type { Block, Citation, Language, Localized, Status } from '../nouns.ts';
import type { AnswerModel, Clock, Knowledge } from '../ports.ts';
import * as say from '../say/answers.ts';
import * as talk from '../say/talk.ts';
import type { Asked } from './asked/asked.ts';
import { readAsked } from './asked/asked.ts';
import { type Chosen, choose } from './choose.ts';
import { compose } from './compose.ts';
import { composeWithModel } from './compose-with-model.ts';
import type { Draft, Material, MaterialById } from './draft.ts';
import { sentencesOf } from './draft.ts';
import { present, question as questionAbout, suggest } from './present.ts';
import { type Candidate, retrieve } from './retrieve.ts';
import { cleaned, questionCharactersMax, type Screened, screen } from './screen.ts';
import type { Talk } from './talk.ts';
import { type Question, type Understood, understand } from './understand.ts';
import { verify } from './verify.ts';

export interface AnswerTools {
  knowledge: Knowledge;
  model?: AnswerModel;
  clock: Clock;
  /** Told what went wrong inside, never the person's words. */
  log?: (event: string, detail: Record<string, unknown>) => void;
}

export interface Answer {
  status: Status;
  language: Language;
  blocks: Block[];
  more: Block[];
  citations: Citation[];
  entries: string[];
  suggestions: string[];
  model: string;
  asked: Asked;
  /** Set when nobody may keep the question: personal data or an attack. */
  keepNothing: boolean;
}

export async function answer(asked: Question, tools: AnswerTools, signal: AbortSignal): Promise<Answer> {
  const question = { ...asked, text: cleaned(asked.text) };
  const screened = screen(question.text);
  if (screened.kind === 'declined') return declined(screened, question, tools);
  const readings = understand(question, tools.knowledge, tools.clock());
  const { talk } = readings[0];
  if (talk !== 'question' && talk !== 'outside') return smallTalk(talk, readings[0]);
  const { understood, candidates, chosen } = bestReading(readings, tools.knowledge);
  switch (chosen.status) {
    case 'clarify':
      return clarify(chosen, understood);
    case 'unknown':
    case 'out_of_scope':
      return nothingFound(chosen, understood);
    case 'answered':
    case 'partial':
      return found(chosen, candidates, { understood, question, tools, signal });
  }
}

interface Read {
  understood: Understood;
  candidates: Candidate[];
  chosen: Chosen;
}

/** The first reading that finds an answer; where none does, the one that finds most. */
function bestReading([first, ...others]: readonly [Understood, ...Understood[]], knowledge: Knowledge): Read {
  let best = read(first, knowledge);
  for (const other of others) {
    if (best.chosen.status === 'answered') break;
    const next = read(other, knowledge);
    if (other.guessed && !carriesItself(next, best)) continue;
    if (howGood[next.chosen.status] > howGood[best.chosen.status]) best = next;
  }
  return best;
}

/** A guess that a message leans on the last turn needs words of the message itself in what it finds. */
function carriesItself({ chosen }: Read, alone: Read): boolean {
  const found = 'main' in chosen ? chosen.main[0] : undefined;
  const own = alone.candidates.find((one) => one.id === found?.id);
  return (own?.coverage ?? 0) >= ownCoverageMin || (found?.fits === true && (own?.coverage ?? 0) > 0);
}

const ownCoverageMin = 0.3;

const howGood: Readonly<Record<Chosen['status'], number>> = {
  answered: 4,
  partial: 3,
  clarify: 2,
  unknown: 1,
  out_of_scope: 0,
};

function read(understood: Understood, knowledge: Knowledge): Read {
  const candidates = retrieve(understood, knowledge);
  return { understood, candidates, chosen: choose(understood, candidates, knowledge) };
}

interface InHand {
  understood: Understood;
  question: Question;
  tools: AnswerTools;
  signal: AbortSignal;
}

type Answering = Extract<Chosen, { main: readonly Candidate[] }>;

async function found(chosen: Answering, candidates: readonly Candidate[], inHand: InHand): Promise<Answer> {
  const { understood, tools } = inHand;
  const { language } = understood;
  const material = materialOf([...chosen.main, ...chosen.notes, ...chosen.more, ...candidates.slice(0, 12)]);
  const keyless = compose(chosen, language);
  const modelled = tools.model ? await composeWithModel(keyless, chosen, candidates, inHand) : undefined;
  for (const [draft, model] of [
    [modelled, tools.model?.name ?? 'none'] as const,
    [keyless, 'none'] as const,
  ]) {
    const verified = draft && checked(draft, material, understood, tools);
    if (!verified) continue;
    const entries = [...new Set(citedEntries(verified, material))];
    return {
      ...bare(understood),
      status: chosen.status,
      ...present(verified, material, language, tools.knowledge),
      entries,
      suggestions: suggest(entries, new Set(chosen.main.map((one) => one.id)), language, tools.knowledge),
      model,
    };
  }
  return nothingFound({ status: 'unknown', nearest: [] }, understood);
}

/** What is left of a draft when every sentence that its source does not carry is gone; undefined when nothing is. */
function checked(
  draft: Draft,
  material: MaterialById,
  { language }: Understood,
  { log, knowledge }: AnswerTools,
): Draft | undefined {
  const { draft: kept, dropped } = verify(draft, material, language, knowledge);
  for (const { why } of dropped) log?.('sentence dropped', { why });
  return sentencesOf({ blocks: kept.blocks, more: [] }).some((sentence) => sentence.cites.length > 0)
    ? kept
    : undefined;
}

function materialOf(candidates: readonly Candidate[]): MaterialById {
  return new Map(
    candidates.flatMap(({ id, statement, passage }): [string, Material][] => {
      if (statement) return [[id, { kind: 'statement', id, statement }]];
      return passage ? [[id, { kind: 'passage', id, passage }]] : [];
    }),
  );
}

function citedEntries(draft: Draft, material: MaterialById): string[] {
  return sentencesOf({ blocks: draft.blocks, more: [] })
    .flatMap((sentence) => sentence.cites)
    .flatMap((id) => {
      const cited = material.get(id);
      if (!cited) return [];
      return cited.kind === 'statement' ? [cited.statement.entry] : [cited.passage.document];
    });
}

function declined(
  screened: Extract<Screened, { kind: 'declined' }>,
  question: Question,
  { knowledge, clock }: AnswerTools,
): Answer {
  const language = question.language ?? knowledge.languageOf(question.text).language;
  const why = screened.why;
  const sentences: Record<typeof why, Localized> = {
    empty: say.empty,
    'too-long': say.tooLong(questionCharactersMax),
    'personal-data': say.declinedPersonal,
    attack: say.declinedAttack,
  };
  const spoken = why === 'empty' ? (question.language ?? question.likely ?? 'vi') : language;
  return {
    ...bare({ language: spoken, asked: readAsked('', spoken, clock()) }),
    status: 'declined',
    blocks: [paragraph(sentences[why][spoken])],
    keepNothing: why === 'personal-data' || why === 'attack',
  };
}

function smallTalk(kind: Exclude<Talk, 'question' | 'outside'>, understood: Understood): Answer {
  const { language } = understood;
  const blocks: Record<typeof kind, Block[]> = {
    greeting: [paragraph(talk.greeting[language]), paragraph(talk.help[language])],
    thanks: [paragraph(talk.thanks[language])],
    goodbye: [paragraph(talk.goodbye[language])],
    'about-me': [paragraph(talk.aboutMe[language])],
    help: [paragraph(talk.help[language])],
  };
  const opening = kind === 'greeting' || kind === 'help' || kind === 'about-me';
  return {
    ...bare(understood),
    status: 'smalltalk',
    blocks: blocks[kind],
    suggestions: opening ? [...talk.examples[language]] : [],
  };
}

function clarify({ between }: Extract<Chosen, { status: 'clarify' }>, understood: Understood): Answer {
  const { language } = understood;
  return {
    ...bare(understood),
    status: 'clarify',
    blocks: [
      paragraph(say.whichOne[language]),
      { kind: 'list', ordered: false, items: between.map((entry) => [{ text: entry.names[language] }]) },
    ],
    entries: between.map((entry) => entry.id),
    suggestions: between.map(
      (entry) => `${understood.text.replace(/[?？\s]+$/, '')} – ${entry.short[language]}?`,
    ),
  };
}

function nothingFound(
  { status, nearest }: Extract<Chosen, { nearest: unknown }>,
  understood: Understood,
): Answer {
  const { language } = understood;
  const near: Block[] =
    nearest.length > 0
      ? [
          paragraph(say.nearest[language]),
          { kind: 'list', ordered: false, items: nearest.map((entry) => [{ text: entry.names[language] }]) },
        ]
      : [];
  return {
    ...bare(understood),
    status,
    blocks: [paragraph((status === 'unknown' ? say.unknown : say.outOfScope)[language]), ...near],
    suggestions:
      nearest.length > 0
        ? nearest.map((entry) => questionAbout(entry, language))
        : [...talk.examples[language]],
  };
}

function bare({ language, asked }: Pick<Understood, 'language' | 'asked'>): Omit<Answer, 'status'> {
  return {
    language,
    blocks: [],
    more: [],
    citations: [],
    entries: [],
    suggestions: [],
    model: 'none',
    asked,
    keepNothing: false,
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', spans: [{ text }] };
}
