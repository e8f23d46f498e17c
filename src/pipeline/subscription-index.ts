import { toMatchedText } from '../chat/archive.ts';
import { toSentence } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { createMatcher } from '../subscriptions/matcher.ts';
import { parseQuery } from '../subscriptions/parse-query.ts';
import type { Subscription } from '../subscriptions/subscription.ts';

/** Every subscription of the installation, held against each article as it comes. Lives in memory; changes after the commit. */
export interface SubscriptionIndex {
  load(store: Store): Promise<void>;
  add(subscription: Subscription): void;
  remove(subscriptionId: number): void;
  /** The subscriptions that the article meets, by channel. Who may read the article is the router's question. */
  match(article: Parameters<typeof toMatchedText>[0]): ReadonlyMap<number, readonly number[]>;
  readonly size: number;
}

const pageSize = 5000;

export function createSubscriptionIndex(log: Log): SubscriptionIndex {
  const matcher = createMatcher();
  const channels = new Map<number, number>();

  function add(subscription: Subscription): void {
    try {
      matcher.add(subscription.id, parseQuery(subscription.query).query);
      channels.set(subscription.id, subscription.channelId);
    } catch (error) {
      // A query that an older version took and this one refuses: its channel must hear of it, not lose the rest.
      log.error(
        { subscription: subscription.id, reason: toSentence(error) },
        'A stored query cannot be read; it is not matched',
      );
    }
  }

  return {
    async load(store) {
      for (let afterId = 0; ; ) {
        const page = await store.subscriptions.page(afterId, pageSize);
        for (const subscription of page) add(subscription);
        const last = page.at(-1);
        if (last === undefined || page.length < pageSize) return;
        afterId = last.id;
      }
    },
    add,
    remove(subscriptionId) {
      if (channels.delete(subscriptionId)) matcher.remove(subscriptionId);
    },
    match(article) {
      const met = new Map<number, number[]>();
      for (const { id } of matcher.match(toMatchedText(article))) {
        const channelId = channels.get(id);
        if (channelId === undefined) continue;
        const present = met.get(channelId);
        if (present === undefined) met.set(channelId, [id]);
        else present.push(id);
      }
      return met;
    },
    get size() {
      return channels.size;
    },
  };
}
