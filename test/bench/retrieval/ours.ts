/** Our own index as the bench sees it. */

import { createIndex, type SearchIndex } from '../../../knowledge/index/index.ts';
import type { Engine } from './engine.ts';

export function openOurs(): Engine {
  return engineOf(createIndex());
}

export function engineOf(index: SearchIndex): Engine {
  return {
    name: 'Caudari',
    terms: 'ours',
    add: (passage) => index.add(passage),
    search: (text, language, limit) => index.search({ text, language, limit }).map(({ id }) => id),
  };
}
