/** Vietnamese text to search terms: syllables, and pairs of neighbours, which stand in for its compound words. */

import { fold } from './fold.ts';

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const marked = /[^\0-\x7f]/;
const spellingWithY = /^([hklmst])y(?=[\u0300\u0301\u0303\u0309\u0323]?$)/;
const wordOrBreak = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)*|[^\p{L}\p{M}\d\s]+/gu;
const word = /^[\p{L}\p{M}\d]/u;

const known = new Map<string, string>();

/** Syllables that questions are made of and that say nothing on what is asked about. */
const questionSyllables = new Set(
  (
    'ai gì nào đâu sao bao nhiêu mấy thế như khi là của có được bị đã đang sẽ sắp và với các những một cho ' +
    'trong trên dưới ở tại từ đến về này kia ấy đó thì mà hay hoặc do bởi vì nên rằng theo vào ra ' +
    'để cái nhỉ à ạ nhé vậy hãy cũng rất nó bạn mình chúng ta'
  )
    .split(' ')
    .map(syllable),
);
/** Without their marks these could as well be tài, đảng, bản, đề, tư, nợ, đền …: they stay. */
const ambiguousUnmarked = new Set('tai dang ban de tu no den minh chung'.split(' '));
const foldedQuestionSyllables = new Set(
  [...questionSyllables].map(fold).filter((one) => !ambiguousUnmarked.has(one)),
);

/** One spelling for each syllable: lower case, tone mark last (hoà = hòa), i for a final y (kỹ = kĩ). */
export function syllable(written: string): string {
  const lower = written.toLowerCase();
  if (!marked.test(lower)) return lower.replace(spellingWithY, '$1i');
  let canonical = known.get(lower);
  if (canonical === undefined) {
    const letters = lower.normalize('NFD').replace(spellingWithY, '$1i');
    const tone = letters.match(tones)?.[0] ?? '';
    canonical = (letters.replace(tones, '') + tone).normalize('NFC');
    if (known.size < 50_000) known.set(lower, canonical);
  }
  return canonical;
}

/** Runs of syllables between punctuation marks, in order. */
export function syllableRuns(text: string): string[][] {
  const runs: string[][] = [[]];
  for (const [piece] of text.normalize('NFC').matchAll(wordOrBreak)) {
    if (word.test(piece)) runs.at(-1)?.push(syllable(piece));
    else if (!/^[-'’_/&+]$/.test(piece)) runs.push([]);
  }
  return runs;
}

/** Whether a syllable belongs to the question's form; `unmarked` when the whole question was typed without marks. */
export function isQuestionSyllable(text: string, unmarked: boolean): boolean {
  return (unmarked ? foldedQuestionSyllables : questionSyllables).has(text);
}
