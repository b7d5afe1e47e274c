/** MiniSearch, Orama and FlexSearch, as they ship and with our terms. */

import { create, insert, search } from '@orama/orama';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import type { Language } from '../../../src/nouns.ts';
import type { Engine, OpenEngine } from './engine.ts';
import { createTokens } from './our-terms.ts';

export const openMiniSearch: OpenEngine = () => {
  const index = new MiniSearch({ fields: ['text'] });
  return {
    name: 'MiniSearch',
    terms: 'shipped',
    add: ({ id, text }) => index.add({ id, text }),
    search: (question, _, limit) => ids(index.search(question).slice(0, limit)),
  };
};

export const openMiniSearchWithOurTerms: OpenEngine = () => {
  const tokens = createTokens();
  const index = new MiniSearch({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  return {
    name: 'MiniSearch',
    terms: 'our terms',
    add: ({ id, text, language }) => index.add({ id, text: tokens.ofText(text, language).join(' ') }),
    search(question, language, limit) {
      const query = tokens.ofQuestion(question, language).join(' ');
      return ids(index.search(query).slice(0, limit));
    },
  };
};

/** Orama has a stemmer for English only among the three, and a search needs a threshold of 1 to mean OR. */
export const openOrama: OpenEngine = () => {
  const database = create({ schema: { text: 'string' }, language: 'english' });
  return {
    name: 'Orama',
    terms: 'shipped',
    add: ({ id, text }) => void insert(database, { id, text }),
    search(question, _, limit) {
      const found = search(database, { term: question, limit, threshold: 1 });
      return 'hits' in found ? found.hits.map(({ id }) => id) : [];
    },
  };
};

export const openFlexSearch: OpenEngine = () =>
  flexSearch(
    'shipped',
    (text) => text,
    (text) => text,
  );

export const openFlexSearchWithOurTerms: OpenEngine = () => {
  const tokens = createTokens();
  return flexSearch(
    'our terms',
    (text, language) => tokens.ofText(text, language).join(' '),
    (text, language) => tokens.ofQuestion(text, language).join(' '),
  );
};

type Reading = (text: string, language: Language) => string;

/** FlexSearch demands every word unless it may suggest; it takes numbers for ids best. */
function flexSearch(terms: Engine['terms'], ofText: Reading, ofQuestion: Reading): Engine {
  const index = terms === 'shipped' ? new Index() : new Index({ encode: (text) => text.split(' ') });
  const names: string[] = [];
  return {
    name: 'FlexSearch',
    terms,
    add: ({ id, text, language }) => void index.add(names.push(id) - 1, ofText(text, language)),
    search(question, language, limit) {
      const found = index.search(ofQuestion(question, language), { limit, suggest: true });
      return Array.isArray(found) ? found.map((number) => names[Number(number)] ?? '') : [];
    },
  };
}

function ids(found: readonly { id: unknown }[]): string[] {
  return found.map(({ id }) => String(id));
}
