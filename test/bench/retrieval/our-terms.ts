/** Our terms as plain tokens (t12 t7 …), so that a peer's own tokenizer leaves them alone. */

import { fold } from '../../../knowledge/terms/fold.ts';
import { isUnmarked, questionTerms, type Terms, terms } from '../../../knowledge/terms/terms.ts';
import type { Language } from '../../../src/nouns.ts';

export interface Tokens {
  ofText(text: string, language: Language): string[];
  ofQuestion(text: string, language: Language): string[];
  /** Every word of the question, also those that only ask. */
  ofWhole(text: string, language: Language): string[];
}

/** Vietnamese terms go in as typed and without marks; a question without marks asks for the latter only. */
export function createTokens(): Tokens {
  const numbers = new Map<string, string>();
  const token = (term: string): string => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    const made = `t${numbers.size}`;
    numbers.set(term, made);
    return made;
  };
  const all = ({ words, pairs }: Terms): string[] => [...words, ...pairs.map((pair) => `${pair} `)];
  const bare = (list: readonly string[]): string[] => list.map((term) => `${fold(term)}~`);
  return {
    ofText(text, language) {
      const found = all(terms(text, language));
      return [...found, ...(language === 'vi' ? bare(found) : [])].map(token);
    },
    ofWhole: (text, language) => all(terms(text, language)).map(token),
    ofQuestion(text, language) {
      const found = all(questionTerms(text, language));
      return (language === 'vi' && isUnmarked(text) ? bare(found) : found).map(token);
    },
  };
}
