/** Which version of each document was, is or will be the law on a day. */

import type { DocumentVersion } from './release.ts';

/** Days from and to, both included; a missing one is open. */
export interface Span {
  from?: string;
  to?: string;
}

/** What an asker means by when: a day, or a month or year of which any day counts. */
export interface Asked {
  from: string;
  to: string;
  /** True where the day was demanded; false where it was read from the question and may mean something else. */
  strict: boolean;
}

/** A law ends when it says so, when its next version begins, or when the law begins that repeals or replaces it. */
export function spansOf(versions: readonly DocumentVersion[]): Map<DocumentVersion, Span> {
  return new Map(versions.map((version) => [version, spanOf(version, versions)]));
}

function spanOf(version: DocumentVersion, all: readonly DocumentVersion[]): Span {
  const { effective_from: from, effective_to } = version.passport;
  const ends = all.flatMap((other) => {
    const begins = other.passport.effective_from;
    return begins && takesPlaceOf(other, version) && (!from || begins > from) ? [dayBefore(begins)] : [];
  });
  const to = [...ends, ...(effective_to ? [effective_to] : [])].sort()[0];
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** True when the first takes the place of the second. */
function takesPlaceOf(one: DocumentVersion, other: DocumentVersion): boolean {
  if (one === other) return false;
  if (one.document === other.document) return true;
  const { number } = other.passport;
  return (
    (number !== undefined && one.repeals.includes(number)) ||
    (number !== undefined && replacesByName(one, other))
  );
}

/** A new law of the same name takes the place of the old one; laws that amend share their names and do not. */
function replacesByName({ passport: one }: DocumentVersion, { passport: other }: DocumentVersion): boolean {
  const name = (title: string) => title.replace(/\s+(?:số|\()\s*\S*\d.*$/u, '').toLowerCase();
  return (
    one.number !== undefined &&
    /^(?:bộ luật|luật|pháp lệnh)\s/iu.test(one.title) &&
    !/^luật\s+(?:số\s|sửa đổi)/iu.test(one.title) &&
    name(one.title) === name(other.title)
  );
}

export interface Wanted {
  today: string;
  asked?: Asked | undefined;
  /** Laws named in it by their number, or by the year that they are called by, are wanted in force or not. */
  text?: string;
  year?: string | undefined;
}

/** The versions to look in: of each document the one in force, or what comes closest to what was asked. */
export function versionsFor(spans: ReadonlyMap<DocumentVersion, Span>, wanted: Wanted): DocumentVersion[] {
  const { today, asked } = wanted;
  const documents = [...Map.groupBy(spans.keys(), ({ document }) => document).values()];
  const now = documents.flatMap((versions) =>
    list(inForce(versions, spans, { from: today, to: today }) ?? upcoming(versions, spans, today)),
  );
  const named = [...spans.keys()].filter((version) => isNamed(version, wanted));
  if (!asked) return unique([...named, ...now]);
  const then = documents.flatMap((versions) => list(inForce(versions, spans, asked)));
  if (asked.strict) return then;
  const known = new Set(then.map(({ document }) => document));
  const others = now.filter(
    (one) => !known.has(one.document) && !then.some((earlier) => takesPlaceOf(one, earlier)),
  );
  return unique([...named, ...then, ...others]);
}

function isNamed({ passport: { number, published } }: DocumentVersion, { text = '', year }: Wanted): boolean {
  if (number === undefined) return false;
  return (
    text.includes(number) ||
    (year !== undefined && (number.includes(`/${year}/`) || published.startsWith(year)))
  );
}

/** The latest version that was in force within the days. */
function inForce(
  versions: readonly DocumentVersion[],
  spans: ReadonlyMap<DocumentVersion, Span>,
  { from, to }: { from: string; to: string },
): DocumentVersion | undefined {
  return versions
    .filter((version) => {
      const span = spans.get(version) ?? {};
      return (span.from ?? '') <= to && (span.to ?? '9999') >= from;
    })
    .toSorted((a, b) => order(b).localeCompare(order(a)))[0];
}

function upcoming(
  versions: readonly DocumentVersion[],
  spans: ReadonlyMap<DocumentVersion, Span>,
  today: string,
): DocumentVersion | undefined {
  return versions
    .filter((version) => (spans.get(version)?.from ?? '') > today)
    .toSorted((a, b) => order(a).localeCompare(order(b)))[0];
}

function order({ passport, version }: DocumentVersion): string {
  return `${passport.effective_from ?? ''} ${String(version).padStart(6, '0')}`;
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function list<T>(one: T | undefined): T[] {
  return one === undefined ? [] : [one];
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}
