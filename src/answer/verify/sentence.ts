/** One sentence against what it cites: the checks as a list. */

import type { Entry, Language } from '../../nouns.ts';
import type { DraftSentence, Material, MaterialById } from '../draft.ts';

export interface Grounds {
  material: MaterialById;
  language: Language;
  known: ReadonlyMap<string, Entry> | undefined;
}

/** Why the sentence may not be sent; `undefined` when it may. */
export function whyNot(sentence: DraftSentence, grounds: Grounds): string | undefined {
  if (sentence.own) return sentence.cites.length > 0 ? 'own words cite nothing' : undefined;
  if (sentence.cites.length === 0) return 'no citation';
  const cited: Material[] = [];
  for (const id of sentence.cites) {
    const one = grounds.material.get(id);
    if (!one) return `citation ${id} does not exist`;
    cited.push(one);
  }
  if (cited.some((one) => saysVerbatim(one, sentence.text, grounds.language))) return undefined;
  const text = cited.map(allText).join('\n');
  const numbers = sentence.text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const missing = numbers.find((number) => !text.includes(number));
  return missing === undefined ? undefined : `number ${missing} is not in what is cited`;
}

function saysVerbatim(one: Material, text: string, language: Language): boolean {
  return one.kind === 'statement'
    ? one.statement.text[language] === text
    : one.passage.text.includes(text.trim());
}

function allText(one: Material): string {
  return one.kind === 'statement' ? Object.values(one.statement.text).join('\n') : one.passage.text;
}
