/** English text to search terms: stems. */

import { fold } from './fold.ts';
import { baseForms } from './irregular.ts';
import { stem } from './porter.ts';

const wordPattern = /[a-z]+(?:'[a-z]+)*|\d+(?:[.,]\d+)*|[^\W\d_]+|[\p{L}]+/gu;

const questionWords = new Set(
  (
    'what which who whom whose when where why how many much is are was were be been being am do does did done ' +
    'has have had having can could will would shall should may might must the a an of in on at to for from by ' +
    'with about as into and or that this these those it its they their them there he she his her him we our you ' +
    'your i me my than then so such if not no name tell please give called during after before between type kind'
  ).split(' '),
);
const stems = new Map<string, string>();

/** The words of a text in lower case, without marks and possessives. */
export function words(text: string): string[] {
  const found = fold(text.normalize('NFC').replaceAll('’', "'")).match(wordPattern) ?? [];
  return found.map((word) => word.replace(/'s?$/, ''));
}

/** The stem of a word, one spelling for British and American ones. */
export function stemmed(word: string): string {
  let found = stems.get(word);
  if (found === undefined) {
    found = stem(american(baseForms.get(word) ?? word));
    if (stems.size < 50_000) stems.set(word, found);
  }
  return found;
}

function american(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/(?<=..)is(?=(?:e[drs]?|ers|ing|ations?)$)/, 'iz')
    .replace(/(?<=[lbmnv])our(?=s?$|ed$|ing$)/, 'or')
    .replace(/(?<=program)mes?$/, '')
    .replace(/(?<=cent|met|theat)re(?=s?$)/, 'er')
    .replace(/(?<=fen|licen)ce(?=s?$)/, 'se');
}

/** Whether a word belongs to the question's form. */
export function isQuestionWord(word: string): boolean {
  return questionWords.has(word);
}
