/** Names of people, organisations, laws and places stand in what is cited, or belong to an entry that does. */

import type { Entry } from '../../nouns.ts';
import { fold } from '../../text.ts';
import type { Claim } from './claim.ts';
import { commonNameSpans, commonNamesIn } from './common-names.ts';
import type { Ground } from './ground.ts';
import { formsOf, vocabularyOf } from './ground.ts';
import { koreanName } from './korean-names.ts';
import type { Grounds, Known } from './sentence.ts';
import type { Word } from './words.ts';

export function checkNames(claim: Claim, { known }: Grounds): string | undefined {
  const spans = [...commonSpans(claim), ...(known ? namedSpans(claim, known) : [])];
  const stranger = spans.find(
    ({ supported, start, end }) =>
      !supported && !spans.some((other) => other.supported && other.start <= start && other.end >= end),
  );
  if (stranger) return `name ${claim.text.slice(stranger.start, stranger.end)} is not in what is cited`;
  const dated = claim.values.filter(({ kind }) => kind !== 'number');
  const currency = (word: Word) =>
    /^(?:US|USD|VND|KRW|GBP|EUR|JPY)$/.test(word.surface) &&
    claim.values.some(
      ({ start, end }) => Math.min(Math.abs(start - word.end), Math.abs(word.start - end)) <= 1,
    );
  const covered = (word: Word) =>
    [...spans, ...dated].some(({ start, end }) => word.start >= start && word.start < end);
  const word = claim.words.find(
    (one) => isName(one, claim, known) && !covered(one) && !currency(one) && !isCited(one, claim),
  );
  if (word) return `name ${word.surface} is not in what is cited`;
  const korean = claim.language === 'ko' ? koreanName(claim, known) : undefined;
  return korean ? `name ${korean} is not in what is cited` : undefined;
}

interface Span {
  start: number;
  end: number;
  supported: boolean;
}

/** Entries named in the sentence: supported when the cited texts name or are about the same entry. */
function namedSpans(claim: Claim, known: Known): Span[] {
  const spans = new Map<string, Span & { sure: boolean; proper: boolean }>();
  const cited = new Set(claim.cited.flatMap((ground) => [...entriesIn(ground, known)]));
  for (const { entry, start, end, certainty } of known.named(claim.text)) {
    if (claim.values.some((value) => value.kind === 'date' && start < value.end && end > value.start))
      continue;
    const key = `${start}-${end}`;
    const before = spans.get(key);
    const supported = (before?.supported ?? false) || cited.has(entry);
    const proper =
      (before?.proper ?? false) ||
      isProper(known.entries.get(entry), lettersIn(claim.text.slice(start, end)));
    spans.set(key, { start, end, supported, sure: certainty === 1, proper });
  }
  return [...spans.values()].flatMap(({ start, end, supported, sure, proper }): Span[] => {
    if (supported) return [{ start, end, supported }];
    const letters = lettersIn(claim.text.slice(start, end));
    const literal = claim.cited.some((ground) => ground.letters.includes(letters));
    const written = claim.text.slice(start, end).trim();
    const generic = /[가-힣]/.test(letters)
      ? letters.length < 3 && !/\s/.test(written)
      : !/^\p{Lu}.*\s/u.test(written);
    return literal || generic || !sure || !proper ? [] : [{ start, end, supported }];
  });
}

/** Aliases also describe ("AI for officials"): a proper name is a full or short one, or that of a person, body or law. */
function isProper(entry: Entry | undefined, letters: string): boolean {
  if (!entry) return false;
  if (/^(?:person|organization|law)$/.test(entry.kind)) return true;
  return [...Object.values(entry.names), ...Object.values(entry.short)].some((name) =>
    lettersIn(name).includes(letters),
  );
}

/** Countries, cities and unions: supported when a cited text names the same in any language. */
function commonSpans({ text, cited, about }: Claim): Span[] {
  const rows = new Set(cited.flatMap((ground) => [...rowsOf(ground)]));
  for (const { texts } of about) for (const row of commonNamesIn(texts)) rows.add(row);
  return commonNameSpans(text).map(({ row, start, end }) => ({ start, end, supported: rows.has(row) }));
}

const rowsRead = new WeakMap<Ground, ReadonlySet<number>>();

function rowsOf(ground: Ground): ReadonlySet<number> {
  const read = rowsRead.get(ground);
  if (read) return read;
  const rows = new Set(ground.texts.flatMap(({ text }) => [...commonNamesIn(text)]));
  rowsRead.set(ground, rows);
  return rows;
}

const entries = new WeakMap<Ground, ReadonlySet<string>>();

function entriesIn(ground: Ground, known: Known): ReadonlySet<string> {
  const read = entries.get(ground);
  if (read) return read;
  const found = new Set(ground.texts.flatMap(({ text }) => known.named(text).map(({ entry }) => entry)));
  if (ground.entry !== undefined) found.add(ground.entry);
  entries.set(ground, found);
  return found;
}

function lettersIn(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A capital inside a sentence, or several letters of them; at its opening only what is no everyday word. */
function isName({ surface, folded, opens }: Word, { language }: Claim, known: Known | undefined): boolean {
  if (!/\p{Lu}/u.test(surface)) return false;
  if (language === 'ko') return /[A-Z]/.test(surface) && !/^[A-Z]$/.test(surface);
  if (!opens) return true;
  if (/\p{Lu}.*\p{Lu}/u.test(surface)) return true;
  return (
    known !== undefined &&
    !vocabularyOf(known.entries).has(folded) &&
    !openers.has(folded.replace(/[’'].*$/, ''))
  );
}

const openers = new Set(
  'the this that these those it its they he she there here in on at by for from with as to of and but or so also both each all another other after before since until under over during while when where who what which how if than one an a no yes according overall meanwhile moreover however today now then only even nearly about around more most some many several not besides instead together thus theo tai tu den ngay nam thang trong khi neu do vi de sau truoc nay hien da se dang cac nhung mot moi cung ngoai ben nho qua voi voi o va nhung con tong'.split(
    ' ',
  ),
);

function isCited(word: Word, { cited, about, language, same }: Claim): boolean {
  const has = (form: string) =>
    same.some(({ forms }) => forms.has(form)) ||
    cited.some(({ names }) => names.has(form)) ||
    about.some(({ words }) => words.has(form));
  if (language === 'vi' && word.lower !== word.folded) {
    return has(word.lower) || (has(word.folded) && !cited.some(({ words }) => hasOtherMarks(words, word)));
  }
  const forms = formsOf(word);
  return forms.some((form) => has(form) || has(form.replace(/(?:es|s)$/, '')) || has(`${form}s`));
}

/** Whether the cited words have the same letters with other marks: then "Hưng" is not "Hùng". */
function hasOtherMarks(words: ReadonlySet<string>, word: Word): boolean {
  for (const other of words) {
    if (other !== word.folded && other.length === word.lower.length && fold(other) === word.folded)
      return true;
  }
  return false;
}
