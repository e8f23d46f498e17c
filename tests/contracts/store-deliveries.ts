import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { addChannel, addDelivery, addSubscription, start } from './store-samples.ts';

const error = { code: 'platform_unavailable', sentence: 'It did not answer.' };

/** Order within a channel, and that nothing is lost on the way. */
export function describeDeliveries(get: () => Store): void {
  const take = async (now = start, limit = 10) => (await get().deliveries.takeDue(now, limit)).map(({ id }) => id);

  describe('deliveries', () => {
    it('gives back a delivery as it was added, now active', async () => {
      const { id: channelId } = await addChannel(get());
      await addDelivery(get(), channelId, 'd1', { subscriptionIds: [3, 1], kind: 'reply' });
      const [delivery] = await get().deliveries.takeDue(start, 1);
      expect(delivery).toMatchObject({
        id: 'd1',
        channelId,
        kind: 'reply',
        subscriptionIds: [3, 1],
        status: 'active',
        attempts: 0,
        isUncertain: false,
        error: null,
        dueAt: start,
        createdAt: start,
      });
    });

    it('takes one a channel, in the order they were added, when the last is done', async () => {
      const chips = await addChannel(get(), 'chips');
      const trade = await addChannel(get(), 'trade');
      for (const id of ['c1', 'c2', 'c3']) await addDelivery(get(), chips.id, id);
      await addDelivery(get(), trade.id, 't1');
      expect(await take()).toEqual(['c1', 't1']);
      expect(await take()).toEqual([]);
      await get().deliveries.complete('c1', start);
      expect(await take()).toEqual(['c2']);
      await get().deliveries.fail('c2', start, error);
      expect(await take()).toEqual(['c3']);
    });

    it('takes no more channels than asked for, the longest due first', async () => {
      for (const [name, dueAt] of [
        ['late', start - 1],
        ['first', start - 9],
        ['second', start - 5],
      ] as const) {
        await addDelivery(get(), (await addChannel(get(), name)).id, name, { dueAt });
      }
      expect((await take(start, 2)).sort()).toEqual(['first', 'second']);
      expect(await take(start, 2)).toEqual(['late']);
    });

    it('holds back all that follow one that waits for its next try', async () => {
      const { id: channelId } = await addChannel(get());
      for (const id of ['d1', 'd2']) await addDelivery(get(), channelId, id);
      await take();
      await get().deliveries.retry('d1', start + 100, true, error);
      expect(await take(start + 99)).toEqual([]);
      expect(await get().deliveries.nextDueAt()).toBe(start + 100);
      const [again] = await get().deliveries.takeDue(start + 100, 5);
      expect(again).toMatchObject({ id: 'd1', attempts: 1, isUncertain: true, error });
    });

    it('sends nothing to a parked channel, nor to a paused one before its time', async () => {
      const parked = await addChannel(get(), 'parked');
      const paused = await addChannel(get(), 'paused');
      for (const { id, name } of [parked, paused]) await addDelivery(get(), id, name);
      await get().channels.park(parked.id, { at: start, reason: 'Gone.' });
      await get().channels.pause(paused.id, start, start + 50);
      expect(await take()).toEqual([]);
      expect(await get().deliveries.nextDueAt()).toBe(start + 50);
      expect(await take(start + 50)).toEqual(['paused']);
      expect(await get().deliveries.nextDueAt()).toBeNull();
      await get().channels.park(parked.id, null);
      expect(await take()).toEqual(['parked']);
    });

    it('never names a time for a channel whose delivery is in hand', async () => {
      const { id: channelId } = await addChannel(get());
      for (const id of ['d1', 'd2']) await addDelivery(get(), channelId, id);
      await take();
      expect(await get().deliveries.nextDueAt()).toBeNull();
    });

    it('gives back what a dead process had in hand, uncertain, and first in its channel', async () => {
      const { id: channelId } = await addChannel(get());
      for (const id of ['d1', 'd2']) await addDelivery(get(), channelId, id);
      await take();
      expect(await get().deliveries.recoverActive()).toBe(1);
      expect(await get().deliveries.recoverActive()).toBe(0);
      const [again] = await get().deliveries.takeDue(start, 5);
      expect(again).toMatchObject({ id: 'd1', isUncertain: true, attempts: 1 });
    });

    it('lets a late answer change nothing of what is not in hand', async () => {
      const { id: channelId } = await addChannel(get());
      await addDelivery(get(), channelId, 'd1');
      await get().deliveries.cancelWaiting({ channelId });
      await get().deliveries.complete('d1', start);
      await get().deliveries.retry('d1', start, false, error);
      expect(await get().deliveries.counts()).toMatchObject({ cancelled: 1, completed: 0, retry: 0 });
    });

    it('cancels what waits: of a channel, a story or a subscription, never what is in hand', async () => {
      const chips = await addChannel(get(), 'chips');
      const trade = await addChannel(get(), 'trade');
      const one = await addSubscription(get(), chips.id, 'one');
      const two = await addSubscription(get(), chips.id, 'two');
      for (const id of ['active', 'both', 'only', 'story', 'rest']) {
        const subscriptionIds = { both: [one.id, two.id], only: [one.id] }[id] ?? [two.id];
        await addDelivery(get(), chips.id, id, { subscriptionIds });
      }
      await addDelivery(get(), trade.id, 'other');
      expect(await take()).toEqual(['active', 'other']);
      await get().deliveries.recoverActive();
      expect(await take(start, 1)).toEqual(['active']);

      const ofSubscription = await get().deliveries.cancelWaiting({ channelId: chips.id, subscriptionId: one.id });
      expect(ofSubscription).toBe(1);
      await get().deliveries.complete('active', start);
      const [both] = await get().deliveries.takeDue(start, 1);
      expect(both).toMatchObject({ id: 'both', subscriptionIds: [two.id] });
      await get().deliveries.complete('both', start);
      const [story] = await get().deliveries.takeDue(start, 1);
      expect(story?.id).toBe('story');
      await get().deliveries.retry('story', start, false, error);
      const filter = { channelId: chips.id, storyId: story?.storyId ?? 0 };
      expect(await get().deliveries.cancelWaiting(filter)).toBe(1);
      expect(await get().deliveries.cancelWaiting({ channelId: chips.id })).toBe(1);
      expect(await get().deliveries.counts()).toEqual({
        created: 0,
        active: 0,
        retry: 1,
        completed: 2,
        failed: 0,
        cancelled: 3,
      });
    });

    it('knows of an edit that waits, not of one that is in hand', async () => {
      const { id: channelId } = await addChannel(get());
      await addDelivery(get(), channelId, 'd1', { kind: 'edit' });
      const [latest] = [await get().alerts.latest(channelId)];
      const alertId = latest?.id ?? 0;
      expect(await get().deliveries.hasWaitingEdit(alertId)).toBe(true);
      expect(await get().deliveries.hasWaitingEdit(alertId + 1)).toBe(false);
      await take();
      expect(await get().deliveries.hasWaitingEdit(alertId)).toBe(false);
    });

    it('lists what was given up since, newest first', async () => {
      for (const [index, name] of ['a', 'b', 'c'].entries()) {
        await addDelivery(get(), (await addChannel(get(), name)).id, name);
        await take();
        await get().deliveries.fail(name, start + index, error);
      }
      const failed = await get().deliveries.failedSince(start + 1, 5);
      expect(failed.map(({ id, status, error: why }) => [id, status, why])).toEqual([
        ['c', 'failed', error],
        ['b', 'failed', error],
      ]);
      expect(await get().deliveries.failedSince(start, 1)).toHaveLength(1);
    });
  });
}
