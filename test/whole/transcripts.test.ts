/** The README shows what the bot says. */

import { expect, test } from 'vitest';
import { newTranscripts, transcriptsIn } from './transcripts.ts';

test('the transcripts of the README are what the bot says now', { timeout: 120_000 }, async () => {
  const why =
    'README.md shows other words than the bot says: npx node test/whole/transcripts.ts writes them anew';
  expect(transcriptsIn(), why).toBe(await newTranscripts());
});

test('they stay short, and each has its sources', () => {
  const shown = transcriptsIn();
  expect(shown.split('\n').length).toBeLessThan(120);
  expect(shown.match(/<details>/g)).toHaveLength(4);
  expect(shown.match(/^\*\*› /gm)).toHaveLength(24);
});
