/** "More than", "less than", "at most" before a number: the number is bounded the same way in what is cited. */

import type { NumberValue, Value } from '../values.ts';
import type { Claim } from './claim.ts';

type Bound = 'more' | 'less' | 'none';

const before: readonly (readonly [Bound, RegExp])[] = [
  [
    'less',
    /(?:no more than|not more than|không quá|không trên|tối đa|at most|up to|far less than|less than|fewer than|under|below|dưới|chưa đến|chưa tới|최대|within)\s(?:vnd\s?|us\$|usd\s?|gbp\s?|\$)?$/,
  ],
  [
    'more',
    /(?:no less than|not less than|không dưới|at least|more than|over|above|exceed(?:s|ed|ing)?|hơn|trên|ít nhất|tối thiểu|vượt|최소)\s(?:vnd\s?|us\$|usd\s?|gbp\s?|\$)?$/,
  ],
];
const after: readonly (readonly [Bound, RegExp])[] = [
  ['less', /^[^\d,.;]{0,8}?(?:이하|미만|이내|못 ?미치|밑도|trở xuống|or less|or fewer|or younger)/],
  [
    'more',
    /^[^\d,.;]{0,8}?(?:이상|초과|넘는|넘게|넘어|넘은|넘었|넘도록|을 넘|웃도|trở lên|or more|or older|여 (?:명|개|건|곳|종))/,
  ],
];

export function checkBounds({ lower, values, all }: Claim): string | undefined {
  for (const value of values) {
    if (value.kind !== 'number' || value.spelled) continue;
    const said = boundOf(lower, value);
    if (said === 'none') continue;
    const cited = all.flatMap((one) =>
      one.values.flatMap((other) => (isSame(value, other) ? [boundOf(one.lower, other)] : [])),
    );
    if (cited.length > 0 && !cited.includes(said))
      return `${lower.slice(value.start, value.end)} is not bounded so in what is cited`;
  }
  return undefined;
}

function boundOf(text: string, { start, end }: Value): Bound {
  const head = text.slice(Math.max(0, start - 24), start);
  const tail = text.slice(end, end + 16);
  const found =
    before.find(([, pattern]) => pattern.test(head)) ?? after.find(([, pattern]) => pattern.test(tail));
  return found?.[0] ?? 'none';
}

function isSame(value: NumberValue, other: Value): boolean {
  return other.kind === 'number' && value.readings.some((reading) => other.readings.includes(reading));
}
