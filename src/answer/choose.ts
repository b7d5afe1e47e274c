/** Step 3, second half: which of what was found answers the question, and whether that is an answer at all. */

import type { Aspect, Entry, EntryKind, Passage, Statement } from '../nouns.ts';
import type { Knowledge } from '../ports.ts';
import { listedKind } from './asked/kinds.ts';
import { confidenceIn } from './confidence.ts';
import type { Candidate } from './retrieve.ts';
import { narrow, whenOf } from './retrieve.ts';
import type { Understood } from './understand.ts';
import { type Verdict, verdictOn } from './verdict.ts';

export type Chosen =
  | {
      status: 'answered' | 'partial';
      form: 'sentences' | 'list';
      main: readonly Candidate[];
      /** What must be told with it: sources that disagree, a later change. */
      notes: readonly Candidate[];
      /** Worth opening. */
      more: readonly Candidate[];
      verdict: Verdict;
      /** The year asked about, when nothing is known for it. */
      missingYear?: string;
    }
  | { status: 'clarify'; between: readonly Entry[] }
  | { status: 'unknown' | 'out_of_scope'; nearest: readonly Entry[] };

/** From these on it is an answer, something to tell with a warning, or at least of our field. */
const confidenceMin = { answered: 0.45, named: 0.33, partial: 0.36, field: 0.2 };

export function choose(
  understood: Understood,
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): Chosen {
  const top = candidates[0];
  const outside = understood.talk === 'outside' && !namesItsThing(understood, knowledge);
  if (!top || outside) return nothing('out_of_scope', candidates, knowledge);
  const between = ambiguous(understood, candidates, knowledge);
  if (between.length > 1) return { status: 'clarify', between };
  const main = withEnding(understood, mainOf(understood, candidates, knowledge), candidates, knowledge);
  const standing = stands(understood, main, candidates);
  if (standing === 'unknown' || standing === 'out_of_scope') return nothing(standing, candidates, knowledge);
  const verdict = verdictOn(understood, main);
  const missingYear = yearMissing(understood, main, knowledge);
  const chosen = new Set(main.map((candidate) => candidate.id));
  const notes = notesFor(understood, main, candidates, knowledge).filter((note) => !chosen.has(note.id));
  for (const note of notes) chosen.add(note.id);
  const more = candidates
    .filter(
      (one) =>
        !chosen.has(one.id) && main.some((m) => m.entry === one.entry) && one.weight > 0.25 * top.weight,
    )
    .slice(0, 5);
  return {
    status:
      missingYear !== undefined || standing === 'partial' || misses(understood, main)
        ? 'partial'
        : 'answered',
    form: main.length > 3 || (understood.asked.form !== 'fact' && main.length > 1) ? 'list' : 'sentences',
    main: verdict === 'no' ? [...main, ...instead(main, candidates)] : main,
    notes,
    more,
    verdict,
    ...(missingYear !== undefined ? { missingYear } : {}),
  };
}

/** Asked for a figure, a statement that has none of the words beside the entry's name tells of another. */
const figures: readonly Aspect[] = ['money', 'count', 'duration'];
const beyondNamesMin = 0.25;

/** Asked for these, a statement that says none of them is no answer. */
const decisive: readonly Aspect[] = ['money', 'rank', 'eligibility'];

/** One kind of thing was asked for (a date, a sum …) and nothing chosen is known to say it. */
function misses({ asked }: Understood, main: readonly Candidate[]): boolean {
  if (asked.private) return true;
  if (main.some((one) => one.passage)) return false;
  const figure = asked.aspects.some((aspect) => figures.includes(aspect));
  if (figure && main.every((one) => (one.beyondNames ?? 1) < beyondNamesMin)) return true;
  const wanted = asked.aspects.filter((aspect) => decisive.includes(aspect));
  return (
    wanted.length > 0 &&
    asked.form === 'fact' &&
    !main.some((one) => one.statement?.says.some((aspect) => wanted.includes(aspect)))
  );
}

/** "What is …?" with so few words that it must name an entry to be about one. */
const vagueWeight = 4;

function stands(
  understood: Understood,
  main: readonly Candidate[],
  candidates: readonly Candidate[],
): 'answered' | 'partial' | 'unknown' | 'out_of_scope' {
  const top = main[0];
  if (!top) return 'out_of_scope';
  if (
    top.named === 1 &&
    top.statement?.says.includes('definition') &&
    understood.asked.aspects.every((a) => a === 'definition')
  ) {
    return 'answered';
  }
  const told = new Set(main.map((one) => one.entry));
  const confidence = confidenceIn(
    main,
    candidates.find((one) => !told.has(one.entry)),
  );
  const vague = understood.asked.aspects.length === 1 && understood.asked.aspects[0] === 'definition';
  const unnamed = vague && top.named === 0 && !top.passage;
  if (unnamed && (top.questionWeight < vagueWeight || top.coverage < 0.8)) return 'unknown';
  if (understood.abroad && top.named === 0 && top.coverage < 0.85) return 'out_of_scope';
  if (top.otherCountry) return top.named >= 0.5 ? 'partial' : 'unknown';
  if (confidence >= (top.named >= 0.5 ? confidenceMin.named : confidenceMin.answered)) return 'answered';
  if (top.named >= 0.5 || confidence >= confidenceMin.partial) return 'partial';
  return confidence >= confidenceMin.field || top.named > 0 ? 'unknown' : 'out_of_scope';
}

function nothing(
  status: 'unknown' | 'out_of_scope',
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): Chosen {
  const nearest = status === 'unknown' ? distinctEntries(candidates, knowledge).slice(0, 3) : [];
  return { status, nearest };
}

function distinctEntries(candidates: readonly Candidate[], knowledge: Knowledge): Entry[] {
  return [...new Set(candidates.map((candidate) => candidate.entry))].flatMap(
    (id) => knowledge.entries.get(id) ?? [],
  );
}

/** A short question whose only name belongs to several entries, none ahead of the others. */
function ambiguous(understood: Understood, candidates: readonly Candidate[], knowledge: Knowledge): Entry[] {
  const { named, asked, text } = understood;
  const shared = named.filter((one) => one.certainty < 1 && one.certainty === named[0]?.certainty);
  if (shared.length < 2 || named.length !== shared.length || asked.form !== 'fact' || text.length > 40)
    return [];
  const [first, second] = shared
    .map((one) => Math.max(0, ...candidates.filter((c) => c.entry === one.entry).map((c) => c.weight)))
    .sort((a, b) => b - a);
  if (first === undefined || second === undefined || second < 0.92 * first) return [];
  return shared.flatMap((one) => knowledge.entries.get(one.entry) ?? []);
}

function mainOf(understood: Understood, candidates: readonly Candidate[], knowledge: Knowledge): Candidate[] {
  const { asked } = understood;
  if (understood.among) return among(understood, candidates);
  switch (asked.form) {
    case 'comparison':
      return compared(understood, candidates, knowledge) ?? facts(understood, candidates, knowledge);
    case 'timeline':
      return overTime(candidates) ?? facts(understood, candidates, knowledge);
    case 'list':
      return listed(understood, candidates, knowledge) ?? facts(understood, candidates, knowledge);
    case 'fact':
      return facts(understood, candidates, knowledge);
  }
}

/** The best statement, and those that say of the question what it leaves unsaid. */
function facts(
  { asked, named }: Understood,
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): Candidate[] {
  const each = definitionsOf(named, asked, candidates, knowledge);
  if (each.length > 1) return each;
  const top = each[0] ?? candidates[0];
  if (!top) return [];
  if (top.passage) return [top]; // a clause of a law stands for itself, and is long
  // What was found before the definition says something that was asked for too.
  const found = candidates.find((one) => one !== top);
  const before = found && found === candidates[0] && found.entry === top.entry ? [found] : [];
  const main = [top, ...before];
  const rest = candidates.slice(1).filter((one) => one.entry === top.entry || isTwin(top, one, knowledge));
  while (main.length < 3) {
    const next = rest
      .map((one) => ({ one, worth: worthOf(main, one, asked) }))
      .filter(
        ({ one, worth }) =>
          worth > 0 && !main.includes(one) && !main.some((told) => saysTheSame(told, one, asked.years)),
      )
      .sort((a, b) => b.worth - a.worth)[0];
    if (!next) break;
    main.push(next.one);
  }
  return asked.aspects.some((aspect) => manySided.includes(aspect)) ? inOrder(main, knowledge) : main;
}

/** Of one entry, in the order in which it tells them: what "also" refers to comes before. */
function inOrder(main: readonly Candidate[], knowledge: Knowledge): Candidate[] {
  const [top] = main;
  const told = top ? (knowledge.entries.get(top.entry)?.statements ?? []) : [];
  if (main.some((one) => one.entry !== top?.entry)) return [...main];
  const place = ({ id }: Candidate) => told.findIndex((statement) => statement.id === id);
  return [...main].sort((a, b) => place(a) - place(b));
}

/** What a further statement adds: words of the question, or an asked-for kind of thing, that the others leave out. */
function worthOf(main: readonly Candidate[], next: Candidate, asked: Understood['asked']): number {
  const top = main[0];
  if (!top) return 0;
  if (next.entry !== top.entry) return main.length === 1 ? 1 : 0;
  const share = next.weight / top.weight;
  const gain = next.covers.reduce(
    (sum, cover, n) => sum + Math.max(0, cover - Math.max(...main.map((one) => one.covers[n] ?? 0))),
    0,
  );
  const newAspect = asked.aspects.some(
    (aspect) =>
      narrow.includes(aspect) &&
      next.statement?.says.includes(aspect) &&
      !main.some((one) => one.statement?.says.includes(aspect)),
  );
  if (share >= enough.gaining && gain >= enough.gain) return 1 + gain;
  if (share >= enough.newAspect && newAspect) return share;
  const alike = asked.aspects.some((aspect) => manySided.includes(aspect))
    ? enough.alikeManySided
    : enough.alike;
  return share >= alike && (next.fits || !top.fits) ? share / 2 : 0;
}

/** Asked for these, one statement is seldom the whole answer. */
const manySided: readonly Aspect[] = [
  'rule',
  'content',
  'recommendation',
  'obstacle',
  'result',
  'goal',
  'howto',
  'part',
  'view',
];

/** How close to the best a further statement must be, by what speaks for it. */
const enough = { alike: 0.85, alikeManySided: 0.62, gaining: 0.5, gain: 0.12, newAspect: 0.55, twin: 0.8 };

/** Two events of one year, two agreements of one name: the asker may mean either, so both are told. */
function isTwin(top: Candidate, next: Candidate, knowledge: Knowledge): boolean {
  if (
    next.entry === top.entry ||
    next.weight < enough.twin * top.weight ||
    next.coverage < 0.95 * top.coverage
  )
    return false;
  const [one, other] = [knowledge.entries.get(top.entry), knowledge.entries.get(next.entry)];
  return (
    one !== undefined && one.kind === other?.kind && twinKinds.includes(one.kind) && (next.fits || !top.fits)
  );
}

const twinKinds: readonly EntryKind[] = ['event', 'agreement', 'training'];

/** Several things named and nothing more asked than what they are: each one's definition. */
function definitionsOf(
  named: Understood['named'],
  asked: Understood['asked'],
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): Candidate[] {
  const all = named.filter((one) => one.certainty === 1);
  const things = all.filter(({ entry }) => !isParty(entry, knowledge));
  const sure = things.length > 0 ? things : all;
  const wantsWhatItIs = asked.aspects.every((aspect) => aspect === 'definition');
  if (sure.length === 0 || !wantsWhatItIs || asked.form !== 'fact') return [];
  if (sure.length === 1 && !asked.aspects.includes('definition')) return [];
  return sure
    .slice(0, 5)
    .flatMap(
      ({ entry }) =>
        candidates.find((one) => one.entry === entry && one.statement?.says.includes('definition')) ?? [],
    );
}

/** The same figure of another year adds nothing to an answer that has the right one. */
function saysTheSame(one: Candidate, other: Candidate, years: readonly string[]): boolean {
  if (other.statement && years.some((year) => speaksOf(other.statement, year))) return false;
  if (one.entry !== other.entry || !one.statement || !other.statement) return false;
  const whats = new Set(one.statement.figures.map((figure) => figure.what));
  return (
    other.statement.figures.some((figure) => whats.has(figure.what)) &&
    whenOf(one.statement) !== whenOf(other.statement)
  );
}

/** "Which of those …?": of the things told last, those of which most of the question is said. */
function among({ focus }: Understood, candidates: readonly Candidate[]): Candidate[] {
  const best = focus.flatMap((entry) => {
    const own = candidates.filter((one) => one.entry === entry);
    return own.length > 0 ? [own.reduce((a, b) => (b.coverage > a.coverage ? b : a))] : [];
  });
  const most = Math.max(...best.map((one) => one.coverage));
  return best.filter((one) => one.coverage >= 0.7 * most).sort((a, b) => b.coverage - a.coverage);
}

/** Each thing compared: what it is, and what it says on what is asked. */
function compared(
  { named, focus, asked }: Understood,
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): Candidate[] | undefined {
  const years = asked.years.length > 1 ? asked.years : [];
  const sides = named.filter((one) => one.certainty >= 0.5).map((one) => one.entry);
  const entries = sides.length > 1 ? sides : sides.length === 0 && focus.length > 1 ? focus : [];
  if (entries.length > 1) {
    return entries.slice(0, 4).flatMap((entry) => {
      const own = candidates.filter((candidate) => candidate.entry === entry);
      const what = own.find((candidate) => candidate.statement?.says.includes('definition'));
      const best = own.find((candidate) => candidate !== what);
      return [...(what ? [what] : []), ...(best ? [best] : [])];
    });
  }
  if (years.length > 1) {
    const perYear = years.flatMap((year) => candidates.find((one) => isOfYear(one, year, knowledge)) ?? []);
    if (new Set(perYear).size > 1) return [...new Set(perYear)];
  }
  return undefined;
}

/** An event held in that year, or a statement that speaks of it. */
function isOfYear({ entry: id, statement }: Candidate, year: string, knowledge: Knowledge): boolean {
  const entry = knowledge.entries.get(id);
  if (entry?.kind === 'event') return entry.dates.start?.startsWith(year) ?? false;
  return speaksOf(statement, year);
}

function overTime(candidates: readonly Candidate[]): Candidate[] | undefined {
  const top = candidates[0];
  if (!top) return undefined;
  const line = candidates
    .filter(
      (candidate) =>
        candidate.entry === top.entry && candidate.statement && candidate.weight >= 0.3 * top.weight,
    )
    .sort((a, b) =>
      a.statement && b.statement ? whenOf(a.statement).localeCompare(whenOf(b.statement)) : 0,
    );
  return line.length > 2 ? line.slice(0, 10) : undefined;
}

/** Things of the kind asked for, one statement each; or what one named thing consists of. */
function listed(
  understood: Understood,
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): Candidate[] | undefined {
  const top = candidates[0];
  if (!top) return undefined;
  const kind = listedKind(understood.text, understood.spoken);
  if (kind && !namesItsThing(understood, knowledge)) {
    const best = new Map<string, Candidate>();
    for (const candidate of candidates) {
      const entry = knowledge.entries.get(candidate.entry);
      const fitting =
        entry &&
        (kind.kinds.includes(entry.kind) || kind.topics.some((topic) => entry.topics.includes(topic)));
      if (!fitting || best.has(candidate.entry)) continue;
      const [first = candidate] = best.values();
      if (candidate.weight >= 0.5 * first.weight) best.set(candidate.entry, candidate);
    }
    if (best.size > 1) return [...best.values()].slice(0, 8).map((one) => definitionBeside(one, candidates));
  }
  const own = candidates.filter(
    (candidate) =>
      candidate.entry === top.entry &&
      (candidate.fits || candidate === top) &&
      candidate.weight >= 0.6 * top.weight,
  );
  return own.length > 1 ? own.slice(0, 5) : undefined;
}

/** Organisations and people are often named only as the parties to what is asked about. */
function isParty(id: string, knowledge: Knowledge): boolean {
  const kind = knowledge.entries.get(id)?.kind;
  return kind === 'organization' || kind === 'person';
}

/** One forum, law or report is named: its own list is wanted, not a list of such things. */
function namesItsThing({ named }: Understood, knowledge: Knowledge): boolean {
  return named.some(({ entry, certainty }) => certainty >= 0.5 && !isParty(entry, knowledge));
}

/** In a list of things, what each one is says more than the detail by which it was found. */
function definitionBeside(found: Candidate, candidates: readonly Candidate[]): Candidate {
  if (found.fits && !found.statement?.says.includes('content')) return found;
  return (
    candidates.find((one) => one.entry === found.entry && one.statement?.says.includes('definition')) ?? found
  );
}

function speaksOf(statement: Statement | undefined, year: string): boolean {
  if (!statement) return false;
  return whenOf(statement).startsWith(year) || statement.text.en.includes(year);
}

/** A year was asked for, its thing is known, and nothing chosen speaks of that year. */
function yearMissing(
  { asked }: Understood,
  main: readonly Candidate[],
  knowledge: Knowledge,
): string | undefined {
  return asked.years.find(
    (year) =>
      !main.some((candidate) => {
        const { statement, passage } = candidate;
        if (passage) return passage.text.includes(year) || inForceIn(passage, year);
        const entry = knowledge.entries.get(candidate.entry);
        const { start, end = start } = entry?.dates ?? {};
        if (entry?.kind === 'event')
          return start !== undefined && start.slice(0, 4) <= year && year <= (end ?? start).slice(0, 4);
        if (entry?.kind === 'index' && statement) return statementIsOf(statement, year);
        const within = start !== undefined && start.slice(0, 4) <= year && year <= (end ?? start).slice(0, 4);
        return speaksOf(statement, year) || within;
      }),
  );
}

function inForceIn({ effective_from, effective_to }: Passage, year: string): boolean {
  if (!effective_from) return false;
  return effective_from.slice(0, 4) <= year && (!effective_to || year <= effective_to.slice(0, 4));
}

const monthNames = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** An index speaks of an edition: the year of a full date, on which it was published, is another. */
function statementIsOf(statement: Statement, year: string): boolean {
  return (
    whenOf(statement).startsWith(year) ||
    new RegExp(`(?<!\\d (?:${monthNames}) )${year}`).test(statement.text.en)
  );
}

/** Disagreeing sources on what is answered, and a later change of the thing or person itself. */
function notesFor(
  { asked, named }: Understood,
  main: readonly Candidate[],
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): Candidate[] {
  const top = main[0];
  if (!top) return [];
  const conflict = candidates.find(
    (one) => one.entry === top.entry && isConflictOn(one, top, asked) && one.weight >= 0.55 * top.weight,
  );
  const kind = knowledge.entries.get(top.entry)?.kind;
  const changes = kind === 'person' || kind === 'organization' || kind === 'law';
  const change = candidates
    .filter((one) => one.entry === top.entry && one.statement?.says.includes('change'))
    .sort((a, b) =>
      a.statement && b.statement ? whenOf(b.statement).localeCompare(whenOf(a.statement)) : 0,
    )[0];
  const later = change?.statement && top.statement && whenOf(change.statement) > whenOf(top.statement);
  return [
    ...endings(asked, named, candidates, knowledge),
    ...(conflict ? [conflict] : []),
    ...(changes && change && later && !main.includes(change) && asked.form === 'fact' ? [change] : []),
  ];
}

/** A false belief is put right by what holds instead, also where another entry says it. */
function instead(main: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const [top] = main;
  if (!top || main.length > 1) return [];
  const other = candidates.find(
    (one) =>
      one.entry !== top.entry &&
      one.fits &&
      one.coverage >= 0.9 * top.coverage &&
      one.weight >= 0.55 * top.weight,
  );
  return other ? [other] : [];
}

/** Sources disagree on just what is told or asked. */
function isConflictOn({ statement }: Candidate, top: Candidate, asked: Understood['asked']): boolean {
  const says = statement?.says ?? [];
  const about = says.filter((aspect) => aspect !== 'conflict');
  const told = top.statement?.says.filter((aspect) => narrow.includes(aspect)) ?? [];
  const wanted = asked.aspects.filter((aspect) => narrow.includes(aspect));
  return (
    says.includes('conflict') && about.some((aspect) => (wanted.length > 0 ? wanted : told).includes(aspect))
  );
}

/** Asked how something stands that is no more: that it ended is the answer. */
function withEnding(
  { asked, named }: Understood,
  main: readonly Candidate[],
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): readonly Candidate[] {
  const [ended] =
    asked.now || asked.aspects.includes('who') ? endings(asked, named, candidates, knowledge) : [];
  if (!ended || main[0] === ended) return main;
  return [ended, ...main.filter((one) => one !== ended && one.entry === ended.entry)].slice(0, 3);
}

/** What was named is no more, and the question speaks as if it were: said always. */
function endings(
  asked: Understood['asked'],
  named: Understood['named'],
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): Candidate[] {
  return named.flatMap(({ entry: id, certainty }) => {
    const end = knowledge.entries.get(id)?.dates.end;
    const ended =
      end !== undefined &&
      certainty === 1 &&
      endingKinds.includes(knowledge.entries.get(id)?.kind ?? 'event');
    if (!ended || asked.years.some((year) => year <= end.slice(0, 4))) return [];
    const told = knowledge.entries.get(id)?.statements.find((statement) => statement.says.includes('change'));
    return candidates.find((one) => one.id === told?.id) ?? [];
  });
}

const endingKinds: readonly EntryKind[] = ['organization', 'law', 'system'];
