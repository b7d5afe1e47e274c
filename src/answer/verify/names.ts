/** Names of people, organisations, laws and places stand in what is cited, or belong to an entry that does. */

import type { Claim } from './claim.ts';
import type { Ground } from './ground.ts';
import { formsOf, vocabularyOf } from './ground.ts';
import { koreanNames } from './korean-names.ts';
import { sameNames, toneless } from './same-names.ts';
import type { Grounds, Known } from './sentence.ts';
import type { Word } from './words.ts';

export function checkNames(claim: Claim, { known }: Grounds): string | undefined {
  const spans = known ? namedSpans(claim, known) : [];
  const stranger = spans.find(({ supported }) => !supported);
  if (stranger) return `name ${claim.text.slice(stranger.start, stranger.end)} is not in what is cited`;
  const dated = claim.values.filter(({ kind }) => kind !== 'number');
  const covered = (word: Word) =>
    [...spans, ...dated].some(({ start, end }) => word.start >= start && word.end <= end);
  const word = claim.words.find((one) => isName(one, claim, known) && !covered(one) && !isCited(one, claim));
  if (word) return `name ${word.surface} is not in what is cited`;
  const korean = claim.language === 'ko' ? koreanNames(claim) : undefined;
  return korean ? `name ${korean} is not in what is cited` : undefined;
}

interface Span {
  start: number;
  end: number;
  supported: boolean;
}

/** Entries named in the sentence: supported when the cited texts name or are about the same entry. */
function namedSpans(claim: Claim, known: Known): Span[] {
  const spans = new Map<string, Span & { sure: boolean }>();
  const cited = new Set(claim.cited.flatMap((ground) => [...entriesIn(ground, known)]));
  for (const { entry, start, end, certainty } of known.named(claim.text)) {
    if (claim.values.some((value) => value.kind === 'date' && start < value.end && end > value.start))
      continue;
    const key = `${start}-${end}`;
    const before = spans.get(key);
    const supported = (before?.supported ?? false) || cited.has(entry);
    spans.set(key, { start, end, supported, sure: certainty === 1 });
  }
  return [...spans.values()].flatMap(({ start, end, supported, sure }): Span[] => {
    if (supported) return [{ start, end, supported }];
    const letters = lettersIn(claim.text.slice(start, end));
    const literal = claim.cited.some((ground) => ground.letters.includes(letters));
    const generic = !/[가-힣]/.test(letters) || letters.length < 3;
    return literal || generic || !sure ? [] : [{ start, end, supported }];
  });
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
  return toneless(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A capital inside a sentence, or several letters of them; at its opening only what is no everyday word. */
function isName({ surface, folded, opens }: Word, { language }: Claim, known: Known | undefined): boolean {
  if (!/\p{Lu}/u.test(surface) || /^\d+$/.test(surface)) return false;
  if (language === 'ko') return /[A-Z]/.test(surface) && !/^[A-Z]$/.test(surface);
  if (!opens) return true;
  if (/\p{Lu}.*\p{Lu}/u.test(surface)) return true;
  return known !== undefined && !vocabularyOf(known.entries).has(folded) && !openers.has(folded);
}

const openers = new Set(
  'the this that these those it its they he she there here in on at by for from with as to of and but or so also both each all another other after before since until under over during while when where who what which how if than one an a no yes according overall meanwhile moreover however today now then only even nearly about around more most some many several not besides instead together thus theo tai tu den ngay nam thang trong khi neu do vi de sau truoc nay hien da se dang cac nhung mot moi cung ngoai ben nho qua voi voi o va nhung con tong'.split(
    ' ',
  ),
);

function isCited(word: Word, { cited, about, language }: Claim): boolean {
  const has = (form: string) =>
    cited.some(({ words }) => words.has(form)) || about.some(({ words }) => words.has(form));
  const marked = language === 'vi' && word.lower !== word.folded;
  const forms = marked ? [word.lower, toneless(word.lower)].slice(0, 1) : formsOf(word);
  if (forms.some(has)) return true;
  if (marked && has(word.folded) && !cited.some(({ words }) => hasMarkedForm(words, word))) return true;
  if (!marked && forms.some((form) => has(form.replace(/(?:es|s)$/, '')) || has(`${form}s`))) return true;
  return (
    sameNames(word.folded).some(has) ||
    sameNames(word.folded).some((name) => cited.some(({ letters }) => letters.includes(name)))
  );
}

/** Whether the cited words have the same letters with other marks: then "Hưng" is not "Hùng". */
function hasMarkedForm(words: ReadonlySet<string>, word: Word): boolean {
  for (const other of words) {
    if (other !== word.folded && other.length === word.lower.length && toneless(other) === word.folded)
      return true;
  }
  return false;
}
