/** SQLite's FTS5 in memory, with its own tokenizers or with our terms. */

import { DatabaseSync } from 'node:sqlite';
import type { Engine, OpenEngine } from './engine.ts';
import { createTokens } from './our-terms.ts';

type Tokenizer = 'unicode61' | 'unicode61 remove_diacritics 0' | 'porter unicode61' | 'trigram';

/** FTS5 as shipped; every word of the question may match (OR), the best by its bm25(). */
export const openFts5 =
  (tokenizer: Tokenizer): OpenEngine =>
  () => {
    const words =
      tokenizer === 'trigram' ? trigrams : (text: string) => text.match(/[\p{L}\p{M}\d]+/gu) ?? [];
    return engine(`FTS5 ${tokenizer}`, 'shipped', { tokenizer, ofText: (text) => text, ofQuestion: words });
  };

export const openFts5WithOurTerms: OpenEngine = (language) => {
  const tokens = createTokens();
  return engine('FTS5', 'our terms', {
    tokenizer: 'unicode61',
    ofText: (text, own = language) => tokens.ofText(text, own).join(' '),
    ofQuestion: (text, own = language) => tokens.ofQuestion(text, own),
  });
};

/** The same terms, but the question as it is: FTS5 has no list of words that only ask. */
export const openFts5WithWholeQuestions: OpenEngine = (language) => {
  const tokens = createTokens();
  return engine('FTS5, whole questions', 'our terms', {
    tokenizer: 'unicode61',
    ofText: (text, own = language) => tokens.ofText(text, own).join(' '),
    ofQuestion: (text, own = language) => tokens.ofWhole(text, own),
  });
};

interface Reading {
  tokenizer: Tokenizer;
  ofText(text: string, language: 'vi' | 'ko' | 'en'): string;
  ofQuestion(text: string, language: 'vi' | 'ko' | 'en'): string[];
}

function engine(name: string, terms: Engine['terms'], reading: Reading): Engine {
  const database = new DatabaseSync(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE passage USING fts5(id UNINDEXED, text, tokenize="${reading.tokenizer}")`,
  );
  database.exec('BEGIN');
  const insert = database.prepare('INSERT INTO passage (id, text) VALUES (?, ?)');
  const select = database.prepare(
    'SELECT id FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ?',
  );
  return {
    name,
    terms,
    memoryUnseen: true,
    add: ({ id, language, text }) => void insert.run(id, reading.ofText(text, language)),
    finish: () => database.exec('COMMIT'),
    search(question, language, limit) {
      const tokens = [...new Set(reading.ofQuestion(question, language))];
      if (tokens.length === 0) return [];
      const match = tokens.map((token) => `"${token.replaceAll('"', '')}"`).join(' OR ');
      return select.all(match, limit).map(({ id }) => String(id));
    },
    close: () => database.close(),
  };
}

function trigrams(text: string): string[] {
  const letters = [...text.replace(/[^\p{L}\p{M}\d]+/gu, ' ')];
  return letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(''));
}
