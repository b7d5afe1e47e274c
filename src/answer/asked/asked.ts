/** What a question asks for: aspects, form, years, direction. */

import type { Aspect, Language } from '../../nouns.ts';
import { compact, hangul, plain } from '../../text.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import type { AskedPatterns } from './patterns.ts';
import { vi } from './vi.ts';

export interface Asked {
  aspects: readonly Aspect[];
  form: 'fact' | 'list' | 'comparison' | 'timeline';
  /** `tag`: held out for confirmation; `open`: a plain yes-or-no question. */
  yesNo: 'no' | 'open' | 'tag';
  years: readonly string[];
  now: boolean;
  /** Asks for something of a kind that no entry keeps (a phone number, a salary). */
  private: boolean;
  why: boolean;
  direction: 'up' | 'down' | undefined;
}

const patterns: Readonly<Record<Language, AskedPatterns>> = { vi, ko, en };

/** Reads what `text` asks for; a text in another script than its language's is read by what it is written in. */
export function readAsked(text: string, language: Language, today: Date): Asked {
  const own = hangul.test(text) ? 'ko' : language === 'ko' ? 'en' : language;
  const how = patterns[own];
  const seen = own === 'ko' ? compact(text) : plain(text);
  const aspects = how.aspects.filter(([, pattern]) => pattern.test(seen)).map(([aspect]) => aspect);
  const tag = how.tag.test(seen);
  return {
    aspects: withoutImplied(aspects),
    form: formOf(seen, how),
    yesNo: tag ? 'tag' : how.yesNo.test(seen) && !hasQuestionWord(aspects) ? 'open' : 'no',
    years: [...new Set([...yearsIn(text), ...yearsAway(seen, how, today)])],
    private: how.private.test(seen),
    now: how.now.test(seen),
    why: how.why.test(seen),
    direction: how.down.test(seen) ? 'down' : how.up.test(seen) ? 'up' : undefined,
  };
}

function formOf(seen: string, how: AskedPatterns): Asked['form'] {
  if (how.comparison.test(seen)) return 'comparison';
  if (how.timeline.test(seen)) return 'timeline';
  return how.list.test(seen) ? 'list' : 'fact';
}

/** Money and ranks are asked for in the words of counting: the closer one stands for both. */
function withoutImplied(aspects: readonly Aspect[]): Aspect[] {
  const closer = aspects.some((aspect) => aspect === 'money' || aspect === 'rank' || aspect === 'duration');
  return aspects.filter((aspect) => !(aspect === 'count' && closer));
}

function hasQuestionWord(aspects: readonly Aspect[]): boolean {
  return aspects.some((a) => a === 'date' || a === 'place' || a === 'count' || a === 'rank' || a === 'money');
}

function yearsAway(seen: string, { yearsAway: told }: AskedPatterns, today: Date): string[] {
  return told
    .filter(([, pattern]) => pattern.test(seen))
    .map(([offset]) => String(today.getUTCFullYear() + offset));
}

/** Years from 1990 to 2059 written in the text, each once; in Korean also as 24년. */
export function yearsIn(text: string): string[] {
  const full = [...text.matchAll(/(?<!\d)(?:199\d|20[0-5]\d)(?!\d)/g)].map((match) => match[0]);
  const short = [...text.matchAll(/(?<!\d)([0-4]\d)년(?!\s*(?:동안|간|째|차))/g)].map(
    (match) => `20${match[1]}`,
  );
  return [...new Set([...full, ...short])];
}
