/** A row and its text as the message that a channel sends. */

import type { Push } from '../src/ports.ts';
import type { Candidate, Content } from './ports.ts';

export function pushOf(candidate: Candidate, { language, parts }: Content): Push | undefined {
  const body = parts[candidate.part - 1];
  return body && { address: candidate.to, language, ...body, nonce: nonceOf(candidate) };
}

/** The same for every attempt at one row, unlike any other row's, and within Discord's 25 characters. */
export function nonceOf({
  broadcast,
  part,
  address,
}: Pick<Candidate, 'broadcast' | 'part' | 'address'>): string {
  return [broadcast, part, address].map((number) => number.toString(36)).join('-');
}
