/** Who says which number: names and numbers that share a clause in what is cited share one in the sentence. */

import type { Claim } from './claim.ts';
import type { GroundText } from './ground.ts';

interface Clause {
  numbers: readonly number[];
  /** Folded words with a capital, letters of three and more; in Korean, words of four syllables and more. */
  names: ReadonlySet<string>;
}

export function checkAttribution(claim: Claim): string | undefined {
  const said = clausesOf(claim);
  for (const cited of claim.same) {
    const there = clausesOf(cited).filter(({ numbers }) => numbers.length === 1);
    if (there.length < 2) continue;
    for (const { numbers, names } of said) {
      const number = numbers.length === 1 ? numbers[0] : undefined;
      const own = there.filter((one) => one.numbers[0] === number);
      if (own.length !== 1 || own[0]?.names.size === 0 || !own[0]?.names.isDisjointFrom(names)) continue;
      const other = there.find((one) => one.numbers[0] !== number && isOnlyIn(one, names, there));
      if (other) return `${number} stands where ${other.numbers[0]} is cited`;
    }
  }
  return undefined;
}

/** Whether a name of this clause, and of no other, is among `names`. */
function isOnlyIn(clause: Clause, names: ReadonlySet<string>, all: readonly Clause[]): boolean {
  return [...clause.names].some(
    (name) => names.has(name) && all.every((one) => one === clause || !one.names.has(name)),
  );
}

function clausesOf({ text, words, values }: Pick<GroundText, 'text' | 'words' | 'values'>): Clause[] {
  const bare = text.replace(/\([^)]*\)/g, (inner) => ' '.repeat(inner.length));
  const ends = [...bare.matchAll(/,\s|[;:]\s|\.\s|$/g)].map(({ index }) => index);
  let start = 0;
  return ends.map((end) => {
    const inside = (at: number) => at >= from && at < end && bare[at] !== ' ';
    const from = start;
    start = end;
    return {
      numbers: values.flatMap((value) =>
        value.kind === 'number' && !value.spelled && inside(value.start) ? [value.readings[0] ?? 0] : [],
      ),
      names: new Set(
        words
          .filter((word) => inside(word.start) && isName(word.surface))
          .map(({ folded }) => folded.replace(/(?:은|는|이|가)$/, '')),
      ),
    };
  });
}

function isName(surface: string): boolean {
  return /^\p{Lu}\p{L}{2,}/u.test(surface) || /^[가-힣]{4,}$/.test(surface);
}
