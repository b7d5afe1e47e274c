/** A sentence close to what it cites, word for word: what was changed in it, and what the change does. */

import type { Language } from '../../nouns.ts';
import { readValues, type Value } from '../values.ts';
import type { Claim } from './claim.ts';
import { placesIn } from './common-names.ts';
import type { GroundText } from './ground.ts';
import { moodsIn } from './modality.ts';
import { denialsOf } from './negation.ts';
import { opposites } from './opposites.ts';
import type { Grounds, Known } from './sentence.ts';
import { type Word, wordsOf } from './words.ts';

/** Words of the cited text that became other words: either side may be empty. */
interface Change {
  cited: string;
  said: string;
  /** The same with one unchanged word on each side. */
  citedAround: string;
  saidAround: string;
}

/** Least share of a sentence's words that stand in the cited text in the same order. */
const close = 0.75;

export function checkChanges(claim: Claim, { known }: Grounds): string | undefined {
  for (const part of claim.text.split(/(?<=[.;!?])\s+/)) {
    const words = wordsOf(part);
    const best = closestOf(words, claim.same);
    if (!best) continue;
    const changes = changesBetween(part, words, best.text, best.pairs).filter(
      (change) => !isMoved(change, part, best.text.text),
    );
    const why = changes
      .map((change) => turns(change, claim.language, known))
      .find((reason) => reason !== undefined);
    if (why) return why;
    const moved = changes.some(
      ({ cited, said }) => datesIn(cited, claim.language) > 0 && datesIn(said, claim.language) > 0,
    );
    const number = moved ? undefined : changes.find((change) => exchangesNumber(change, claim.language));
    if (number) return `${number.said} stands where ${number.cited} is cited`;
  }
  return undefined;
}

/** A clause that stands elsewhere in the other text as it is was only moved. */
function isMoved({ said, cited }: Change, part: string, text: string): boolean {
  const stands = (slice: string, whole: string) =>
    slice === '' || (slice.split(' ').length >= 3 && letters(whole).includes(letters(slice)));
  return stands(said, text) && stands(cited, part);
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

type Pairs = readonly (readonly [said: number, cited: number])[];

function closestOf(
  words: readonly Word[],
  texts: readonly GroundText[],
): { text: GroundText; pairs: Pairs } | undefined {
  let best: { text: GroundText; pairs: Pairs } | undefined;
  for (const text of texts) {
    const pairs = withoutStray(aligned(words, text.words));
    const spread = (pairs.at(-1)?.[1] ?? 0) - (pairs[0]?.[1] ?? 0) + 1;
    if (pairs.length < 3 || weightOf(pairs, words) < close || spread > words.length * 2) continue;
    if (!best || pairs.length > best.pairs.length) best = { text, pairs };
  }
  return best;
}

/** Share of the sentence's words that are matched; numbers, which faults change, do not count. */
function weightOf(pairs: Pairs, words: readonly Word[]): number {
  const counts = words.map(({ lower }) => !/^\d/.test(lower));
  return pairs.filter(([said]) => counts[said]).length / Math.max(1, counts.filter(Boolean).length);
}

/** A first word or two that stand far from the rest were matched by chance. */
function withoutStray(pairs: Pairs): Pairs {
  const far = pairs.slice(0, 4).findLastIndex(([said, cited], at) => {
    const next = pairs[at + 1];
    return next !== undefined && next[1] - cited > next[0] - said + 6;
  });
  return pairs.slice(far + 1);
}

/** The weightiest run of equal words in the same order (longest common subsequence); digits weigh half a word. */
function aligned(said: readonly Word[], cited: readonly Word[]): Pairs {
  const width = cited.length + 1;
  const lengths = new Uint16Array((said.length + 1) * width);
  for (let a = said.length - 1; a >= 0; a--) {
    for (let b = cited.length - 1; b >= 0; b--) {
      lengths[a * width + b] =
        said[a]?.lower === cited[b]?.lower
          ? (lengths[(a + 1) * width + b + 1] ?? 0) + (/^\d/.test(said[a]?.lower ?? '') ? 1 : 2)
          : Math.max(lengths[(a + 1) * width + b] ?? 0, lengths[a * width + b + 1] ?? 0);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let a = 0, b = 0; a < said.length && b < cited.length; ) {
    const both = (lengths[(a + 1) * width + b + 1] ?? 0) + (/^\d/.test(said[a]?.lower ?? '') ? 1 : 2);
    if (said[a]?.lower === cited[b]?.lower && both >= (lengths[a * width + b] ?? 0)) pairs.push([a++, b++]);
    else if ((lengths[(a + 1) * width + b] ?? 0) >= (lengths[a * width + b + 1] ?? 0)) a++;
    else b++;
  }
  return pairs;
}

function changesBetween(part: string, words: readonly Word[], cited: GroundText, pairs: Pairs): Change[] {
  const changes: Change[] = [];
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last) return changes;
  const left = words.length - 1 - last[0];
  const rest = cited.words.length - 1 - last[1];
  const end =
    left > 0 && rest <= left + 3 ? cited.words.length : Math.min(cited.words.length, last[1] + 1 + left);
  let [lastSaid, lastCited] = [-1, first[1] <= first[0] + 8 ? -1 : first[1] - first[0] - 1];
  for (const [said, there] of [...pairs, [words.length, end] as const]) {
    if (said > lastSaid + 1 || there > lastCited + 1) {
      changes.push({
        said: slice(part, words, lastSaid + 1, said - 1),
        cited: slice(cited.text, cited.words, lastCited + 1, there - 1),
        saidAround: slice(part, words, lastSaid, said),
        citedAround: slice(cited.text, cited.words, lastCited, there),
      });
    }
    [lastSaid, lastCited] = [said, there];
  }
  return changes;
}

function slice(text: string, words: readonly Word[], from: number, to: number): string {
  const first = words[Math.max(0, from)];
  const last = words[Math.min(words.length - 1, to)];
  return first && last && to >= from ? text.slice(first.start, last.end + 1) : '';
}

/** What a change turns round; undefined where the new words may say the same. */
function turns(change: Change, language: Language, known: Known | undefined): string | undefined {
  return (
    turnsDenial(change, language) ??
    turnsSides(change, language) ??
    turnsMood(change, language) ??
    exchangesName(change, known)
  );
}

function turnsDenial(
  { cited, said, citedAround, saidAround }: Change,
  language: Language,
): string | undefined {
  const there = denialsOf(citedAround, language).count;
  const here = denialsOf(saidAround, language).count;
  if (there === here || (cited === '' && here === 0)) return undefined;
  if (here === 0 && (said === '' ? cited.split(' ').length > 4 : denies(said, language))) return undefined;
  return here > there ? `denies: ${said}` : `no longer denies: ${cited}`;
}

const otherwise: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:lack|absent|missing|unknown|un[a-z]+|in[a-z]+|without|ended|expired|false|wrong)\w*/i,
  vi: /thiếu|sai|hết|chấm dứt|ngoài|bãi bỏ|dừng/i,
  ko: /부재|미|불|비|무|종료|만료|제외/,
};

function denies(text: string, language: Language): boolean {
  return otherwise[language].test(text);
}

function turnsSides(change: Change, language: Language): string | undefined {
  for (const { name, sides, bound } of opposites) {
    for (const [mine, other] of [sides, [sides[1], sides[0]] as const]) {
      const has = (side: typeof mine, text: string) => text.search(side[language]) >= 0;
      if (has(mine, change.said) && has(other, change.cited) && !has(mine, change.cited))
        return `${name}: ${change.said}`;
      const around =
        has(mine, change.saidAround) && !has(mine, change.citedAround) && !has(other, change.saidAround);
      if (around && change.said !== '' && has(other, change.citedAround)) return `${name}: ${change.said}`;
      if (bound && around && has(mine, change.said) && numbersIn(change.saidAround, language).length > 0)
        return `${name}: ${change.said} is added`;
    }
  }
  return undefined;
}

const binding = ['must', 'must-not', 'may', 'should'] as const;

function turnsMood({ cited, said, citedAround, saidAround }: Change, language: Language): string | undefined {
  const there = moodsIn(citedAround, language);
  const here = moodsIn(saidAround, language);
  const added = binding.find(
    (mood) => here.has(mood) && !there.has(mood) && moodsIn(said, language).size > 0,
  );
  if (added) return `${added}: ${said}`;
  if (said === '' || cited === '') return undefined;
  const own = moodsIn(cited, language);
  const lost = binding.find((mood) => own.has(mood) && !here.has(mood));
  if (lost) return `${lost} is lost: ${said}`;
  return own.has('plan') && !moodsIn(said, language).has('plan') && done[language].test(said)
    ? `was planned only: ${said}`
    : undefined;
}

/** Words that say that something has happened. */
const done: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:did|has|have|had|was|were|managed|began|begun|\w+ed)\b/i,
  vi: /đã|hoàn thành|xong/i,
  ko: /[가-힣](?:였|었|았|했|됐|렸|졌)습니다|완료/,
};

/** A name became another one: not an alias of the same entry, not another spelling. */
function exchangesName({ cited, said }: Change, known: Known | undefined): string | undefined {
  if (cited === '' || said === '' || cited.split(' ').length > 8 || said.split(' ').length > 8)
    return undefined;
  const [there, here] = known
    ? [entriesIn(cited, known), entriesIn(said, known)]
    : [new Set<string>(), new Set<string>()];
  if (!here.isDisjointFrom(there)) return undefined;
  const rows = [placesIn(cited), placesIn(said)] as const;
  const elsewhere = rows[0].size > 0 && rows[1].size > 0 && rows[1].isDisjointFrom(rows[0]);
  if (elsewhere || (there.size > 0 && here.size > 0)) return `${said} stands where ${cited} is cited`;
  if (!known) return undefined;
  const proper = [...there].some((id) => /^(?:person|organization)$/.test(known.entries.get(id)?.kind ?? ''));
  return proper &&
    !/^(?:해당|동|이|그|본|같은|양측|양국|이들|그들|정부|기관|부처)(?![가-힣]{2})/.test(said) &&
    here.size === 0 &&
    /^(?:[가-힣]{2,6}|\p{Lu}\p{L}+(?:\s\p{L}+){2,})/u.test(said) &&
    cited.split(' ').length <= 4 &&
    said.split(' ').length <= 2
    ? `${said} stands where ${cited} is cited`
    : undefined;
}

function entriesIn(text: string, known: Known): Set<string> {
  return new Set(known.named(text).map(({ entry }) => entry));
}

function datesIn(text: string, language: Language): number {
  return readValues(text, language).filter(({ kind }) => kind === 'date').length;
}

function exchangesNumber({ cited, said, citedAround, saidAround }: Change, language: Language): boolean {
  if (cited === '' || said === '') return false;
  const there = numbersIn(cited, language);
  const here = numbersIn(said, language);
  if (differ(there, here) || differ(numbersIn(citedAround, language), numbersIn(saidAround, language)))
    return true;
  return scaleIn(citedAround, language) !== scaleIn(saidAround, language);
}

/** One number on each side, and not the same. */
function differ(there: readonly Value[], here: readonly Value[]): boolean {
  const [one, other] = [there[0], here[0]];
  return there.length === 1 && here.length === 1 && !!one && !!other && !sameNumber(one, other);
}

function numbersIn(text: string, language: Language): Value[] {
  return readValues(text, language).filter(({ kind }) => kind === 'number');
}

function sameNumber(one: Value, other: Value): boolean {
  return (
    one.kind === 'number' &&
    other.kind === 'number' &&
    one.readings.some((value) => other.readings.includes(value))
  );
}

/** "hàng triệu", "millions", "수백만": a size without digits. */
function scaleIn(text: string, language: Language): string {
  if (/\d/.test(text)) return '';
  const found = {
    en: /\b(thousand|million|billion)s?\b/i,
    vi: /(nghìn|triệu|tỷ)(?! lệ)/i,
    ko: /수(?:십|백|천)?(천|만|억)/,
  }[language].exec(text);
  return found?.[1]?.toLowerCase() ?? '';
}
