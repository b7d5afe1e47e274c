/** Remembers the versions of recent messages: an edit counts only where the original was meant for us. */

import { createBounded } from '../../src/bounded.ts';
import type { Heard } from './read.ts';
import type { Message } from './update.ts';

interface Known {
  addressed: boolean;
  /** Seconds, as Telegram dates them. */
  at: number;
  text: string;
}

const keptMax = 10_000;

/**
 * `wanted` says whether a version is to be answered, and remembers it. Out of order: an original that comes
 * after its edit is old news. An edit that changed no word (a link preview came) is no question. After a
 * restart nothing is known of the original; then what the edit itself says decides.
 */
export function createVersions() {
  const known = createBounded<Known>(keptMax);
  return {
    wanted(message: Message, heard: Heard): boolean {
      const key = `${message.chat.id}/${message.message_id}`;
      const at = message.edit_date ?? message.date;
      const text = message.text ?? message.caption ?? '';
      const before = known.get(key);
      if (before && before.at > at) return false;
      const edited = heard.asked.incoming.edited === true;
      const unchanged = edited && before !== undefined && before.at < at && before.text === text;
      const addressed = edited ? (before?.addressed ?? heard.addressed) : heard.addressed;
      known.set(key, { addressed, at, text });
      return addressed && !unchanged;
    },
  };
}
