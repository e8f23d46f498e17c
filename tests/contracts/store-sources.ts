import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { acme, addArticle, globex, start, toSource } from './store-samples.ts';

/** Who sees a source, who may take it, and what outlives a change of the list. */
export function describeSources(get: () => Store): void {
  describe('sources', () => {
    const state = {
      cursor: { etag: '"1"', movedTo: 'https://thewire.example/new.xml' },
      firstFetchedAt: start,
      nextPollAt: start + 60,
      pollEveryMs: 60,
      lastSuccessAt: start,
      lastArticleAt: start - 5,
      failures: 2,
      failingSince: start - 9,
      lastError: { code: 'timed_out', sentence: 'It took too long.', at: start },
      parked: { at: start, reason: 'It is gone.' },
    };

    it('keeps how a source fares when it is listed again, and takes its new name', async () => {
      await get().sources.sync([toSource()], start);
      await get().sources.saveState('the-wire', state);
      const source = toSource({ name: 'The Wire Daily', topics: [] });
      await get().sources.sync([source], start + 1000);
      expect(await get().sources.byId('the-wire')).toEqual({ source, ...state });
    });

    it('begins anew at a new address, but knows that the source is not new', async () => {
      await get().sources.sync([toSource()], start);
      await get().sources.saveState('the-wire', state);
      await get().sources.sync([toSource({ url: 'https://thewire.example/v2.xml' })], start + 1000);
      expect(await get().sources.byId('the-wire')).toMatchObject({
        cursor: null,
        parked: null,
        failures: 0,
        nextPollAt: start + 1000,
        firstFetchedAt: start,
      });
    });

    it('takes away what is no longer listed, and nothing of a workspace', async () => {
      const own = toSource({ id: 'own', workspaceId: acme });
      await get().sources.add(own, start);
      await get().sources.sync([toSource(), toSource({ id: 'other' })], start);
      await get().sources.sync([toSource(), toSource({ id: 'own', name: 'Mine now' })], start);
      const all = await get().sources.visibleTo(null);
      expect(all.map(({ source }) => source)).toEqual([own, toSource()]);
    });

    it('keeps the articles of a source that is removed', async () => {
      await get().sources.add(toSource(), start);
      const article = await addArticle(get());
      await get().sources.remove('the-wire');
      expect(await get().sources.byId('the-wire')).toBeNull();
      expect(await get().articles.byId(article.id)).toEqual(article);
    });

    it('refuses a second source of the same id', async () => {
      await get().sources.add(toSource(), start);
      const again = get().sources.add(toSource({ workspaceId: acme }), start);
      await expect(again).rejects.toMatchObject({ code: 'source_exists' });
    });

    it('shows a workspace its own and the installation’s', async () => {
      await get().sources.add(toSource({ id: 'a', workspaceId: acme }), start);
      await get().sources.add(toSource({ id: 'g', workspaceId: globex }), start);
      await get().sources.sync([toSource()], start);
      const seenBy = async (workspaceId: string | null) =>
        (await get().sources.visibleTo(workspaceId)).map(({ source }) => source.id);
      expect(await seenBy(acme)).toEqual(['a', 'the-wire']);
      expect(await seenBy(globex)).toEqual(['g', 'the-wire']);
      expect(await seenBy('console:local')).toEqual(['the-wire']);
      expect(await seenBy(null)).toEqual(['a', 'g', 'the-wire']);
    });

    it('gives a due source to one watcher until the lease is over or given back', async () => {
      await get().sources.sync([toSource()], start);
      const take = async (now: number) => (await get().sources.takeDue(now, now + 100, 5)).length;
      expect(await take(start - 1)).toBe(0);
      expect(await take(start)).toBe(1);
      expect(await take(start + 99)).toBe(0);
      expect(await get().sources.nextDueAt()).toBe(start + 100);
      expect(await take(start + 100)).toBe(1);
      await get().sources.saveState('the-wire', { nextPollAt: start + 150 });
      expect(await get().sources.nextDueAt()).toBe(start + 150);
      expect(await take(start + 150)).toBe(1);
    });

    it('takes the longest due first, as many as are asked for', async () => {
      for (const [id, at] of [
        ['c', 3],
        ['a', 1],
        ['b', 2],
      ] as const)
        await get().sources.add(toSource({ id }), start + at);
      const ids = (await get().sources.takeDue(start + 9, start + 99, 2)).map(({ source }) => source.id);
      expect(ids).toEqual(['a', 'b']);
    });

    it('passes a parked source over until it is woken', async () => {
      await get().sources.sync([toSource()], start);
      await get().sources.saveState('the-wire', { parked: state.parked });
      expect(await get().sources.takeDue(start, start + 1, 5)).toEqual([]);
      expect(await get().sources.nextDueAt()).toBeNull();
      await get().sources.wake('the-wire', start + 7);
      expect(await get().sources.nextDueAt()).toBe(start + 7);
      expect((await get().sources.byId('the-wire'))?.parked).toBeNull();
    });
  });
}
