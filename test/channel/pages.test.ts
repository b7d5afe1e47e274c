/** Pages: they fit, lose nothing, and a heading stays with what follows. */

import { expect, test } from 'vitest';
import { type Measure, paginate, repeatHead } from '../../src/channel/pages.ts';
import { type Run, splitRuns, textOf, unitsOf } from '../../src/channel/runs.ts';

interface Piece {
  runs: Run[];
  heading?: boolean;
}

/** Pages of ten units, without gaps; a page that is half empty is worth a part of a piece. */
const tens: Measure<Piece, number> = {
  roomOn: (page) => 10 - page.reduce((sum, { runs }) => sum + unitsOf(runs), 0),
  fits: ({ runs }, room) => unitsOf(runs) <= room,
  worthSplitting: (_, room) => room >= 5,
  split({ runs }, room) {
    const [now, later] = splitRuns(runs, room);
    return [{ runs: now }, later.length === 0 ? undefined : { runs: later }];
  },
  isHeading: ({ heading }) => heading === true,
};

const pieceOf = (text: string): Piece => ({
  runs: [{ text: text.replace('#', '') }],
  ...(text.startsWith('#') && { heading: true }),
});

test.each<[string, string[], string[][]]>([
  ['nothing', [], []],
  ['one piece', ['abc'], [['abc']]],
  ['two that fill a page', ['abcde', 'fghij'], [['abcde', 'fghij']]],
  ['one that no longer fits, and little room', ['abcdef', 'ghijk'], [['abcdef'], ['ghijk']]],
  ['one that no longer fits, and room worth using', ['abcde', 'fghijk'], [['abcde', 'fghij'], ['k']]],
  ['one longer than pages', ['abcdefghijklmnopqrstuvwxy'], [['abcdefghij'], ['klmnopqrst'], ['uvwxy']]],
  ['white space at both ends', [' abc\n', '  '], [['abc']]],
  ['a heading goes on with what follows', ['abcd', '#hh', 'efghijk'], [['abcd'], ['hh', 'efghijk']]],
  ['a heading alone on its page stays', ['#hhhhhhh', 'abcde'], [['hhhhhhh'], ['abcde']]],
  ['a heading at the end stays', ['abc', '#hh'], [['abc', 'hh']]],
])('%s', (_, texts, pages) => {
  const made = paginate(texts.map(pieceOf), tens);
  expect(made.map((page) => page.map(({ runs }) => textOf(runs)))).toEqual(pages);
});

test.each<[string, string | undefined, string, string]>([
  ['no head', undefined, 'a b c', 'd'],
  ['a head with rows below it', 'H', 'H\na b', 'H\nd'],
  ['a head without rows', 'H', 'H\n', 'd'],
  ['a head that takes too much of a page', 'HHHHH', 'HHHHH\na b', 'd'],
])('%s', (_, head, now, later) => {
  const runs = repeatHead({ head, now: [{ text: now }], later: [{ text: 'd' }] }, 20);
  expect(textOf(runs)).toBe(later);
});
