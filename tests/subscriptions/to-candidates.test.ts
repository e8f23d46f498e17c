import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMatchExpression } from '../../src/store/match-expression.ts';
import { matchQuery } from '../../src/subscriptions/matcher.ts';
import { parseQuery } from '../../src/subscriptions/parse-query.ts';
import type { Query } from '../../src/subscriptions/query.ts';
import { QueryError } from '../../src/subscriptions/query-error.ts';
import { toIndexWords } from '../../src/subscriptions/text.ts';
import { toCandidates } from '../../src/subscriptions/to-candidates.ts';
import { aQueryText, aText } from './a-query.ts';
import { anArticle } from './an-article.ts';

describe('the candidates of a query', () => {
  it.each([
    ['"export controls"', { kind: 'words', words: ['export', 'controls'], prefix: false }],
    ['semicond*', { kind: 'words', words: ['semicond'], prefix: true }],
    ['美光', { kind: 'words', words: ['美', '光'], prefix: false }],
    ['마이크론', { kind: 'words', words: ['마이크론'], prefix: true }],
    ['source:bbc', { kind: 'everything' }],
    ['"new Micron" -opinion lang:en', { kind: 'words', words: ['new', 'micron'], prefix: false }],
    [
      '"F-35 jets"',
      {
        kind: 'all',
        of: [
          { kind: 'words', words: ['f35'], prefix: false },
          { kind: 'words', words: ['jets'], prefix: false },
        ],
      },
    ],
  ])('for %s are asked for by its words', (text, candidates) => {
    expect(toCandidates(parseQuery(text).query)).toEqual(candidates);
  });

  it('hold every article that meets it, in a full-text index of SQLite', () => {
    const database = new DatabaseSync(':memory:');
    database.exec(`create virtual table article_words using fts5(words, tokenize = 'ascii')`);
    const insert = database.prepare('insert into article_words (rowid, words) values (1, ?)');
    let met = 0;
    fc.assert(
      fc.property(fc.array(aQueryText, { minLength: 1, maxLength: 8 }), aText, aText, (texts, title, body) => {
        database.exec('delete from article_words');
        insert.run(toIndexWords(`${title}\n\n${body}`));
        for (const query of texts.map(read)) {
          if (query === null || matchQuery(query, anArticle({ title, body })) === null) continue;
          met++;
          const narrowing = toMatchExpression(toCandidates(query));
          expect(narrowing.kind).not.toBe('nothing');
          if (narrowing.kind !== 'expression') continue;
          expect(
            database.prepare('select rowid from article_words where words match ?').all(narrowing.text),
          ).toHaveLength(1);
        }
      }),
      { seed: 42, numRuns: 500 },
    );
    expect(met).toBeGreaterThan(100);
    database.close();
  });
});

function read(text: string): Query | null {
  try {
    return parseQuery(text).query;
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}
