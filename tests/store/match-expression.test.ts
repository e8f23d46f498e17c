import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toMatchExpression } from '../../src/store/match-expression.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { CandidateQuery } from '../../src/subscriptions/candidates.ts';
import { toIndexWords } from '../../src/subscriptions/text.ts';
import { acme, addArticle, start } from '../contracts/store-samples.ts';
import { createHandClock } from '../fakes/hand-clock.ts';
import { createTempFolder } from './temp-folder.ts';

const texts = [
  'Micron in China: export controls',
  'controls on the export of AT&T switches, 3.5% up',
  '中国禁止美光产品 "OR" NEAR/8 (words)',
  'Erdoğan’s F-35 and the $MU share — AND NOT micron',
];

const word = fc.oneof(
  fc.constantFrom(...texts.flatMap((text) => toIndexWords(text).split(' '))),
  fc.constantFrom('"', '""', '*', '^', '&', '\0', '-', 'AND', 'words:', '', ' ', 'é', '\u{1e900}', '('),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const query: fc.Arbitrary<CandidateQuery> = fc.letrec<{ query: CandidateQuery }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({
      kind: fc.constant('words'),
      words: fc.array(word, { minLength: 1, maxLength: 3 }),
      prefix: fc.boolean(),
    }),
    fc.constant<CandidateQuery>({ kind: 'everything' }),
    fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(tie('query'), { maxLength: 3 }) }),
  ),
})).query;

/** What the query means, on the words of one text. */
function meets(asked: CandidateQuery, words: readonly string[]): boolean {
  if (asked.kind === 'everything') return true;
  if (asked.kind !== 'words') {
    return asked.kind === 'all'
      ? asked.of.every((part) => meets(part, words))
      : asked.of.some((part) => meets(part, words));
  }
  const last = asked.words.length - 1;
  return words.some((_, from) =>
    asked.words.every((each, offset) => {
      const there = words[from + offset];
      if (there === undefined) return false;
      return asked.prefix && offset === last ? there.startsWith(each) : there === each;
    }),
  );
}

describe('the expression for the full-text index', () => {
  it('finds at least what the query means, whatever is typed', async () => {
    const folder = createTempFolder();
    const path = join(folder.path, 'wirewatch.db');
    const store = await openStore({ path, clock: createHandClock(), log: pino({ level: 'silent' }) });
    onTestFinished(() => store.close().then(folder.remove));
    for (const [index, title] of texts.entries()) {
      await addArticle(store, { url: `${index}`, title, summary: '', body: '', publishedAt: start + index });
    }
    let met = 0;
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const found = await store.articles.candidates({
          query: asked,
          workspaceId: acme,
          since: 0,
          before: null,
          limit: 9,
        });
        const titles = new Set(found.map(({ title }) => title));
        const expected = texts.filter((text) => meets(asked, toIndexWords(text).split(' ')));
        met += expected.length;
        expect(expected.filter((title) => !titles.has(title))).toEqual([]);
      }),
      { seed: 42, numRuns: 1500 },
    );
    expect(met).toBeGreaterThan(500);
  });

  it('puts every word in quotes, and what is said twice once', () => {
    const words = (text: string, prefix = false): CandidateQuery => ({ kind: 'words', words: text.split(' '), prefix });
    const asked: CandidateQuery = {
      kind: 'all',
      of: [words('export contr', true), { kind: 'any', of: [words('a"b'), words('micron'), words('micron')] }],
    };
    expect(toMatchExpression(asked)).toEqual({
      kind: 'expression',
      text: '("export contr"* AND ("a""b" OR "micron"))',
    });
  });
});
