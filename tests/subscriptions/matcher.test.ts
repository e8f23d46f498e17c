import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher, matchQuery } from '../../src/subscriptions/matcher.ts';
import { parseQuery } from '../../src/subscriptions/parse-query.ts';
import type { Query } from '../../src/subscriptions/query.ts';
import { QueryError } from '../../src/subscriptions/query-error.ts';
import { aQueryText, aText } from './a-query.ts';
import { anArticle } from './an-article.ts';
import { matchNaively } from './naive-matcher.ts';

function read(text: string): Query | null {
  try {
    return parseQuery(text).query;
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}

const anyArticle = fc
  .record({ title: aText, summary: aText, body: aText, language: fc.constantFrom('en', 'zh', null) })
  .map(anArticle);
const someQueries = fc.array(aQueryText, { minLength: 1, maxLength: 8 });

describe('the matcher', () => {
  it('finds just what a naive scan of every query finds, while queries come and go', () => {
    let met = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(someQueries, anyArticle, fc.array(fc.nat(20), { maxLength: 6 })), { maxLength: 4 }),
        (rounds) => {
          const matcher = createMatcher();
          const kept = new Map<number, Query>();
          let id = 0;
          for (const [texts, article, gone] of rounds) {
            for (const text of texts) {
              const query = read(text);
              if (query === null) continue;
              kept.set(++id, query);
              matcher.add(id, query);
            }
            for (const each of gone) {
              kept.delete(each);
              matcher.remove(each);
            }
            const expected = [...kept].flatMap(([each, query]) => {
              const sightings = matchNaively(query, article);
              return sightings === null ? [] : [{ id: each, sightings }];
            });
            met += expected.length;
            expect(matcher.match(article)).toEqual(expected);
            expect(matcher.size).toBe(kept.size);
          }
          for (const each of kept.keys()) matcher.remove(each);
          expect([matcher.size, matcher.keyCount]).toEqual([0, 0]);
        },
      ),
      { seed: 42, numRuns: 400 },
    );
    // Else the property would hold for a matcher that finds nothing.
    expect(met).toBeGreaterThan(500);
  });

  it('replaces a query that is added again under its id', () => {
    const matcher = createMatcher();
    matcher.add(1, parseQuery('Micron').query);
    matcher.add(1, parseQuery('Samsung').query);
    expect(matcher.match(anArticle('Micron sues Samsung')).map(({ sightings }) => sightings[0]?.text)).toEqual([
      'Samsung',
    ]);
    expect(matcher.size).toBe(1);
  });

  it('lets go of every query, also of one it never had', () => {
    const matcher = createMatcher();
    matcher.add(1, parseQuery('Micron OR "export controls" OR 美光 OR semi* OR source:bbc').query);
    matcher.remove(2);
    matcher.remove(1);
    expect([matcher.size, matcher.keyCount]).toEqual([0, 0]);
  });

  it('shows the sightings in the order of the article, at most fifty', () => {
    const query = parseQuery('Micron OR ban').query;
    const sightings = matchQuery(
      query,
      anArticle({ title: 'A ban', summary: 'Micron', body: 'ban Micron '.repeat(40) }),
    );
    expect(sightings).toHaveLength(50);
    expect(sightings?.slice(0, 4).map(({ field, start, text }) => [field, start, text])).toEqual([
      ['title', 2, 'ban'],
      ['summary', 0, 'Micron'],
      ['body', 0, 'ban'],
      ['body', 4, 'Micron'],
    ]);
  });

  it('keeps the order of the article where a hyphen parts one of two sightings', () => {
    const sightings = matchQuery(parseQuery('f35s').query, anArticle('F-35s and f35s and F-35s'));
    expect(sightings?.map((sighting) => sighting.text)).toEqual(['F-35s', 'f35s', 'F-35s']);
  });

  it('names the term as the query prints it', () => {
    const [first] = matchQuery(parseQuery('Sanctions').query, anArticle('It was sanctioned.')) ?? [];
    expect(first).toEqual({ term: 'sanctions', field: 'body', start: 7, end: 17, text: 'sanctioned' });
  });

  it('shows nothing of what was left out or of a side of OR that was not met', () => {
    const { query } = parseQuery('Micron OR (Samsung chips) -opinion');
    const texts = matchQuery(query, anArticle('Micron and its chips'))?.map((sighting) => sighting.text);
    expect(texts).toEqual(['Micron']);
  });

  it.each([
    ['a long phrase', `"${'a b '.repeat(100)}c"`],
    ['a phrase that repeats', `"${'a b '.repeat(100)}"`],
    ['two near words', 'b NEAR/50 (b OR "b a b")'],
    ['a beginning', 'aaa* OR b'],
    ['sixty terms', Array.from({ length: 60 }, () => 'b').join(' OR ')],
  ])('holds %s against a megabyte of two words in good time', (_, text) => {
    const startedAt = performance.now();
    matchQuery(parseQuery(text).query, anArticle('a b '.repeat(250_000)));
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
