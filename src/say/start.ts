/** The table that `caudari serve` prints when it has started. */

import type { ChannelName } from '../nouns.ts';

export interface Off {
  channel: ChannelName;
  /** The setting that would turn it on. */
  variable: string;
}

export interface Started {
  url: string;
  store: string;
  memory: string;
  model: string | undefined;
  entries: number;
  release: string;
  channels: readonly string[];
  off: readonly Off[];
}

export function startTable({ url, store, memory, model, entries, release, channels, off }: Started): string {
  const rows: [string, string][] = [
    ['web chat', `on   ${url}/`],
    ...channels.map((name): [string, string] => [name, 'on']),
    ...off.map(({ channel, variable }): [string, string] => [channel, `off  ${variable} is not set`]),
    ['answer model', model ? `on   ${model}` : 'off  OPENAI_API_KEY and OPENAI_BASE_URL are not set'],
    ['store', store],
    ['conversations', memory],
    ['knowledge', `${entries} entries, release ${release}`],
  ];
  return [
    'Caudari is running. Ctrl-C stops it.',
    ...rows.map(([name, what]) => `  ${name.padEnd(14)} ${what}`),
  ].join('\n');
}
