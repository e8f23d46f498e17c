import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { addChannel } from './store-samples.ts';

/** All or nothing, one after the other, and no way past them. */
export function describeTransactions(get: () => Store): void {
  describe('transactions', () => {
    it('sees its own writes and keeps them', async () => {
      const seen = await get().transaction(async (within) => {
        await within.settings.save('a', 1);
        return within.settings.read('a');
      });
      expect([seen, await get().settings.read('a')]).toEqual([1, 1]);
    });

    it('keeps nothing of what threw, and hands the error on', async () => {
      const failing = get().transaction(async (within) => {
        await within.settings.save('a', 1);
        await addChannel(within);
        throw new Error('no further');
      });
      await expect(failing).rejects.toThrow('no further');
      expect(await get().settings.read('a')).toBeNull();
      expect(await get().channels.ofPlatform('discord')).toEqual([]);
    });

    it('lets two transactions pass one after the other', async () => {
      const add = (): Promise<void> =>
        get().transaction(async (within) => {
          const before = Number((await within.settings.read('count')) ?? 0);
          await new Promise((resolve) => setImmediate(resolve));
          await within.settings.save('count', before + 1);
        });
      await Promise.all(Array.from({ length: 10 }, add));
      expect(await get().settings.read('count')).toBe(10);
    });

    it('shows a reader outside nothing of a transaction that is under way', async () => {
      const { promise: hasWritten, resolve: written } = Promise.withResolvers<void>();
      const failing = get().transaction(async (within) => {
        await within.settings.save('a', 1);
        written();
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('undone');
      });
      await hasWritten;
      const outside = get().settings.read('a');
      await expect(failing).rejects.toThrow('undone');
      expect(await outside).toBeNull();
    });

    it('refuses a transaction inside another one', async () => {
      const nested = get().transaction((within) => within.transaction(async () => 1));
      await expect(nested).rejects.toMatchObject({ code: 'internal' });
    });

    it('refuses, rather than hang, when the outer store is used inside', async () => {
      const store = get();
      await expect(store.transaction(() => store.settings.read('a'))).rejects.toMatchObject({ code: 'internal' });
      await expect(store.transaction(() => store.transaction(async () => 1))).rejects.toMatchObject({
        code: 'internal',
      });
      expect(await store.settings.read('a')).toBeNull();
    });

    it('refuses the store of a transaction that has ended', async () => {
      let leaked: Store | undefined;
      await get().transaction(async (within) => {
        leaked = within;
      });
      await expect(leaked?.settings.save('a', 1)).rejects.toThrow();
      expect(await get().settings.read('a')).toBeNull();
    });
  });
}
