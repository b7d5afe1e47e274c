/** The texts being sent, read once each: a broadcast's text never changes after it was queued. */

import type { Candidate, Content, Deliveries } from './ports.ts';

const keptMax = 500;

export interface Contents {
  of(candidate: Pick<Candidate, 'broadcast' | 'variant'>): Promise<Content>;
}

export function createContents({ content }: Pick<Deliveries, 'content'>): Contents {
  const kept = new Map<string, Promise<Content>>();
  return {
    of({ broadcast, variant }) {
      const key = `${broadcast}.${variant}`;
      const known = kept.get(key);
      if (known) return known;
      if (kept.size >= keptMax) kept.clear();
      const reading = content(broadcast, variant);
      reading.catch(() => kept.delete(key));
      kept.set(key, reading);
      return reading;
    },
  };
}
