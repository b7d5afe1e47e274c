import { describe, expect, test } from 'vitest';
import { realContent } from './content.ts';
import { measureAlarms, measureFaults } from './measure.ts';
import { hardKinds, subtleKinds } from './plant.ts';

const content = realContent();
const faults = measureFaults(content, 1);
const alarms = measureAlarms(content, 6);
const of = (kinds: readonly string[]) => faults.filter(({ kind }) => kinds.includes(kind));
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe('planted errors', () => {
  test('there are at least 500, of every kind in every language', () => {
    expect(sum(faults.map(({ planted }) => planted))).toBeGreaterThanOrEqual(500);
    expect(faults.filter(({ planted }) => planted < 10)).toEqual([]);
  });

  test('no wrong number, date, name, quotation, link or source escapes', () => {
    expect(
      of(hardKinds).flatMap(({ kind, language, escaped }) =>
        escaped.map((text) => `${kind} ${language}: ${text}`),
      ),
    ).toEqual([]);
  });

  test('at most 2 % of the subtle ones escape: denials, directions, moods, comparisons', () => {
    const subtle = of(subtleKinds);
    const escaped = subtle.flatMap((one) => one.escaped);
    expect(
      escaped.length / sum(subtle.map(({ planted }) => planted)),
      escaped.join('\n'),
    ).toBeLessThanOrEqual(0.02);
  });
});

describe('true sentences', () => {
  test('at least 60 in each language were written by hand', () => {
    expect(alarms.filter(({ made, honest }) => made === 'by-hand' && honest >= 60)).toHaveLength(3);
  });

  test('at most 3 % of those by hand and 1 % of those by rule are dropped', () => {
    const share = (some: typeof alarms) =>
      sum(some.map(({ dropped }) => dropped.length)) / sum(some.map(({ honest }) => honest));
    const byHand = alarms.filter(({ made }) => made === 'by-hand');
    expect(share(byHand), byHand.flatMap(({ dropped }) => dropped).join('\n')).toBeLessThanOrEqual(0.03);
    expect(share(alarms.filter(({ made }) => made !== 'by-hand'))).toBeLessThanOrEqual(0.01);
  });
});
