/** How many people a broadcast reaches, and how long that takes at the platforms' limits. */

import type { ChannelName } from '../src/nouns.ts';
import type { AudienceCount, NewMessage } from './ports.ts';

/** Messages a second that each channel may send. */
export type Rates = Readonly<Partial<Record<ChannelName, number>>>;

export interface Estimate {
  people: number;
  messages: number;
  /** The slowest channel's time: channels send side by side. */
  seconds: number;
  counts: readonly AudienceCount[];
}

export function estimateOf(
  counts: readonly AudienceCount[],
  messages: readonly Pick<NewMessage, 'channel' | 'language' | 'parts'>[],
  rates: Rates,
): Estimate {
  const reached = counts.filter(({ channel }) => messages.some((message) => message.channel === channel));
  const partsFor = ({ channel, language }: AudienceCount) =>
    [language, 'en'].flatMap(
      (wanted) => messages.find((one) => one.channel === channel && one.language === wanted) ?? [],
    )[0]?.parts.length ??
    messages.find((one) => one.channel === channel)?.parts.length ??
    0;
  const perChannel = new Map<ChannelName, number>();
  for (const count of reached) {
    const rows = count.count * partsFor(count);
    perChannel.set(count.channel, (perChannel.get(count.channel) ?? 0) + rows);
  }
  const seconds = [...perChannel].map(([channel, rows]) => rows / (rates[channel] ?? 1000));
  return {
    people: reached.reduce((sum, { count }) => sum + count, 0),
    messages: [...perChannel.values()].reduce((sum, rows) => sum + rows, 0),
    seconds: Math.ceil(Math.max(0, ...seconds)),
    counts: reached,
  };
}
