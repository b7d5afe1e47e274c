/** Wall clocks and instants: what time it is somewhere, and when a wall clock there will show a time. */

/** A wall clock's reading, as the milliseconds since 1970 that it would be if the zone were UTC. */
export type Wall = number;

const formats = new Map<string, Intl.DateTimeFormat>();
const hourMs = 3_600_000;
/** No zone is further from UTC. */
const offsetMaxMs = 26 * hourMs;

export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the wall clock shows in a zone; throws a RangeError for a zone that does not exist. */
export function wallAt(zone: string, at: Date): Wall {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const wholeMs = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wholeMs + (((at.getTime() % 1000) + 1000) % 1000);
}

/**
 * The first instant at which a zone's wall clock shows that reading. In the hour that comes twice it is the
 * first of the two; a reading inside the hour that does not exist gives the instant of the jump.
 */
export function instantOf(zone: string, wall: Wall): Date {
  const earlier = offsetAt(zone, wall - offsetMaxMs);
  const later = offsetAt(zone, wall + offsetMaxMs);
  for (const offset of [Math.max(earlier, later), Math.min(earlier, later)]) {
    if (wallAt(zone, new Date(wall - offset)) === wall) return new Date(wall - offset);
  }
  return jumpBetween(zone, wall - Math.max(earlier, later), wall - Math.min(earlier, later));
}

function offsetAt(zone: string, atMs: number) {
  return wallAt(zone, new Date(atMs)) - atMs;
}

/** The instant at which the offset changes, by halves, to the second. */
function jumpBetween(zone: string, fromMs: number, toMs: number): Date {
  const before = offsetAt(zone, fromMs);
  let low = fromMs;
  let high = toMs;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (middle <= low) break;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return new Date(Math.ceil(high / 1000) * 1000);
}

function formatOf(zone: string) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
