/** Names for messages that stay the same when they are sent again: at most 25 characters, as Discord wants. */

import { createHash } from 'node:crypto';

export function nonceOf(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 25);
}
