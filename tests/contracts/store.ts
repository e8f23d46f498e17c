import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { describeArchive } from './store-archive.ts';
import { describeDeliveries } from './store-deliveries.ts';
import { acme, addArticle, addChannel, addSubscription, globex, start } from './store-samples.ts';
import { describeSources } from './store-sources.ts';
import { describeTransactions } from './store-transactions.ts';

/** What every store promises. `open` gives an empty one, and what cleans up after it. */
export type OpenStore = () => Promise<{ readonly store: Store; readonly clean: () => Promise<void> }>;

export function describeStore(name: string, open: OpenStore): void {
  describe(name, () => {
    let store: Store;
    let clean: () => Promise<void>;
    beforeEach(async () => {
      ({ store, clean } = await open());
    });
    afterEach(() => clean());

    describeChannels(() => store);
    describeSubscriptions(() => store);
    describeSources(() => store);
    describeArchive(() => store);
    describeAlerts(() => store);
    describeDeliveries(() => store);
    describeConsole(() => store);
    describeTransactions(() => store);
  });
}

function describeChannels(get: () => Store): void {
  describe('channels', () => {
    it('finds a channel by its address, and renews its name', async () => {
      const first = await addChannel(get());
      const again = await get().channels.ensure({ ...first, name: 'renamed' });
      expect(again).toEqual({ ...first, name: 'renamed' });
      expect(await get().channels.byId(first.id)).toEqual(again);
      expect(await get().channels.byId(999)).toBeNull();
    });

    it('keeps apart the same channel of two workspaces', async () => {
      const one = await addChannel(get(), 'shared', acme);
      const other = await addChannel(get(), 'shared', globex);
      expect(other.id).not.toBe(one.id);
      expect(await get().channels.ofPlatform('discord')).toEqual([one, other]);
      expect(await get().channels.ofPlatform('slack')).toEqual([]);
    });

    it('pauses until a time or for ever, and resumes', async () => {
      const { id } = await addChannel(get());
      await get().channels.pause(id, start, start + 5);
      expect(await get().channels.byId(id)).toMatchObject({ pausedAt: start, pausedUntil: start + 5 });
      await get().channels.pause(id, start, Number.POSITIVE_INFINITY);
      expect(await get().channels.byId(id)).toMatchObject({ pausedUntil: Number.POSITIVE_INFINITY });
      await get().channels.pause(id, start + 9, null);
      expect(await get().channels.byId(id)).toMatchObject({ pausedAt: null, pausedUntil: null });
    });

    it('parks with a reason, and unparks', async () => {
      const { id } = await addChannel(get());
      const parked = { at: start, reason: 'The channel was deleted.' };
      await get().channels.park(id, parked);
      expect((await get().channels.byId(id))?.parked).toEqual(parked);
      await get().channels.park(id, null);
      expect((await get().channels.byId(id))?.parked).toBeNull();
    });

    it('renews the name of a workspace', async () => {
      await get().workspaces.save({ id: acme, name: 'Acme' });
      await get().workspaces.save({ id: acme, name: 'Acme Ltd' });
      await addChannel(get());
    });
  });
}

function describeSubscriptions(get: () => Store): void {
  describe('subscriptions', () => {
    it('numbers them within their channel and never gives a number twice', async () => {
      const chips = await addChannel(get(), 'chips');
      const trade = await addChannel(get(), 'trade');
      const first = await addSubscription(get(), chips.id, 'Micron');
      const second = await addSubscription(get(), chips.id, 'Samsung');
      await get().subscriptions.remove(second.id);
      const third = await addSubscription(get(), chips.id, 'Samsung');
      const elsewhere = await addSubscription(get(), trade.id, 'Micron');
      expect([first.number, second.number, third.number, elsewhere.number]).toEqual([1, 2, 3, 1]);
      expect(await get().subscriptions.ofChannel(chips.id)).toEqual([first, third]);
      expect(await get().subscriptions.byId(second.id)).toBeNull();
    });

    it('refuses a query that the channel has, and loses no number over it', async () => {
      const { id } = await addChannel(get());
      await addSubscription(get(), id);
      await expect(addSubscription(get(), id)).rejects.toMatchObject({ code: 'subscription_exists' });
      expect((await addSubscription(get(), id, 'micron')).number).toBe(2);
    });

    it('gives back whom it may mention', async () => {
      const { id } = await addChannel(get());
      const mention = { kind: 'role', id: '42' } as const;
      const base = { channelId: id, createdAt: start, createdBy: 'ana' };
      const added = await get().subscriptions.add({ ...base, query: 'Micron', mention });
      expect(await get().subscriptions.byId(added.id)).toEqual({ ...base, ...added, mention });
    });

    it('pages through all by id', async () => {
      const { id } = await addChannel(get());
      for (const query of ['a', 'b', 'c', 'd', 'e']) await addSubscription(get(), id, query);
      const first = await get().subscriptions.page(0, 3);
      const rest = await get().subscriptions.page(first.at(-1)?.id ?? 0, 3);
      expect([...first, ...rest].map(({ query }) => query)).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(await get().subscriptions.count()).toBe(5);
    });

    it('takes none for a channel that is not there', async () => {
      await expect(addSubscription(get(), 77)).rejects.toMatchObject({ code: 'internal' });
    });
  });
}

function describeAlerts(get: () => Store): void {
  describe('alerts', () => {
    it('begins one a channel and story, and gives back the one that is there', async () => {
      const { id: channelId } = await addChannel(get());
      const { id: subscriptionId } = await addSubscription(get(), channelId);
      const { storyId, id: articleId } = await addArticle(get());
      const alert = await get().alerts.begin(channelId, storyId, articleId, [subscriptionId], start);
      expect(alert).toMatchObject({ messageRef: null, mutedAt: null, subscriptionIds: [subscriptionId] });
      expect(await get().alerts.begin(channelId, storyId, articleId, [], start)).toEqual(alert);
      expect(await get().alerts.find(channelId, storyId)).toEqual(alert);
      expect(await get().alerts.byId(alert.id)).toEqual(alert);
      expect(await get().alerts.find(channelId, storyId + 1)).toBeNull();
    });

    it('remembers the message, the mute and further subscriptions', async () => {
      const { id: channelId } = await addChannel(get());
      const one = await addSubscription(get(), channelId, 'one');
      const two = await addSubscription(get(), channelId, 'two');
      const { storyId, id: articleId } = await addArticle(get());
      const { id } = await get().alerts.begin(channelId, storyId, articleId, [two.id], start);
      await get().alerts.addSubscriptions(id, [one.id, two.id]);
      await get().alerts.saveRef(id, { message: '7' });
      await get().alerts.mute(channelId, storyId, start + 1);
      expect(await get().alerts.byId(id)).toMatchObject({
        messageRef: { message: '7' },
        mutedAt: start + 1,
        subscriptionIds: [one.id, two.id],
      });
    });

    it('forgets a subscription that is removed, and takes none that is gone', async () => {
      const { id: channelId } = await addChannel(get());
      const { id: subscriptionId } = await addSubscription(get(), channelId);
      const { storyId, id: articleId } = await addArticle(get());
      const { id } = await get().alerts.begin(channelId, storyId, articleId, [subscriptionId], start);
      await get().subscriptions.remove(subscriptionId);
      await get().alerts.addSubscriptions(id, [subscriptionId]);
      expect((await get().alerts.byId(id))?.subscriptionIds).toEqual([]);
    });

    it('knows the last alert of a channel', async () => {
      const { id: channelId } = await addChannel(get());
      expect(await get().alerts.latest(channelId)).toBeNull();
      let last = 0;
      for (const url of ['https://a.example/1', 'https://a.example/2']) {
        const { storyId, id } = await addArticle(get(), { url });
        last = (await get().alerts.begin(channelId, storyId, id, [], start)).id;
      }
      expect((await get().alerts.latest(channelId))?.id).toBe(last);
    });
  });
}

function describeConsole(get: () => Store): void {
  describe('console messages and settings', () => {
    it('shows a message with one key once', async () => {
      const { id: channelId } = await addChannel(get());
      const message = { kind: 'alert', blocks: [] };
      const added = await get().consoleMessages.add({ channelId, key: 'k', message, replyTo: null, sentAt: start });
      const again = await get().consoleMessages.add({ channelId, key: 'k', message: 1, replyTo: null, sentAt: 9 });
      expect(again).toEqual(added);
      expect(added).toMatchObject({ message, editedAt: null });
      await get().consoleMessages.edit(added.id, 'edited', start + 1);
      const edited = { ...added, message: 'edited', editedAt: start + 1 };
      expect(await get().consoleMessages.byId(added.id)).toEqual(edited);
      expect(await get().consoleMessages.byKey(channelId, 'k')).toEqual(edited);
      expect(await get().consoleMessages.byKey(channelId, 'other')).toBeNull();
    });

    it('gives the latest messages, newest last', async () => {
      const { id: channelId } = await addChannel(get());
      const keys = ['1', '2', '3'];
      for (const key of keys)
        await get().consoleMessages.add({ channelId, key, message: key, replyTo: null, sentAt: 1 });
      const shown = await get().consoleMessages.latest(channelId, 2);
      expect(shown.map(({ message }) => message)).toEqual(['2', '3']);
    });

    it('saves a setting over the old one, and reads null where there is none', async () => {
      await get().settings.save('digest', { at: [1, 2] });
      await get().settings.save('digest', { at: [3] });
      expect(await get().settings.read('digest')).toEqual({ at: [3] });
      expect(await get().settings.read('nothing')).toBeNull();
    });
  });
}
