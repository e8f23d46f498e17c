import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import type { CandidateQuery } from '../../src/subscriptions/candidates.ts';
import { acme, addArticle, globex, start, toArticle, toFound } from './store-samples.ts';

const everything: CandidateQuery = { kind: 'everything' };
const words = (text: string, prefix = false): CandidateQuery => ({ kind: 'words', words: text.split(' '), prefix });
const all = (...of: readonly CandidateQuery[]): CandidateQuery => ({ kind: 'all', of });
const any = (...of: readonly CandidateQuery[]): CandidateQuery => ({ kind: 'any', of });

/** Articles and stories: what is known, what is found, and who sees it. */
export function describeArchive(get: () => Store): void {
  const search = (query: CandidateQuery, workspaceId = acme, limit = 100) =>
    get().articles.candidates({ query, workspaceId, since: 0, before: null, limit });
  const titles = async (query: CandidateQuery, workspaceId = acme) =>
    (await search(query, workspaceId)).map(({ title }) => title);

  describe('articles', () => {
    it('gives back an article as it was added', async () => {
      const article = toArticle({ guid: 'g1', title: 'A NUL \0, a “quote” and 美光', byline: null, image: null });
      const added = await addArticle(get(), article, { workspaceId: acme, seenAt: start + 3 });
      expect(added).toMatchObject({ ...article, workspaceId: acme, seenAt: start + 3, sourceId: 'the-wire' });
      expect(await get().articles.byId(added.id)).toEqual(added);
      expect(await get().articles.byId(added.id + 1)).toBeNull();
      expect(await get().articles.count()).toBe(1);
    });

    it('knows an article by its address, or by its guid within the source', async () => {
      const { id, storyId } = await addArticle(get(), { guid: 'g1' });
      const known = { id, storyId };
      const asked = [
        toFound(toArticle({ url: 'https://thewire.example/new' })),
        toFound(toArticle({ guid: 'changed' })),
        toFound(toArticle({ url: 'https://thewire.example/moved', guid: 'g1' })),
      ];
      expect(await get().articles.known('the-wire', null, asked)).toEqual([null, known, known]);
      expect(await get().articles.known('other', null, asked)).toEqual([null, known, null]);
      expect(await get().articles.known('the-wire', null, [])).toEqual([]);
    });

    it('answers for a whole feed at once', async () => {
      const { id } = await addArticle(get(), { url: 'https://thewire.example/700' });
      const asked = Array.from({ length: 1000 }, (_, index) =>
        toFound(toArticle({ url: `https://thewire.example/${index}`, guid: `${index}` })),
      );
      const known = await get().articles.known('the-wire', null, asked);
      expect(known.map((one) => one?.id ?? null)).toEqual(asked.map((_, index) => (index === 700 ? id : null)));
    });

    // Whose article it is, who asks, and whether the article is there for them.
    const visibility = [
      [null, null, true],
      [null, acme, true],
      [acme, acme, true],
      [acme, null, false],
      [acme, globex, false],
      [globex, acme, false],
    ] as const;

    it.each(visibility)('an article of %s is known to a source of %s: %s', async (owner, asker, isThere) => {
      await addArticle(get(), { guid: 'g1' }, { workspaceId: owner });
      const byUrl = toFound(toArticle());
      const byGuid = toFound(toArticle({ url: 'https://thewire.example/moved', guid: 'g1' }));
      const known = await get().articles.known('the-wire', asker, [byUrl, byGuid]);
      expect(known.map((one) => one !== null)).toEqual([isThere, isThere]);
    });

    it.each(visibility)('an article of %s joins a story for %s: %s', async (owner, asker, isThere) => {
      const { id, storyId } = await addArticle(get(), {}, { workspaceId: owner });
      await get().stories.addMember(storyId, id, { words: 3 }, ['micron'], start);
      const found = await get().stories.candidates(['micron'], asker, 0);
      expect(found).toEqual(isThere ? [{ storyId, articleId: id, publishedAt: start, fingerprint: { words: 3 } }] : []);
    });

    it.each(visibility.filter(([, asker]) => asker !== null))(
      'an article of %s is shown to %s: %s',
      async (owner, asker, isThere) => {
        const { storyId } = await addArticle(get(), {}, { workspaceId: owner });
        const count = isThere ? 1 : 0;
        expect(await get().articles.ofStory(storyId, asker ?? '')).toHaveLength(count);
        expect(await search(words('micron'), asker ?? '')).toHaveLength(count);
        expect(await search(everything, asker ?? '')).toHaveLength(count);
      },
    );

    it('lets two workspaces and everyone have an article at one address', async () => {
      for (const workspaceId of [null, acme, globex]) await addArticle(get(), { guid: 'g' }, { workspaceId });
      await expect(addArticle(get(), {}, { workspaceId: acme })).rejects.toMatchObject({ code: 'internal' });
      expect(await get().articles.count()).toBe(3);
    });

    it('gives the articles of a story oldest first', async () => {
      const { storyId } = await addArticle(get(), { url: 'https://a.example/2', publishedAt: start + 2 });
      await addArticle(get(), { url: 'https://a.example/1', publishedAt: start + 1 }, { storyId });
      const urls = (await get().articles.ofStory(storyId, acme)).map(({ url }) => url);
      expect(urls).toEqual(['https://a.example/1', 'https://a.example/2']);
    });

    it('gives a source’s last publication times, newest first, and the oldest since', async () => {
      for (const [index, at] of [40_000, 20_000, 30_000].entries()) {
        await addArticle(get(), { url: `https://a.example/${index}`, publishedAt: start + at });
      }
      expect(await get().articles.recentTimes('the-wire', 2)).toEqual([start + 40_000, start + 30_000]);
      expect(await get().articles.recentTimes('other', 2)).toEqual([]);
      expect(await get().articles.oldestSince(start + 20_001)).toBe(start + 30_000);
      expect(await get().articles.oldestSince(start + 50_000)).toBeNull();
    });
  });

  describe('candidates', () => {
    const texts = {
      ban: toArticle({
        url: 'https://a.example/ban',
        title: 'ban',
        summary: 'Micron in China',
        body: 'Export controls.',
      }),
      talks: toArticle({
        url: 'https://a.example/talks',
        title: 'talks',
        summary: 'AT&T and Micron',
        body: 'controls on export',
      }),
      chinese: toArticle({ url: 'https://a.example/cn', title: 'chinese', summary: '中国禁止美光产品', body: '' }),
      accents: toArticle({ url: 'https://a.example/tr', title: 'accents', summary: 'Erdoğan ужасный', body: '' }),
    };

    it.each<[string, CandidateQuery, readonly string[]]>([
      ['a word', words('micron'), ['talks', 'ban']],
      ['a phrase', words('export controls'), ['ban']],
      ['a prefix', words('contr', true), ['talks', 'ban']],
      ['a phrase that ends in a prefix', words('export contr', true), ['ban']],
      ['a word with &', words('at&t'), ['talks']],
      ['characters that touch', words('美 光'), ['chinese']],
      ['a word without its marks', words('erdogan'), ['accents']],
      ['a word with marks of its own', words('ужасный'), ['accents']],
      ['all', all(words('micron'), words('china')), ['ban']],
      ['any', any(words('china'), words('at&t')), ['talks', 'ban']],
      ['any within all', all(words('micron'), any(words('china'), words('mars'))), ['ban']],
      ['all with something unknown', all(words('china'), everything), ['ban']],
      ['any with something unknown', any(words('china'), everything), ['accents', 'chinese', 'talks', 'ban']],
      ['a word of punctuation alone', words('&'), ['accents', 'chinese', 'talks', 'ban']],
      ['nothing that narrows', all(), ['accents', 'chinese', 'talks', 'ban']],
      ['nothing at all', any(), []],
      ['operators as words', words('micron or china'), []],
      ['quotes, stars, NUL and columns', words('"micron" OR words:x* \0 ^ { - +'), []],
      ['a quote alone', words('"'), ['accents', 'chinese', 'talks', 'ban']],
    ])('finds %s', async (_name, query, expected) => {
      for (const [index, article] of Object.values(texts).entries()) {
        await addArticle(get(), { ...article, publishedAt: start + index * 1000 });
      }
      expect(await titles(query)).toEqual(expected);
    });

    it('finds too much rather than fail where a query is beyond all measure', async () => {
      await addArticle(get());
      let deep: CandidateQuery = words('nowhere');
      for (let depth = 0; depth < 3000; depth += 1) deep = depth % 2 === 0 ? all(deep) : any(deep);
      expect(await search(deep)).toHaveLength(1);
      const long = all(...Array.from({ length: 5000 }, (_, index) => words(`w${index}`)));
      expect(await search(long)).toHaveLength(1);
    });

    it('gives pages by publication, newest first, whatever the order of arrival', async () => {
      const published = [50, 10, 30, 30, 20, 40, 30, 60].map((seconds) => start + seconds * 1000);
      for (const [index, publishedAt] of published.entries()) {
        await addArticle(get(), { url: `https://a.example/${index}`, publishedAt });
      }
      for (const query of [words('micron'), everything]) {
        const seen: number[] = [];
        let before: { publishedAt: number; id: number } | null = null;
        for (let pages = 0; pages < 9; pages += 1) {
          const page = await get().articles.candidates({
            query,
            workspaceId: acme,
            since: start + 20_000,
            before,
            limit: 2,
          });
          seen.push(...page.map(({ publishedAt }) => (publishedAt - start) / 1000));
          const last = page.at(-1);
          if (last === undefined) break;
          before = last;
        }
        expect(seen).toEqual([60, 50, 40, 30, 30, 30, 20]);
      }
    });

    it('takes dates that cannot be for the first and the last', async () => {
      const times = [Number.MAX_SAFE_INTEGER, -5, start];
      for (const [index, publishedAt] of times.entries()) await addArticle(get(), { url: `${index}`, publishedAt });
      const query = { query: everything, workspaceId: acme, since: -10, before: null, limit: 9 };
      const found = await get().articles.candidates(query);
      expect(found.map(({ publishedAt }) => publishedAt)).toEqual([Number.MAX_SAFE_INTEGER, start, -5]);
    });
  });

  describe('stories', () => {
    it('gives the members that share a key, most shared first, since a time', async () => {
      const add = async (url: string, keys: readonly string[], at: number) => {
        const { id, storyId } = await addArticle(get(), { url });
        await get().stories.addMember(storyId, id, url, keys, at);
      };
      await add('one', ['a'], start);
      await add('two', ['a', 'b', 'b'], start);
      await add('old', ['a', 'b'], start - 10);
      await add('none', [], start);
      const found = await get().stories.candidates<string>(['a', 'b', 'c', 'a'], null, start);
      expect(found.map(({ fingerprint }) => fingerprint)).toEqual(['two', 'one']);
      expect(await get().stories.candidates([], null, 0)).toEqual([]);
    });
  });
}
