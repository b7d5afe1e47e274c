/** The ports of a conversation that lives in one process and leaves nothing behind: one-off answers, tests. */

import { createBounded } from '../bounded.ts';
import type { Language } from '../nouns.ts';
import type { Answers, Gaps, KeptAnswer, Memory, Preferences, Seen } from '../ports.ts';

export interface InMemory {
  memory: Memory;
  answers: Answers;
  seen: Seen;
  preferences: Preferences;
  gaps: Pick<Gaps, 'record'>;
}

/** Answers are large and asked for soon or never: fewer of them are kept than of anything else. */
const answersMax = 200;

/** Each part keeps at most `entriesMax` things and forgets the oldest: any number of lines runs through. */
export function createInMemory(entriesMax = 10_000): InMemory {
  const values = createBounded<unknown>(entriesMax);
  const kept = createBounded<KeptAnswer>(Math.min(answersMax, entriesMax));
  const dealtWith = createBounded<'busy' | 'done'>(entriesMax);
  const chosen = createBounded<Language>(entriesMax);
  return {
    memory: {
      get: async (key) => values.get(key),
      set: async (key, value) => values.set(key, value),
      delete: async (key) => values.delete(key),
    },
    answers: { keep: async (answer) => kept.set(answer.id, answer), find: async (id) => kept.get(id) },
    seen: {
      async begin(key) {
        const known = dealtWith.get(key);
        if (!known) dealtWith.set(key, 'busy');
        return known ?? 'new';
      },
      settle: async (key) => dealtWith.set(key, 'done'),
    },
    preferences: {
      languageOf: async ({ channel, chat }) => chosen.get(`${channel}:${chat}`),
      async setLanguage({ channel, chat }, language) {
        if (language) chosen.set(`${channel}:${chat}`, language);
        else chosen.delete(`${channel}:${chat}`);
      },
    },
    gaps: { record: async () => undefined },
  };
}
