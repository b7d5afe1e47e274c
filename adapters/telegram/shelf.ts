/** Rendered replies kept at hand for the turning of pages; what is gone from here is asked for again. */

import type { Button } from '../../src/nouns.ts';
import type { Page } from './render/pages.ts';

export interface Shown {
  pages: Page[];
  buttons: Button[];
}

const keptMax = 500;

export function createShelf() {
  const kept = new Map<string, Shown>();
  return {
    find: (source: string): Shown | undefined => kept.get(source),
    keep(source: string, shown: Shown): void {
      kept.delete(source);
      kept.set(source, shown);
      const [oldest] = kept.keys();
      if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
    },
  };
}
