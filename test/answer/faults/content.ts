/** The real content, as the fault harness needs it. */

import { join } from 'node:path';
import { collectNames, nameFinder } from '../../../knowledge/names.ts';
import { readContent } from '../../../knowledge/read.ts';
import type { Material } from '../../../src/answer/draft.ts';
import type { Known } from '../../../src/answer/verify/sentence.ts';
import type { Entry, Statement } from '../../../src/nouns.ts';

export interface RealContent {
  entries: readonly Entry[];
  statements: readonly Statement[];
  known: Known;
  material: ReadonlyMap<string, Material>;
  inOrder: readonly Material[];
  place: ReadonlyMap<string, number>;
}

export function realContent(): RealContent {
  const { entries } = readContent(join(import.meta.dirname, '../../../knowledge')).content;
  const statements = entries.flatMap((entry) => entry.statements);
  const inOrder = statements.map(
    (statement): Material => ({ kind: 'statement', id: statement.id, statement }),
  );
  return {
    entries,
    statements,
    known: {
      entries: new Map(entries.map((entry) => [entry.id, entry])),
      named: nameFinder(collectNames(entries)),
    },
    material: new Map(inOrder.map((one) => [one.id, one])),
    inOrder,
    place: new Map(inOrder.map(({ id }, at) => [id, at])),
  };
}

/** What a draft on one statement would be made of: it and its neighbours, as retrieval gives them. */
export function materialAround(content: RealContent, ids: readonly string[]): Map<string, Material> {
  const near = ids.flatMap((id) => {
    const at = content.place.get(id);
    return at === undefined ? [] : content.inOrder.slice(Math.max(0, at - 4), at + 5);
  });
  return new Map(near.map((one) => [one.id, one]));
}
