/** Numbers of laws and documents: 134/2025/QH15, 749/QĐ-TTg, 57-NQ/TW, "Decision 749", "결정 제749호". */

import type { Language } from '../../nouns.ts';
import { fold } from '../../text.ts';
import type { CodeValue } from '../values.ts';

const full =
  /(?<![\p{Script=Latin}\d])(\d{1,5})\s?(?:\/\s?((?:19|20)\d\d)\s?)?[/-]\s?((?:[a-zđ]{2,8}\d{0,2})(?:[-–/][a-zđ]{1,8})*)(?![\p{Script=Latin}\d])/gu;
const yearOnly = /(?<![p{L}\d/.,])(\d{1,4})\/((?:19|20)\d\d)(?![\d/])/gu;
const named =
  /(?:\b(?:decision|decree|resolution|circular|directive|law|act|conclusion|plan|guidance|official letter|document|project)(?: no\.?| number)?|\b(?:quyết định|nghị định|nghị quyết|thông tư|chỉ thị|luật|kết luận|công văn|hướng dẫn|kế hoạch|văn bản|đề án|de an|quyet dinh|nghi dinh|nghi quyet|thong tu|qđ|nđ|nq|tt|ct)(?: số| so)?|(?:결정|시행령|결의|법률|법|훈령|고시|지침|회람|지시|의정|통지|공문|계획|문서|프로젝트)\s?제?)\s?(\d{1,5})(?!\d|[.,]\d|\s?(?:%|\/\d))(?:호)?/gu;
const koreanNamed = /(?<![\d.,/])(\d{1,4})\s?호?\s?(?=프로젝트)/g;
const documentBefore =
  /(?:decree|law|decision|circular|resolution|nghị định|luật|quyết định|thông tư|nghị quyết|số|no\.?|nđ|법률|시행령|결정|제)\s?$/;

export function readCodes(text: string, _language: Language): CodeValue[] {
  if (!/\d/.test(text)) return [];
  const found: CodeValue[] = [];
  const take = (match: RegExpExecArray, code: Omit<CodeValue, 'kind' | 'start' | 'end'>, start: number) => {
    const end = match.index + match[0].length;
    if (found.every((other) => end <= other.start || start >= other.end)) {
      found.push({ kind: 'code', ...code, start, end });
    }
  };
  for (const match of text.matchAll(full)) {
    const rest = fold(match[3] ?? '').replace(/–/g, '-');
    if (isCode(rest)) take(match, { number: match[1] ?? '', year: match[2], rest }, match.index);
  }
  for (const match of text.matchAll(yearOnly)) {
    if (documentBefore.test(text.slice(Math.max(0, match.index - 14), match.index))) {
      take(match, { number: match[1] ?? '', year: match[2], rest: undefined }, match.index);
    }
  }
  for (const match of text.matchAll(named)) {
    const number = match[1] ?? '';
    if (/^(?:19|20)\d\d$/.test(number)) continue;
    take(match, { number, year: undefined, rest: undefined }, match.index + match[0].lastIndexOf(number));
  }
  for (const match of text.matchAll(koreanNamed)) {
    take(match, { number: match[1] ?? '', year: undefined, rest: undefined }, match.index);
  }
  return found;
}

/** "24/7", "30-day" and "km/h" look alike: a document's letters are few and known. */
function isCode(rest: string): boolean {
  return /^(?:qh\d{0,2}|nd-cp|qd-[a-z]+|nq-[a-z]+|nq\/[a-z]+|tt-[a-z]+|ct-[a-z]+|cd-[a-z]+|ttg|cp|kl\/tw|kl-tw|hd\/[a-z]+|kh-[a-z]+|vb-[a-z]+|tb-[a-z]+|qd|nd|nq|kl|hd|bc-[a-z]+|vpcp[a-z-]*|b[a-z]{2,6}-[a-z]+|ttr-[a-z]+|ub[a-z]*-[a-z]+|tw|l-ctn|[a-z]{1,5}-[a-z]{1,6}(?<!day|month|year|hour|week|step|point))$/.test(
    rest,
  );
}

/** Whether two numbers can name the same document: what both tell agrees. */
export function sameCode(a: CodeValue, b: CodeValue): boolean {
  if (Number(a.number) !== Number(b.number)) return false;
  if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return false;
  return a.rest === undefined || b.rest === undefined || a.rest === b.rest;
}
