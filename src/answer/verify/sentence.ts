/** One sentence against what it cites: the checks as a list. */

import type { Language } from '../../nouns.ts';
import type { Knowledge } from '../../ports.ts';
import type { DraftSentence, Material, MaterialById } from '../draft.ts';
import { checkAttribution } from './attribution.ts';
import { checkBounds } from './bounds.ts';
import { checkChanges } from './changes.ts';
import { type Claim, claimOf } from './claim.ts';
import { checkCounted } from './counted.ts';
import { checkDirections } from './directions.ts';
import { type Ground, groundOf } from './ground.ts';
import { checkLinks, hasLink } from './links.ts';
import { checkModality } from './modality.ts';
import { checkNames } from './names.ts';
import { checkNegation } from './negation.ts';
import { checkOwn } from './own.ts';
import { checkQuotations } from './quotations.ts';
import { checkRoles } from './roles.ts';
import { checkSource } from './source.ts';
import { checkValues } from './value-check.ts';

/** What the checks know beyond the sentence. */
export interface Grounds {
  material: MaterialById;
  language: Language;
  known: Known | undefined;
}

export type Known = Pick<Knowledge, 'entries' | 'named'>;

/** Says why a claim does not stand, or nothing. */
export type Check = (claim: Claim, grounds: Grounds) => string | undefined;

const checks: readonly Check[] = [
  checkLinks,
  checkQuotations,
  checkValues,
  checkBounds,
  checkNames,
  checkChanges,
  checkNegation,
  checkDirections,
  checkModality,
  checkRoles,
  checkCounted,
  checkAttribution,
  checkSource,
];

/** Why the sentence may not be sent; `undefined` when it may. */
export function whyNot(sentence: DraftSentence, grounds: Grounds): string | undefined {
  if (sentence.own) return checkOwn(sentence, grounds.language, grounds.known);
  if (sentence.cites.length === 0) return 'no citation';
  const cited: Material[] = [];
  for (const id of sentence.cites) {
    const one = grounds.material.get(id);
    if (!one) return `citation ${id} does not exist`;
    cited.push(one);
  }
  if (cited.some((one) => saysVerbatim(one, sentence.text, grounds.language))) return undefined;
  if (sentence.text.trim() === '') return 'empty';
  const claim = claimOf(
    sentence.text,
    grounds,
    cited.map((one): Ground => groundOf(one)),
  );
  for (const check of checks) {
    const why = check(claim, grounds);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** The recorded statement itself, or whole sentences of a passage. Links stay to be looked at in neither. */
function saysVerbatim(one: Material, text: string, language: Language): boolean {
  if (one.kind === 'statement') return one.statement.text[language] === text;
  return one.passage.text === text || (!hasLink(text) && standsWhole(text.trim(), one.passage.text));
}

function standsWhole(sentence: string, passage: string): boolean {
  const at = passage.indexOf(sentence);
  if (at < 0 || sentence.length < 20) return false;
  const before = passage.slice(0, at).trimEnd();
  const after = passage.slice(at + sentence.length);
  return (
    (before === '' ||
      /[.!?;:。\n]$/.test(passage.slice(0, at).trimEnd()) ||
      /\n\s*$/.test(passage.slice(0, at))) &&
    (/[.!?;。]["”’]?$/.test(sentence) || /^\s*(?:$|\n)/.test(after))
  );
}
