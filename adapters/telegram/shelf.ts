/** Rendered replies kept at hand for the turning of pages; what is gone from here is asked for again. */

import { type Bounded, createBounded } from '../../src/bounded.ts';
import type { Button } from '../../src/nouns.ts';
import type { Page } from './render/pages.ts';

export interface Shown {
  pages: Page[];
  buttons: Button[];
}

/** By the action that gets the reply again. */
export type Shelf = Bounded<Shown>;

export function createShelf(): Shelf {
  return createBounded(500);
}
