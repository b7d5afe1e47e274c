/** What the domain needs of the world, each port declared for its user, at most six members each. */

import type {
  Address,
  Block,
  Button,
  ChannelName,
  Citation,
  Entry,
  Incoming,
  Language,
  Outcome,
  Passage,
  Reply,
  ReplyFile,
  Source,
  Statement,
  Status,
} from './nouns.ts';

export type Clock = () => Date;

/** Answers one Incoming; `undefined` when there is nothing to say (seen before). `onText` gets verified pieces as they come. */
export type Converse = (
  incoming: Incoming,
  signal: AbortSignal,
  onText?: (piece: string) => void,
) => Promise<Reply | undefined>;

/** A platform that people talk on. */
export interface Channel {
  name: ChannelName;
  /** Listens and answers until the signal ends it; rejects when it cannot go on. */
  run(signal: AbortSignal): Promise<void>;
  /** Sends one message unasked; never throws for what a platform answers. */
  push(message: Push, signal: AbortSignal): Promise<Outcome>;
  /** Requests from outside that belong to it (webhook, interactions). */
  receive?(request: Request): Promise<Response>;
  health(): ChannelHealth;
}

export interface ChannelHealth {
  ready: boolean;
  /** Why not, or what it does: one plain sentence without secrets. */
  detail: string;
  /** When anything was last heard from the platform. */
  heardAt?: Date;
}

/** One part of one delivery, ready to be sent. `nonce` names it for platforms that refuse doubles. */
export interface Push {
  address: Address;
  language: Language;
  blocks: Block[];
  buttons: Button[];
  files: ReplyFile[];
  nonce: string;
}

/** A share of the platform's limit. Replies overtake pushes; `done` gives the permit back. */
export interface Pace {
  take(kind: 'reply' | 'push', chat: string, signal: AbortSignal): Promise<Permit>;
}

export interface Permit {
  /** `retryAfterMs` set: the platform refused with 429, and the whole channel waits that long. */
  done(outcome?: { retryAfterMs?: number }): void;
}

/** Short-lived state: conversations and caches. Values are plain JSON. */
export interface Memory {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Which messages were dealt with. Promise kept by the unique key of `seen`. */
export interface Seen {
  /** `new`: deal with it (also when an earlier process died over it); `busy`: this process has it; `done`: settled. */
  begin(key: string): Promise<'new' | 'busy' | 'done'>;
  settle(key: string): Promise<void>;
}

/** Answers kept for permanent links, buttons and review, until retention removes them. */
export interface Answers {
  keep(answer: KeptAnswer): Promise<void>;
  find(id: string): Promise<KeptAnswer | undefined>;
}

export interface KeptAnswer {
  id: string;
  at: Date;
  channel: ChannelName;
  /** HMAC of the person; empty when nobody is to be kept. */
  person: string;
  question: string;
  status: Status;
  language: Language;
  reply: Reply;
}

/** Questions in scope that got no answer: what the knowledge should have next. */
export interface Gaps {
  record(gap: Gap): Promise<void>;
  /** Newest first; `before` is the id of the last one of the page before. */
  list(page: { limit: number; before?: number }): Promise<(Gap & { id: number })[]>;
}

export interface Gap {
  at: Date;
  channel: ChannelName;
  /** HMAC of the person; empty when nobody is to be kept. */
  person: string;
  language: Language;
  question: string;
}

/** Preferences of an address. */
export interface Preferences {
  languageOf(address: Address): Promise<Language | undefined>;
  setLanguage(address: Address, language: Language | undefined): Promise<void>;
}

/** What the bot knows and how it finds it. */
export interface Knowledge {
  /** The corpus release, stamped on answers. */
  release: string;
  entries: ReadonlyMap<string, Entry>;
  sources: ReadonlyMap<string, Source>;
  search(query: KnowledgeQuery): Found[];
  /** Entries that the text names, longest name first. */
  named(text: string): Named[];
  /** The language that a text is written in, and how sure (0 to 1). */
  languageOf(text: string): { language: Language; certainty: number };
}

export interface KnowledgeQuery {
  text: string;
  language: Language;
  limit: number;
  /** Entries all of whose statements are wanted, found or not. */
  withEntries?: readonly string[];
  /** The day, month or year whose law is wanted of documents: YYYY, YYYY-MM or YYYY-MM-DD; else what the text says, else today. */
  on?: string;
}

/** One thing found: a statement or a passage, with how well it fits. */
export interface Found {
  statement?: Statement;
  passage?: Passage;
  score: number;
  /** Of a passage: 1 where its heading, or the term that it defines, is the question itself; 0 where they share no word. */
  about?: number;
  /** Share (0 to 1) of what the question speaks about that stands in it: the sum of `covers`. */
  coverage: number;
  /** The same for each thing that the question speaks about, in the question's order. */
  covers: readonly number[];
  /** Share of what the question speaks about beside the entry's names that the sentence itself has. */
  beyondNames?: number;
  /** How much the question speaks about, rare words counting more: 1 is one fairly common word, 10 a full sentence. */
  questionWeight: number;
}

/** An entry named in a text: UTF-16 offsets in the text, and how sure (1: only this entry has that name). */
export interface Named {
  entry: string;
  start: number;
  end: number;
  certainty: number;
}

/** A model that puts an answer into words from given material, and may cite only its tokens. */
export interface AnswerModel {
  name: string;
  /** Never throws. `onSentence` gets each sentence as soon as it is whole, not yet verified. */
  compose(
    request: ModelRequest,
    signal: AbortSignal,
    onSentence?: (sentence: ModelSentence) => void,
  ): Promise<ModelDraft>;
}

/** One sentence of a model, with the tokens of the material that it rests on. */
export interface ModelSentence {
  text: string;
  tokens: string[];
}

export interface ModelRequest {
  question: string;
  language: Language;
  /** Earlier questions and answers, oldest first, already screened. */
  turns: readonly { question: string; answer: string }[];
  /** The only things that it may cite: token → text and where it comes from. */
  material: readonly { token: string; text: string; as_of: string; publisher: string; title: string }[];
}

/** What came of it; `failed` carries a reason for the log, never for the person. */
export type ModelDraft =
  | { kind: 'drafted'; sentences: ModelSentence[] }
  | { kind: 'nothing' }
  | { kind: 'failed'; reason: string };

export type { Citation };
