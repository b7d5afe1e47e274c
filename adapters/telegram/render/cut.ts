/** Where a text that is too long for one page is parted, as Telegram counts units and entities. */

import { lastBreak, lastGrapheme, notInsideLinks } from '../../../src/channel/cut.ts';
import { type Run, textOf } from '../../../src/channel/runs.ts';
import { entitiesOfRun } from './rich.ts';

/**
 * UTF-16 units that go on this page: more than none, at most `room.units`, and so that the runs before it
 * hold at most `room.entities` entities.
 */
export function cutAt(runs: readonly Run[], room: { units: number; entities: number }): number {
  const max = Math.max(1, Math.min(room.units, unitsWithin(runs, room.entities)));
  const text = textOf(runs);
  return lastBreak(text, max, { at: notInsideLinks(runs) }) || lastGrapheme(text, max);
}

/** Units until the runs would need more entities than that. */
function unitsWithin(runs: readonly Run[], entities: number): number {
  let units = 0;
  let used = 0;
  for (const run of runs) {
    used += entitiesOfRun(run);
    if (used > entities) return units;
    units += run.text.length;
  }
  return units;
}
