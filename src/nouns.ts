/** The nouns of the house: what every other file talks about. Imports nothing. */

export type Language = 'vi' | 'ko' | 'en';
export const languages: readonly Language[] = ['vi', 'ko', 'en'];

/** One text in every language. */
export type Localized = Readonly<Record<Language, string>>;

export type ChannelName = 'terminal' | 'web' | 'telegram' | 'discord';

/** One chat on one channel; `thread` is a Telegram forum topic or a Discord thread inside it. */
export interface Address {
  channel: ChannelName;
  chat: string;
  thread?: string;
}

/** Something that a person said or pressed, as an adapter hands it to the conversation. */
export interface Incoming {
  /** Unique for its channel: the same message redelivered carries the same id. */
  id: string;
  address: Address;
  /** The sender's id on the platform; in a group it differs from the chat. */
  person: string;
  text: string;
  /** Set when the person pressed a button: the `action` of that button, as it was given out. */
  action?: string;
  /** Set when the person used a command: `/language ko` is `{ name: 'language', argument: 'ko' }`. */
  command?: { name: string; argument: string };
  /** The language that the caller demands for this one answer (`--lang`, the `language` of an API call). */
  language?: Language;
  /** The language of the person's app: a hint for greetings, never stronger than the message itself. */
  appLanguage?: Language;
  /** The message replied to, or the one that "Ask about this message" was used on. */
  about?: string;
  /** Nothing can follow it or came before it: no conversation is looked up or kept. */
  alone?: boolean;
  /** An edited message is answered anew: the id must be another than the original's. */
  edited?: boolean;
}

/** The closed list of ways an answer can end. */
export type Status =
  | 'answered'
  | 'partial'
  | 'clarify'
  | 'unknown'
  | 'out_of_scope'
  | 'declined'
  | 'smalltalk'
  | 'unavailable';

/** What one sentence rests on: a statement of an entry or a passage of a document. */
export interface Citation {
  /** The mark in the text, counted from 1. */
  n: number;
  /** Statement (`entry/statement`) or passage id. */
  id: string;
  /** The entry's id, or the document's. */
  entry: string;
  title: string;
  publisher: string;
  url: string;
  /** When the source was published: YYYY, YYYY-MM or YYYY-MM-DD; empty when unknown. */
  published: string;
  /** When what it says was so, in the same form. */
  as_of: string;
  /** A passage's own words, or the statement as recorded here. */
  quote: string;
  /** `record`: our record of what the source says; `verbatim`: the document's own words. */
  quoted: 'record' | 'verbatim';
}

/** A run of text inside a block. `cite` spans stand for citation marks and have the text "[n]". */
export interface Span {
  text: string;
  bold?: boolean;
  italic?: boolean;
  url?: string;
  cite?: number;
}

/** The channel-neutral body of a reply: each adapter renders every kind natively and without loss. */
export type Block =
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'heading'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'table'; head: string[]; rows: Span[][][] }
  | { kind: 'quote'; spans: Span[] };

/** A button. `action` is at most 64 bytes (Telegram's limit) and comes back as `Incoming.action`. */
export interface Button {
  label: string;
  action: string;
}

/** A file that goes with a reply (a calendar, an export). */
export interface ReplyFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** What the bot says to one Incoming. */
export interface Reply {
  /** Names the answer in buttons, permanent links and feedback. */
  id: string;
  language: Language;
  status: Status;
  blocks: Block[];
  /** Opened by the "more" button: what is worth knowing beyond the short answer. */
  more: Block[];
  citations: Citation[];
  entries: string[];
  /** Questions worth asking next, in words; `buttons` carries them too. */
  suggestions: string[];
  buttons: Button[];
  files: ReplyFile[];
  /** The answer model's name, or `none`. */
  model: string;
  /** The corpus release that it was answered from. */
  release: string;
  /** Shown to the asker alone where the channel can do that. */
  private: boolean;
}

// What the bot knows.

export type EntryKind =
  | 'program'
  | 'law'
  | 'strategy'
  | 'event'
  | 'training'
  | 'organization'
  | 'index'
  | 'system'
  | 'person'
  | 'report'
  | 'agreement';

/** What kind of question a statement answers (knowledge/README.md explains each). */
export type Aspect =
  | 'definition'
  | 'goal'
  | 'date'
  | 'place'
  | 'count'
  | 'rank'
  | 'money'
  | 'who'
  | 'part'
  | 'content'
  | 'howto'
  | 'eligibility'
  | 'duration'
  | 'result'
  | 'history'
  | 'change'
  | 'rule'
  | 'obstacle'
  | 'recommendation'
  | 'correction'
  | 'conflict'
  | 'view'
  | 'plan';

/** A statement's number as a value. */
export interface Figure {
  what: string;
  value: number;
  unit?: string;
  of?: number;
}

/** One sentence of an entry: the unit that is retrieved, cited, reviewed and corrected. */
export interface Statement {
  /** `entry/statement`. */
  id: string;
  entry: string;
  says: readonly Aspect[];
  /** The year, month or day that it speaks about, where that is not `as_of`. */
  period?: string;
  as_of: string;
  until?: string;
  text: Localized;
  sources: readonly string[];
  figures: readonly Figure[];
  /** Words that askers use for it and the sentence does not contain. */
  cues: Readonly<Record<Language, readonly string[]>>;
}

/** One thing that the bot knows about. */
export interface Entry {
  id: string;
  formerly: readonly string[];
  kind: EntryKind;
  names: Localized;
  short: Localized;
  aliases: Readonly<Record<Language, readonly string[]>>;
  topics: readonly string[];
  related: readonly string[];
  confidence: 'verified' | 'single-source' | 'seed-only';
  dates: { start?: string; end?: string };
  statements: readonly Statement[];
}

/** A source passport. */
export interface Source {
  id: string;
  title: string;
  publisher: string;
  country?: string;
  language: string;
  url: string;
  published?: string;
}

/** A piece of an ingested document, with its place in it. */
export interface Passage {
  id: string;
  document: string;
  language: Language;
  text: string;
  /** "Điều 5, khoản 2", "p. 12", a heading path. */
  place: string;
  title: string;
  publisher: string;
  url: string;
  published: string;
  effective_from?: string;
  effective_to?: string;
}

// What the bot sends unasked.

/** How one attempt to push a message ended. */
export type Outcome =
  | { kind: 'sent'; message: string }
  | { kind: 'later'; afterMs: number; wholeChannel: boolean; reason: string }
  | { kind: 'gone'; reason: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'unsure'; reason: string };
