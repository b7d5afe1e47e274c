/** Step 2: which language, about what, asking for what, and the follow-up made whole. */

import type { Entry, Language } from '../nouns.ts';
import type { Knowledge, Named } from '../ports.ts';
import type { Asked } from './asked/asked.ts';
import { readAsked } from './asked/asked.ts';
import { countriesIn } from './countries.ts';
import { asksAmong, leansOnLast, yearFrom } from './follow-up.ts';
import { spelledOut } from './shorthand.ts';
import { kindOfTalk, type Talk } from './talk.ts';

/** What a conversation remembers of one exchange. */
export interface Turn {
  question: string;
  answer: string;
  language: Language;
  /** The entries that the answer was about, most relevant first. */
  entries: readonly string[];
  asked: Asked;
}

export interface Question {
  text: string;
  /** The language that the answer must have, whatever the question's is. */
  language?: Language;
  /** The language to fall back on where the text tells nothing. */
  likely?: Language;
  turns: readonly Turn[];
  /** A message that the question is about. */
  about?: string;
}

export interface Understood {
  /** The question as asked. */
  text: string;
  /** What is searched for: a follow-up made whole. */
  whole: string;
  /** The language of the answer. */
  language: Language;
  /** The language of the question's words. */
  spoken: Language;
  talk: Talk;
  asked: Asked;
  /** Entries named, each with how certain (0 to 1), the surest first. */
  named: readonly { entry: string; certainty: number }[];
  /** Entries of the last turn that a follow-up speaks about. */
  focus: readonly string[];
  /** It speaks of other countries only, neither Vietnam nor Korea. */
  abroad: boolean;
  /** It asks which of the things told last. */
  among?: boolean;
  /** Nothing in the message itself says that it leans on the last turn. */
  guessed?: boolean;
}

/** The ways to read a question, the likelier first: as it stands, or leaning on the last turn. Never empty. */
export function understand(
  question: Question,
  knowledge: Knowledge,
  today: Date,
): [Understood, ...Understood[]] {
  const text = question.text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const last = question.turns.at(-1);
  const heard = knowledge.languageOf(text);
  const spoken =
    heard.certainty >= 0.6 ? heard.language : (last?.language ?? question.likely ?? heard.language);
  const named = bestOfEach(knowledge.named(text));
  const full = spelledOut(text, spoken);
  const asked = readAsked(full, spoken, today);
  const base = {
    text,
    language: question.language ?? spoken,
    spoken,
    talk: kindOfTalk(text),
    abroad: isAbroad(text),
  };
  if (question.about) {
    const whole = `${text} ${question.about}`.slice(0, 1000);
    const aboutNamed = bestOfEach(knowledge.named(question.about));
    return [{ ...base, whole, asked, named: [...named, ...aboutNamed], focus: [] }];
  }
  const alone: Understood = { ...base, whole: full, asked, named, focus: [] };
  const leans = last && last.entries.length > 0 ? leansOnLast(text, spoken, named.length > 0) : 'no';
  if (!last || leans === 'no') return [alone];
  const leaning = { ...base, ...madeWhole({ text: full, spoken, asked, named, last }, knowledge) };
  return leans === 'yes' ? [leaning, alone] : [alone, { ...leaning, guessed: true }];
}

function isAbroad(text: string): boolean {
  const countries = countriesIn(text);
  return countries.size > 0 && !countries.has('VN') && !countries.has('KR');
}

interface FollowUp {
  text: string;
  spoken: Language;
  asked: Asked;
  named: Understood['named'];
  last: Turn;
}

/** What was left unsaid is taken from the last turn: what about, or what asked. */
function madeWhole(
  { text, spoken, asked, named, last }: FollowUp,
  knowledge: Knowledge,
): Partial<Understood> & Pick<Understood, 'whole' | 'asked' | 'named' | 'focus'> {
  const focus = named.length > 0 ? [] : last.entries;
  if (focus.length > 1 && asksAmong(text)) return { whole: text, asked, named, focus, among: true };
  const told = yearFrom(text, last.asked.years[0] ?? lastYearIn(last.answer));
  const years = asked.years.length > 0 ? asked.years : told ? [told] : [];
  if (
    asked.aspects.length === 0 ||
    (named.length > 0 && asked.aspects.length === 1 && asked.aspects[0] === 'definition')
  ) {
    const before = years.length > 0 ? withoutYears(last.question) : last.question;
    const topic = withoutOtherCountries(named.length > 0 ? withoutNames(before, knowledge) : before, text);
    return {
      whole: `${text} ${topic}`,
      asked: { ...last.asked, years: years.length > 0 ? years : last.asked.years, yesNo: asked.yesNo },
      named,
      focus,
    };
  }
  const names = focus
    .slice(0, 1)
    .flatMap((id) => knowledge.entries.get(id) ?? [])
    .map((entry) => nameIn(entry, spoken, asked.years.length > 0));
  return { whole: [text, ...names].join(' '), asked: { ...asked, years }, named, focus };
}

/** "And Viet Nam?" after a question on Korea asks about Viet Nam alone. */
function withoutOtherCountries(before: string, text: string): string {
  const now = countriesIn(text);
  if (now.size === 0) return before;
  return before.replace(twoCountries, (word) =>
    [...countriesIn(word)].every((code) => now.has(code)) ? word : ' ',
  );
}

const twoCountries =
  /Việt Nam|viet nam|Vietnam(?:ese)?|베트남|Hàn Quốc|han quoc|South Korean?|Korean?|대한민국|한국/giu;

function lastYearIn(answer: string): string | undefined {
  return /(?<!\d)20\d\d(?!\d)/.exec(answer)?.[0];
}

function nameIn(entry: Entry, language: Language, anyYear: boolean): string {
  return anyYear ? withoutYears(entry.short[language]) : entry.short[language];
}

function withoutYears(text: string): string {
  return text
    .replace(/(?<!\d)(19|20)\d\d(?!\d)년?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutNames(text: string, knowledge: Knowledge): string {
  return knowledge
    .named(text)
    .reduce(
      (rest, name) => rest.slice(0, name.start) + ' '.repeat(name.end - name.start) + rest.slice(name.end),
      text,
    )
    .replace(/\s+/g, ' ');
}

/** Each entry once, the surest first, else in the order in which they are named. */
function bestOfEach(named: readonly Named[]): { entry: string; certainty: number }[] {
  const best = new Map<string, number>();
  for (const { entry, certainty } of [...named].sort((a, b) => a.start - b.start)) {
    best.set(entry, Math.max(certainty, best.get(entry) ?? 0));
  }
  return [...best]
    .map(([entry, certainty]) => ({ entry, certainty }))
    .sort((a, b) => b.certainty - a.certainty);
}
