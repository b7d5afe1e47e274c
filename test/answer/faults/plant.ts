/** Plants one error of a kind into a true sentence; nothing where the sentence offers no place for it. */

import { readValues, type Value } from '../../../src/answer/values.ts';
import type { Language } from '../../../src/nouns.ts';
import type { RealContent } from './content.ts';
import type { Sentence } from './honest.ts';
import { pick } from './random.ts';
import { exchanges, invented } from './words.ts';

export const hardKinds = [
  'number',
  'unit or scale',
  'day',
  'month',
  'year',
  'rank',
  'person',
  'organisation',
  'law number',
  'place',
  'swapped source',
  'invented quotation',
  'altered quotation',
  'invented link',
  'no such citation',
  'own words with a fact',
] as const;
export const subtleKinds = ['negation', 'direction', 'modality', 'comparison'] as const;
export type Kind = (typeof hardKinds)[number] | (typeof subtleKinds)[number];

export interface Planted {
  text: string;
  cites: readonly string[];
  own?: true;
}

export interface Field {
  content: RealContent;
  random: () => number;
}

type Plant = (sentence: Sentence, field: Field) => Planted | undefined;

const retext = (sentence: Sentence, text: string | undefined): Planted | undefined =>
  text === undefined || text === sentence.text ? undefined : { text, cites: sentence.cites };

export const plants: Readonly<Record<Kind, Plant>> = {
  number: (s, field) =>
    retext(
      s,
      changeValue(s, field, (v) => v.kind === 'number' && !v.spelled && v.unit !== 'rank', otherDigits),
    ),
  'unit or scale': (s, field) => retext(s, exchange(s, field, 'unit')),
  day: (s, field) =>
    retext(
      s,
      changeValue(s, field, (v) => v.kind === 'date' && v.day !== undefined, otherDay),
    ),
  month: (s, field) =>
    retext(
      s,
      changeValue(s, field, (v) => v.kind === 'date' && v.month !== undefined, otherMonth),
    ),
  year: (s, field) =>
    retext(
      s,
      changeValue(s, field, (v) => v.kind === 'date' && v.year !== undefined, otherYear),
    ),
  rank: (s, field) =>
    retext(
      s,
      swapNumbers(s, field) ??
        changeValue(s, field, (v) => v.kind === 'number' && v.unit === 'rank', otherDigits),
    ),
  person: (s, field) => retext(s, exchangeName(s, field, 'person')),
  organisation: (s, field) => retext(s, exchangeName(s, field, 'organization')),
  'law number': (s, field) =>
    retext(
      s,
      changeValue(s, field, (v) => v.kind === 'code', otherDigits),
    ),
  place: (s, field) => retext(s, exchangePlace(s, field)),
  'swapped source': swapSource,
  'invented quotation': (s, { random }) =>
    retext(s, `${s.text} ${pick(random, invented.quotations[s.language]) ?? ''}`),
  'altered quotation': (s, field) => retext(s, alteredQuotation(s, field)),
  'invented link': (s, { random }) =>
    retext(s, `${s.text.replace(/\.$/, '')} (${pick(random, invented.links) ?? ''}).`),
  'no such citation': (s, { random }) => ({
    text: s.text,
    cites: [`${s.cites[0] ?? ''}${pick(random, ['-2', 'x', '/y']) ?? ''}`],
  }),
  'own words with a fact': (s) =>
    /\d{2,}/.test(s.text) && numbersIn(s).length > 0 ? { text: s.text, cites: [], own: true } : undefined,
  negation: (s, field) => retext(s, exchange(s, field, 'negation')),
  direction: (s, field) => retext(s, exchange(s, field, 'direction')),
  modality: (s, field) => retext(s, exchange(s, field, 'modality')),
  comparison: (s, field) => retext(s, exchange(s, field, 'comparison')),
};

function numbersIn({ text, language }: Sentence): Value[] {
  return readValues(text, language).filter((value) => value.kind === 'number' && !value.spelled);
}

type Change = (written: string, value: Value, field: Field, language: Language) => string | undefined;

function changeValue(
  sentence: Sentence,
  field: Field,
  fits: (value: Value) => boolean,
  change: Change,
): string | undefined {
  const { text, language } = sentence;
  const value = pick(field.random, readValues(text, language).filter(fits));
  if (!value) return undefined;
  const written = text.slice(value.start, value.end);
  const other = change(written, value, field, language);
  if (other === undefined || other === written || isTrue(other, sentence, field)) return undefined;
  return text.slice(0, value.start) + other + text.slice(value.end);
}

/** A planted value that the cited statements really have would be no error. */
function isTrue(written: string, { cites }: Sentence, { content }: Field): boolean {
  const digits = written.match(/\d[\d.,]*/g) ?? [];
  const truth = cites.map((id) => citedText(id, content)).join(' ');
  if (/[A-Z][a-z]{2,}/.test(written)) return truth.includes(written);
  return digits.every((run) =>
    new RegExp(`(?<![\\d.,])${run.replace(/[.,]/g, '[.,]')}(?![\\d])`).test(truth),
  );
}

export function citedText(id: string, content: RealContent): string {
  const material = content.material.get(id);
  return material?.kind === 'statement' ? Object.values(material.statement.text).join(' ') : '';
}

function otherDigits(written: string, _value: Value, { random }: Field): string | undefined {
  const places = [...written.matchAll(/\d/g)].map(({ index }) => index);
  const at = pick(random, places);
  if (at === undefined) return undefined;
  const digit = Number(written[at]);
  const other = (digit + 1 + Math.floor(random() * 8)) % 10;
  const first = at === places[0] && other === 0;
  return written.slice(0, at) + (first ? (digit === 9 ? 8 : 9) : other) + written.slice(at + 1);
}

function otherYear(written: string, value: Value, { random }: Field): string | undefined {
  if (value.kind !== 'date' || value.year === undefined) return undefined;
  const other = value.year + (pick(random, [-2, -1, 1, 2, 3]) ?? 1);
  return written.includes(String(value.year))
    ? written.replace(String(value.year), String(other))
    : undefined;
}

function otherDay(written: string, value: Value, { random }: Field): string | undefined {
  if (value.kind !== 'date' || value.day === undefined) return undefined;
  const other = ((value.day + 1 + Math.floor(random() * 20)) % 28) + 1;
  if (other === value.day) return undefined;
  const pattern = {
    ko: new RegExp(`0?${value.day}(?=일)`),
    vi: new RegExp(`^0?${value.day}(?!\\d)`),
    en: new RegExp(`(?<!\\d)${value.day}(?!\\d)`),
  };
  const language = /[월일]/.test(written)
    ? 'ko'
    : /[a-z]/i.test(written) && !/th/i.test(written.slice(0, 3))
      ? 'en'
      : 'vi';
  return written.replace(pattern[language], String(other));
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

function otherMonth(written: string, value: Value, { random }: Field): string | undefined {
  if (value.kind !== 'date' || value.month === undefined) return undefined;
  const other = ((value.month + Math.floor(random() * 10)) % 12) + 1;
  if (other === value.month) return undefined;
  const name = monthNames[value.month - 1] ?? '';
  if (written.includes(name)) return written.replace(name, monthNames[other - 1] ?? '');
  if (/월/.test(written)) return written.replace(/\d{1,2}(?=\s?월)/, String(other));
  if (/tháng/i.test(written)) return written.replace(/(?<=tháng\s+)\d{1,2}/i, String(other));
  return written.replace(/(?<=^\d{1,2}[/.])\d{1,2}(?=[/.])|^\d{1,2}(?=\/\d{4}$)/, String(other));
}

function swapNumbers({ text, language }: Sentence, { random }: Field): string | undefined {
  const numbers = readValues(text, language).filter((value) => value.kind === 'number' && !value.spelled);
  const ranks = numbers.filter(
    (value) => value.kind === 'number' && (value.unit === 'rank' || value.unit === undefined),
  );
  const one = pick(random, ranks);
  const other = pick(
    random,
    ranks.filter((value) => value !== one),
  );
  if (!one || !other) return undefined;
  const [left, right] = one.start < other.start ? [one, other] : [other, one];
  const digits = (value: Value) => /^[\d.,]*\d/.exec(text.slice(value.start, value.end))?.[0] ?? '';
  const [a, b] = [digits(left), digits(right)];
  if (a === b || a === '' || b === '') return undefined;
  if (
    /^\S{0,4}\s?(?:(?:and|và|와|과)\s|No\. )*$/.test(text.slice(left.end, right.start).replace(/No\. $/, ''))
  )
    return undefined;
  const swapped =
    text.slice(0, left.start) +
    b +
    text.slice(left.start + a.length, right.start) +
    a +
    text.slice(right.start + b.length);
  return language === 'en'
    ? swapped.replace(/(\d+)(st|nd|rd|th)\b/g, (_, n: string) => ordinal(Number(n)))
    : swapped;
}

function ordinal(n: number): string {
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** One of the words of the table that stand in the sentence becomes what the table has against it. */
function exchange(
  { text, language, cites }: Sentence,
  { random, content }: Field,
  table: keyof typeof exchanges,
): string | undefined {
  const truth = cites.map((id) => citedText(id, content)).join(' ');
  const fitting = exchanges[table][language].filter(([from]) => from.test(text));
  const chosen = pick(random, fitting);
  if (!chosen) return undefined;
  const changed = text.replace(chosen[0], chosen[1]);
  return truth.includes(changed) ? undefined : changed;
}

function exchangeName(
  { text, language, cites }: Sentence,
  { random, content }: Field,
  kind: 'person' | 'organization',
): string | undefined {
  const names = content.entries
    .filter((entry) => entry.kind === kind)
    .map((entry) => ({
      entry,
      names: [entry.short[language], entry.names[language], ...entry.aliases[language]]
        .map(plainName)
        .filter((name) => name.length >= 3 && /^[\p{Lu}가-힣]/u.test(name)),
    }));
  const here = pick(
    random,
    names
      .flatMap(({ entry, names: all }) =>
        all.filter((name) => standsIn(name, text)).map((name) => ({ entry, name })),
      )
      .sort((a, b) => b.name.length - a.name.length)
      .slice(0, 2),
  );
  if (!here) return undefined;
  const truth = cites.map((id) => citedText(id, content)).join(' ');
  const owners = new Set(cites.map((id) => id.split('/')[0]));
  const others = names.flatMap(({ entry, names: all }) =>
    entry === here.entry ||
    owners.has(entry.id) ||
    entry.related.includes(here.entry.id) ||
    all.some((name) => truth.includes(name))
      ? []
      : all.slice(0, 2),
  );
  const made = kind === 'person' ? invented.people[language] : invented.organisations[language];
  const other = random() < 0.5 ? pick(random, others) : pick(random, made);
  return other && text.replace(here.name, other);
}

function plainName(name: string): string {
  return name.replace(/\s*\([^)]*\)/g, '').replace(/^(?:Mr|Ms|Dr|Ông|Bà)\.? /, '');
}

function standsIn(name: string, text: string): boolean {
  const at = text.indexOf(name);
  return (
    at >= 0 && !/[\p{L}\d]/u.test(text[at - 1] ?? ' ') && !/[a-zà-ỹ0-9]/i.test(text[at + name.length] ?? ' ')
  );
}

function exchangePlace({ text, language, cites }: Sentence, { random, content }: Field): string | undefined {
  const truth = cites.map((id) => citedText(id, content)).join(' ');
  const places = invented.places[language];
  const here = pick(
    random,
    places.filter((place) => standsIn(place, text)),
  );
  const other = pick(
    random,
    places.filter((place) => !truth.includes(place)),
  );
  return here && other && text.replace(here, other);
}

/** Another statement that does not say this: it lacks one of the sentence's numbers, or most of its words. */
function swapSource(sentence: Sentence, { content, random }: Field): Planted | undefined {
  const all = [...content.material.keys()];
  const at = all.indexOf(sentence.cites[0] ?? '');
  const others = all.slice(Math.max(0, at - 4), at + 5).filter((id) => !sentence.cites.includes(id));
  const other = pick(random, others);
  if (!other) return undefined;
  const truth = citedText(other, content).toLowerCase();
  const words = sentence.text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const shared = words.filter((word) => truth.includes(word)).length / words.length;
  return shared > 0.75 ? undefined : { text: sentence.text, cites: [other] };
}

function alteredQuotation({ text, language }: Sentence, { random }: Field): string | undefined {
  const words = text.replace(/["“”'‘’.]/g, '').split(' ');
  if (words.length < 5) return undefined;
  const from = Math.floor(random() * (words.length - 4));
  const quote = words.slice(from, from + 4 + Math.floor(random() * 6));
  quote[Math.floor(random() * quote.length)] = pick(random, invented.words[language]) ?? '';
  const opening = { vi: 'Nguyên văn:', ko: '원문:', en: 'In its words:' }[language];
  return `${text} ${opening} “${quote.join(' ')}”.`;
}
